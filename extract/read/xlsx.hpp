// Sheets of Excel.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// Office Open XML spreadsheets (ECMA-376 part 1, 18): the rows of each sheet as lines of cells, with the values that
/// formulas had when the file was saved, and dates in ISO 8601. Hidden sheets and rows are read and told. Throws Error
/// where no sheet can be found.
void read_xlsx(const ReadInput& input, Reading& reading);

/// A day's number in a sheet, and the time of day behind its point: "2021-05-04", "2021-05-04 17:30", "17:30". Days are
/// counted from 1900 or, as the Macintosh did, from 1904. Empty where there is no such day.
std::string sheet_date(double number, bool from_1904);

/// Whether a cell's number format shows days or times ("dd/mm/yyyy", not "[h]:mm" of a duration, nor "0.00").
bool is_date_format(std::string_view code);

}  // namespace whowhom
