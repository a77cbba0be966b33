// Marker lines and form feeds in one pass; what stands before the first marker is a page only if it has words.
#include "extract/read/pages.hpp"

#include <charconv>
#include <optional>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

std::optional<int> marker_number(std::string_view line) {
  constexpr std::string_view kStart = "%%page ";
  if (!line.starts_with(kStart) || !line.ends_with("%%")) return std::nullopt;
  line = line.substr(kStart.size(), line.size() - kStart.size() - 2);
  int number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (error != std::errc() || end != line.data() + line.size() || number < 1) return std::nullopt;
  return number;
}

}  // namespace

Pages find_pages(std::string_view text) {
  Pages result;
  int number = 1;
  std::size_t start = 0;
  bool marked = false;
  const auto close = [&](std::size_t end) {
    if (end == start) return;
    if (result.pages.empty() && trimmed(text, {start, end}).empty()) return;
    if (result.pages.empty()) start = 0;
    result.pages.push_back({number, {start, end}});
    start = end;
  };
  for (const Span line : lines_of(text)) {
    const std::string_view bytes = slice(text, line);
    if (const auto given = marker_number(slice(text, trimmed(text, line)))) {
      close(line.start);
      number = *given;
      marked = true;
      result.markers.push_back(line);
      continue;
    }
    for (std::size_t feed = bytes.find('\f'); feed != std::string_view::npos; feed = bytes.find('\f', feed + 1)) {
      const std::size_t at = line.start + feed + 1;
      if (at == text.size()) break;
      const bool first_page_had_words = !trimmed(text, {start, at}).empty() || !result.pages.empty();
      close(at);
      if (first_page_had_words) ++number;
      marked = true;
    }
  }
  if (!marked) return {};
  close(text.size());
  return result;
}

}  // namespace whowhom
