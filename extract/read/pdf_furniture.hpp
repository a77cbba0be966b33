// What is printed on every page and belongs to none: running heads and feet, page numbers, stamps, numbers of lines.
#pragma once

#include <string>
#include <vector>

#include "extract/read/ocr.hpp"
#include "extract/read/pdf_layout.hpp"
#include "extract/read/pdf_rows.hpp"

namespace whowhom {

/// A page while the document is put together.
struct PdfPageRows {
  PdfRows rows;
  PdfRules rules;
  std::vector<std::string> line_numbers;  ///< taken out of the rows
  std::vector<OcrWord> recognised;        ///< of a page that is a picture, in place of rows
};

/// Sets rows aside that come back at the same place of neighbouring pages, numbers apart, and page numbers that count
/// on. Only rows at the top and foot, with nothing but such rows between them and the edge. Linear in the pages.
void set_furniture_aside(std::vector<PdfPageRows>& pages);

/// Takes numbers that count the lines of a page, as court papers and depositions have them, out of its rows.
void take_line_numbers(PdfPageRows& page);

}  // namespace whowhom
