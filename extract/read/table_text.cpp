#include "extract/read/table_text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

std::string clean(std::string_view cell) {
  std::string out(slice(cell, trimmed(cell, {0, cell.size()})));
  std::ranges::replace_if(
      out, [](char byte) { return byte == '\t' || byte == '\f' || byte == '\v'; }, ' ');
  std::erase_if(out, [](char byte) { return byte == '\r' || byte == '\0'; });
  return out;
}

}  // namespace

void TableText::begin_table(const std::string& heading) {
  std::string& text = document_.text;
  if (!text.empty()) text += '\n';
  if (!heading.empty()) text.append(heading).append("\n\n");
}

void TableText::add_row(std::vector<std::string> cells, std::string what, std::optional<Span> bytes) {
  std::string& text = document_.text;
  for (std::string& cell : cells) cell = clean(cell);
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  if (cells.empty()) return;
  const std::size_t start = text.size();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += '\t';
    text += cells[i];
  }
  document_.places.push_back({{start, text.size()}, bytes, std::nullopt, std::move(what)});
  text += '\n';
}

Document TableText::take() { return std::exchange(document_, {}); }

}  // namespace whowhom
