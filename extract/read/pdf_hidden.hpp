// Which letters of a page cannot be seen: under black boxes, white on white, clipped away.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/read/ocr.hpp"
#include "extract/read/pdf_page.hpp"

namespace whowhom {

struct PdfHidden {
  std::vector<bool> glyphs;       ///< of the page's, one each; empty where all can be seen
  std::size_t covered = 0;        ///< letters and figures under a box or a picture, or marked to be blacked out
  std::size_t of_background = 0;  ///< letters of the colour they stand on
  std::size_t off_page = 0;       ///< clipped away, without opacity, invisible though no picture shows them
  std::vector<bool> unsure;       ///< seen only if a picture or a pattern shows them, one each; empty for none
};

/// Decided by the order of drawing, without painting the page. Words that a program recognised in the picture of a page
/// are invisible or below the picture, and can be seen nonetheless: in the picture.
PdfHidden find_hidden(const PdfPage& page);

/// Hides also the words where the picture of the page, in grey, is of one colour all over: blackened or blotted out in
/// the scan itself. For pages of which `find_hidden` was unsure.
void hide_blotted(const PdfPage& page, const Picture& picture, PdfHidden& hidden);

/// The share of the page that pictures take, 0..1.
double picture_share(const PdfPage& page);

}  // namespace whowhom
