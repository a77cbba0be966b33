// Tables with commas, semicolons, tabs or bars between the cells.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// RFC 4180, with the separator by which most of the first rows get the same number of cells, or that a first line
/// "sep=;" names. A quotation mark within a cell is itself. Text that no separator makes a table of is read as plain
/// text. Places are rows ("row 4", counted with the header), with their bytes where the file is UTF-8.
void read_csv(const ReadInput& input, Reading& reading);

}  // namespace whowhom
