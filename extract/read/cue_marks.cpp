// Line by line; a number alone counts where a time is in the next line.
#include "extract/read/cue_marks.hpp"

#include <cstddef>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

bool is_time(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  return arrow != std::string_view::npos && arrow > 4 &&
         line.substr(0, arrow).find_first_not_of("0123456789:., \t") == std::string_view::npos;
}

}  // namespace

std::vector<Span> cue_marks(std::string_view text) {
  const std::vector<Span> lines = lines_of(text);
  std::vector<Span> marks;
  bool times = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = slice(text, lines[i]);
    const bool number = !line.empty() && line.find_first_not_of("0123456789 ") == std::string_view::npos;
    if (is_time(line)) {
      times = true;
      marks.push_back(lines[i]);
    } else if ((number && i + 1 < lines.size() && is_time(slice(text, lines[i + 1]))) ||
               (i == 0 && trimmed(text, lines[i]).size() >= 6 &&
                slice(text, trimmed(text, lines[i])).starts_with("WEBVTT"))) {
      marks.push_back(lines[i]);
    } else if (times) {
      std::size_t said = 0;
      if (const std::size_t close = line.find('>'); line.starts_with("<v ") && close != std::string_view::npos) {
        marks.push_back({lines[i].start, lines[i].start + 3});
        if (close > 2) marks.push_back({lines[i].start + close, lines[i].start + close + 1});
        said = close + 1;
      }
      if (line.ends_with("</v>") && line.size() >= said + 4) marks.push_back({lines[i].end - 4, lines[i].end});
    }
  }
  if (!times) marks.clear();
  return marks;
}

}  // namespace whowhom
