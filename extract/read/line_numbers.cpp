// Runs of lines that count up by one. A page of fifteen is no list of things; once there is one, shorter pages count
// too.
#include "extract/read/line_numbers.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kFullPage = 15;
constexpr std::size_t kShortPage = 3;
constexpr int kMostLines = 66;  // on a sheet of typing paper

struct Numbered {
  Span digits;
  int number = 0;
};

// "12   A.  In May.", "12".
std::optional<Numbered> number_of(std::string_view text, Span line) {
  std::size_t at = line.start;
  while (at < line.end && (text[at] == ' ' || text[at] == '\t')) ++at;
  Numbered numbered{{at, at}, 0};
  while (at < line.end && text[at] >= '0' && text[at] <= '9' && at - numbered.digits.start < 3)
    numbered.number = numbered.number * 10 + (text[at++] - '0');
  numbered.digits.end = at;
  if (numbered.digits.empty() || numbered.number == 0 || numbered.number > kMostLines) return std::nullopt;
  if (at < line.end && text[at] != ' ' && text[at] != '\t') return std::nullopt;
  return numbered;
}

}  // namespace

std::vector<Span> line_numbers(std::string_view text) {
  std::vector<std::vector<Span>> runs;
  std::vector<Span> run;
  const auto close = [&] {
    if (run.size() >= kShortPage) runs.push_back(run);
    run.clear();
  };
  for (const Span line : lines_of(text)) {
    if (trimmed(text, line).empty()) continue;
    const auto numbered = number_of(text, line);
    if (!numbered || numbered->number != static_cast<int>(run.size()) + 1) close();
    if (numbered && numbered->number == static_cast<int>(run.size()) + 1) run.push_back(numbered->digits);
  }
  close();
  std::vector<Span> numbers;
  if (std::ranges::none_of(runs, [](const auto& page) { return page.size() >= kFullPage; })) return numbers;
  for (const auto& page : runs) numbers.insert(numbers.end(), page.begin(), page.end());
  return numbers;
}

}  // namespace whowhom
