// Only white space is undone: it is what stands between names, and other bytes would have to be put in their place.
#include "extract/read/transfer_marks.hpp"

#include <cstddef>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kEnough = 2;  // lines that can hardly be anything else
constexpr std::string_view kBlank = "=20";
constexpr std::string_view kTab = "=09";

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_encoded(std::string_view text) {
  if (text.find(kBlank) == text.npos && text.find(kTab) == text.npos) return false;
  std::size_t signs = 0;
  for (const Span line : lines_of(text)) {
    const std::string_view bytes = without_return(slice(text, line));
    if (bytes.ends_with(kBlank) || bytes.find(":=09") != bytes.npos || bytes.find(": =09") != bytes.npos) ++signs;
  }
  return signs >= kEnough;
}

// The length of the mark that stands at `at` in a line; 0 where none does.
std::size_t mark_at(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  const std::string_view behind = rest.substr(rest.size() < kBlank.size() ? rest.size() : kBlank.size());
  if (rest.starts_with(kTab)) return kTab.size();
  const bool ends = behind.empty() || behind[0] == ' ' || behind[0] == '=';
  return rest.starts_with(kBlank) && ends ? kBlank.size() : 0;
}

}  // namespace

std::vector<Span> transfer_marks(std::string_view text) {
  std::vector<Span> marks;
  if (!is_encoded(text)) return marks;
  for (const Span line : lines_of(text)) {
    const std::string_view bytes = without_return(slice(text, line));
    for (std::size_t at = bytes.find('='); at != bytes.npos; at = bytes.find('=', at)) {
      if (const std::size_t size = mark_at(bytes, at); size > 0) {
        marks.push_back({line.start + at, line.start + at + size});
        at += size;
      } else if (at + 1 == bytes.size() && at > 0 && bytes[at - 1] != '=' && line.end < text.size()) {
        marks.push_back({line.start + at, line.end + 1});
        ++at;
      } else {
        ++at;
      }
    }
  }
  return marks;
}

}  // namespace whowhom
