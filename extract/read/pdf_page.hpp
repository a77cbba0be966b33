// A page of a PDF as plain values: its letters and what is painted, in the order in which they are drawn. No type of
// poppler's is seen beyond pdf_file.cpp, which fills these, so that all rules of layout can be tested by hand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

struct PdfColour {
  double red = 0;  ///< 0..1
  double green = 0;
  double blue = 0;
};

/// One letter. Coordinates are points from the top left corner of the page as it is shown (turned as /Rotate says).
struct PdfGlyph {
  char32_t code = 0;  ///< 0 where the font does not say what the letter is
  PageBox box;        ///< as wide as the pen moves, as high as the font's letters may be
  double base = 0;    ///< where the line of writing is: y for rotation 0 and 2, x for 1 and 3
  double size = 0;    ///< of the font, in points
  PdfColour colour;
  std::uint32_t order = 0;    ///< position among all that the page draws
  std::uint8_t rotation = 0;  ///< writing goes 0 right, 1 down, 2 left, 3 up
  bool bold = false;
  bool slanted = false;    ///< written across the page, as "DRAFT" is
  bool invisible = false;  ///< drawn without ink (text rendering mode 3), as recognised text behind a scan is
  bool unseen = false;     ///< outside of what is shown: clipped away, or of no opacity
};

/// What can cover letters.
enum class PdfPaintKind {
  fill,       ///< an area of one colour
  image,      ///< an opaque picture
  pattern,    ///< an area of a pattern, a shading or a picture with holes: its colours are not known
  redaction,  ///< an annotation that marks an area to be blacked out
};

struct PdfPaint {
  PdfPaintKind kind = PdfPaintKind::fill;
  PageBox box;
  /// Corners x, y, x, y… of an area that is not `box`; an area of several parts is several paints.
  std::vector<double> corners;
  PdfColour colour;
  bool opaque = true;        ///< what is below cannot be seen
  double dots_per_inch = 0;  ///< of an image
  std::uint32_t order = 0;
};

struct PdfPage {
  double width = 0;  ///< points
  double height = 0;
  std::vector<PdfGlyph> glyphs;  ///< in order of drawing
  std::vector<PdfPaint> paints;  ///< in order of drawing; the last of all are the redactions
  std::size_t unmapped = 0;      ///< glyphs that the font maps to no letter
  bool too_full = false;         ///< more letters or areas than are kept; the rest is lost
};

}  // namespace whowhom
