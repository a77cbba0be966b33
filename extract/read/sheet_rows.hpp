// What the readers of spreadsheets have in common.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/read/reading.hpp"
#include "extract/read/table_text.hpp"

namespace whowhom {

/// Columns of a sheet that are read; what stands further right is nobody's list.
inline constexpr std::size_t kMaxSheetColumns = 1024;

inline std::string hidden_rows_note(std::size_t count) {
  return count == 1 ? std::string("1 hidden row is read") : std::to_string(count) + " hidden rows are read";
}

/// Adds the row, "sheet Budget, row 4". False, and told, where the document is as large as one may be: a few cells can
/// be repeated without end.
inline bool add_sheet_row(TableText& table, std::vector<std::string> cells, const std::string& sheet,
                          std::size_t number, const ReadInput& input, Reading& reading) {
  table.add_row(std::move(cells), "sheet " + sheet + ", row " + std::to_string(number));
  if (table.size() <= reading.options().max_bytes / 2) return true;
  reading.tell(Severity::error, where(input),
               "has more text than is read at once, and the rest is missing; save it as several files");
  return false;
}

}  // namespace whowhom
