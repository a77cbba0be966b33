// Text documents of Word (ECMA-376, WordprocessingML).
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// Paragraphs, tables (a row a block), text boxes; notes and comments behind their paragraphs; heads and feet of pages
/// at the end and set aside; pages where Word has kept where they broke. Text that was deleted and is still in the file
/// as a change is not read, and said to be there; hidden text is set aside. Files in the document are read by the
/// readers of their kinds. Throws Error where there is no text to be had.
void read_docx(const ReadInput& input, Reading& reading);

}  // namespace whowhom
