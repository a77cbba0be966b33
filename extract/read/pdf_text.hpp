// The pages of a PDF to the text of a document: paragraphs whole across pages, notes and page furniture behind them.
#pragma once

#include <vector>

#include "extract/read/document.hpp"
#include "extract/read/pdf_furniture.hpp"

namespace whowhom {

/// Text, pages, places and what is set aside. Paragraphs are parted by an empty line; the lines of one are joined by a
/// blank where a line was full, and stay lines where it was not.
void write_pdf_text(std::vector<PdfPageRows> pages, Document& document);

}  // namespace whowhom
