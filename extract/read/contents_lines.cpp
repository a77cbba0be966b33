#include "extract/read/contents_lines.hpp"

#include <algorithm>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kLeast = 3;
constexpr std::size_t kLongestEntry = 4;  // lines, the one with the dots included
constexpr std::size_t kWithinTable = 12;  // lines between two entries with dots
constexpr std::size_t kLeastDots = 3;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_roman(char byte) { return byte == 'i' || byte == 'v' || byte == 'x' || byte == 'l' || byte == 'c'; }

// How many dots, parted by blanks or not, end `line`; they are taken off it.
std::size_t take_dots(std::string_view& line) {
  std::size_t dots = 0;
  while (!line.empty()) {
    if (line.back() == '.') {
      ++dots;
      line.remove_suffix(1);
    } else if (line.ends_with("…")) {
      dots += 3;
      line.remove_suffix(std::string_view("…").size());
    } else if (line.back() == ' ' || line.back() == '\t' || line.back() == '\r') {
      line.remove_suffix(1);
    } else {
      break;
    }
  }
  return dots;
}

// "… . . . . . 45", "…......... xii" at the end of a line.
bool ends_with_page(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
  std::size_t number = 0;
  while (!line.empty() && number < 5 && (is_digit(line.back()) || is_roman(line.back()))) {
    line.remove_suffix(1);
    ++number;
  }
  return number > 0 && take_dots(line) >= kLeastDots;
}

// "… . . . . . . . . 45 C. The next entry", where a reader of pages has put two lines into one.
bool has_page_within(std::string_view line) {
  for (std::size_t at = line.find(". . . . . ."); at != std::string_view::npos;) {
    const std::size_t end = line.find_first_not_of(" .", at);
    if (end == std::string_view::npos) return false;
    if (is_digit(line[end])) return true;
    at = line.find(". . . . . .", end);
  }
  return false;
}

// 45 of "… . . . . 45"; 0 where the line ends otherwise.
std::size_t number_at_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
  std::size_t number = 0;
  for (std::size_t unit = 1; !line.empty() && is_digit(line.back()) && unit <= 10'000; unit *= 10) {
    number += static_cast<std::size_t>(line.back() - '0') * unit;
    line.remove_suffix(1);
  }
  return number;
}

bool leads_to_page(std::string_view line) { return ends_with_page(line) || has_page_within(line); }

}  // namespace

std::vector<Span> contents_lines(std::string_view text, std::size_t pages) {
  const std::vector<Span> lines = lines_of(text);
  std::vector<std::size_t> led;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].size() < 600 && leads_to_page(slice(text, lines[i]))) led.push_back(i);
  const auto far_behind =
      std::ranges::count_if(led, [&](std::size_t i) { return number_at_end(slice(text, lines[i])) > 2 * pages + 10; });
  if (pages > 0 && static_cast<std::size_t>(far_behind) * 4 > led.size()) return {};
  std::vector<Span> found;
  const auto is_blank = [&](std::size_t i) { return trimmed(text, lines[i]).empty(); };
  for (std::size_t first = 0; first < led.size();) {
    std::size_t last = first;
    while (last + 1 < led.size() && led[last + 1] - led[last] <= kWithinTable) ++last;
    if (last - first + 1 >= kLeast) {
      std::size_t done = 0;  // the line after the entry before
      for (std::size_t entry = first; entry <= last; ++entry) {
        std::size_t start = led[entry];
        // What begins the entry: lines without dots, back to the entry before or an empty line.
        while (start > done && led[entry] - start + 1 < kLongestEntry && !is_blank(start - 1)) --start;
        found.push_back({lines[start].start, lines[led[entry]].end});
        done = led[entry] + 1;
      }
    }
    first = last + 1;
  }
  return found;
}

}  // namespace whowhom
