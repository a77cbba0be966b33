// Letters of a page to words, pieces of lines and rows: what stands side by side at one height.
#pragma once

#include <string>
#include <vector>

#include "extract/read/document.hpp"
#include "extract/read/pdf_page.hpp"

namespace whowhom {

/// A piece of a line without a gap that could be one between columns.
struct PdfSegment {
  std::string text;         ///< UTF-8, words parted by one blank
  PageBox box;              ///< turned so that the writing goes right
  double base = 0;          ///< y of the line of writing
  double size = 0;          ///< of most of its letters, in points
  double first_width = 0;   ///< of its first word
  bool bold = false;        ///< all of it
  std::vector<Span> marks;  ///< of `text`: raised figures, which are marks of footnotes, in brackets
};

/// Segments whose lines of writing are at one height, from left to right.
struct PdfRow {
  std::vector<PdfSegment> segments;
  double base = 0;
  double size = 0;  ///< the largest of its segments
  bool set_aside = false;
};

struct PdfRows {
  std::vector<PdfRow> rows;   ///< from the top; of the direction of writing that most letters have
  std::vector<PdfRow> aside;  ///< writing in other directions and across the page
  std::uint8_t rotation = 0;  ///< of `rows`
  double width = 0;           ///< of the page turned so that they go right
  double height = 0;
};

/// Where a black box stands in a row its text has "████". `hidden` says of each glyph of the page whether it is left
/// out; empty for none.
PdfRows rows_of(const PdfPage& page, const std::vector<bool>& hidden);

/// The text of a row, its segments parted by a tab.
std::string text_of(const PdfRow& row);

/// A box of the turned page back on the page as it is shown.
PageBox turned_back(const PageBox& box, const PdfRows& rows);

}  // namespace whowhom
