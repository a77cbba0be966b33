// Rows of a page to blocks in reading order: columns one after another, rows of tables as lines, paragraphs.
#pragma once

#include <string>
#include <vector>

#include "extract/read/document.hpp"
#include "extract/read/pdf_rows.hpp"

namespace whowhom {

enum class PdfBlockKind {
  text,
  note,       ///< a footnote
  furniture,  ///< running heads, page numbers, stamps
};

/// How a line ends.
enum class PdfLineEnd {
  wrapped,  ///< for want of room: the next line goes on
  broken,   ///< although the next word had room: a line of an address, of a table, of a poem
};

struct PdfLine {
  std::string text;  ///< UTF-8; cells of a table are parted by a tab
  PageBox box;       ///< turned so that the writing goes right
  double base = 0;
  double size = 0;
  double first_width = 0;
  bool bold = false;
  bool cells = false;  ///< a row of a table
  std::vector<Span> marks;
  PdfLineEnd end = PdfLineEnd::broken;
};

/// A paragraph, a heading, a table or a footnote.
struct PdfBlock {
  PdfBlockKind kind = PdfBlockKind::text;
  std::vector<PdfLine> lines;
  double left = 0;  ///< of the column it stands in
  double right = 0;
  bool indented = false;  ///< its first line begins further right than the lines of its column do
};

/// Lines of a page that part footnotes from the text, turned as the rows are.
using PdfRules = std::vector<PageBox>;

/// Blocks of the rows that are not set aside. `body_size` is the size of most letters of the document, 0 if unknown.
std::vector<PdfBlock> blocks_of_page(const std::vector<PdfRow>& rows, const PdfRules& rules, double body_size);

}  // namespace whowhom
