// Tables as text: a row is a line and a place, its cells are parted by tabs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

/// Writes the tables of a document. Cells lose the white space around them and tabs become blanks; line ends within a
/// cell stay, as the cells of a column of messages are prose. Empty cells at the end of a row and empty rows are not
/// written.
class TableText {
 public:
  /// A table begins behind a blank line. Text above the rows that come, the name of a sheet; empty for none.
  void begin_table(const std::string& heading);

  /// `what` says where the row is in the source ("sheet Budget, row 4"), `bytes` where in its bytes.
  void add_row(std::vector<std::string> cells, std::string what, std::optional<Span> bytes = std::nullopt);

  std::size_t size() const { return document_.text.size(); }

  /// The text and its rows as places.
  Document take();

 private:
  Document document_;
};

}  // namespace whowhom
