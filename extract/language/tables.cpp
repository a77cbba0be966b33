// Looks tables up among the bytes that embed_tables.cmake writes into a generated source file.
#include "extract/language/tables.hpp"

#include <algorithm>
#include <cassert>

#include "extract/language/embedded_tables.hpp"

namespace whowhom {

std::string_view language_table(std::string_view name) {
  for (const EmbeddedTable& table : embedded_tables())
    if (table.name == name) return table.bytes;
  assert(!"no such language table");
  return {};
}

std::vector<std::vector<std::string_view>> language_rows(std::string_view name) {
  std::vector<std::vector<std::string_view>> rows;
  std::string_view rest = language_table(name);
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view>& cells = rows.emplace_back();
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
      cells.push_back(line.substr(0, tab));
      line.remove_prefix(tab + 1);
    }
    cells.push_back(line);
  }
  return rows;
}

}  // namespace whowhom
