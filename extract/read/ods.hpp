// Sheets of LibreOffice and other programs that write OpenDocument.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// OpenDocument spreadsheets (ODF 1.3 part 3, 9): the rows of each sheet as lines of cells, as they are shown, but
/// dates in ISO 8601. A row that is repeated stands once; hidden rows are read. Throws Error where the file is
/// encrypted or has no content.
void read_ods(const ReadInput& input, Reading& reading);

}  // namespace whowhom
