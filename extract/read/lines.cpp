// One pass over the bytes; a carriage return counts as the end of a line only before a line feed.
#include "extract/read/lines.hpp"

#include <algorithm>

namespace whowhom {

std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t feed = std::min(text.find('\n', start), text.size());
    const std::size_t end = feed > start && feed < text.size() && text[feed - 1] == '\r' ? feed - 1 : feed;
    lines.push_back({start, end});
    start = feed + 1;
  }
  return lines;
}

std::size_t line_number(std::string_view text, std::size_t offset) {
  return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

std::string_view slice(std::string_view text, Span span) { return text.substr(span.start, span.size()); }

Span trimmed(std::string_view text, Span span) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  if (slice(text, span).starts_with(kMark)) span.start += kMark.size();
  while (!span.empty() && kBlanks.find(text[span.start]) != std::string_view::npos) ++span.start;
  while (!span.empty() && kBlanks.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

}  // namespace whowhom
