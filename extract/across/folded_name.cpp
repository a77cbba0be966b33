// Case, accents and the marks of print away, so that the names of different documents compare.
#include "extract/across/folded_name.hpp"

#include <algorithm>

#include "extract/language/letters.hpp"

namespace whowhom {
std::string fold_name(std::string_view text) {
  const std::string plain = lower_case(without_marks(text));
  std::string out;
  bool pending = false;
  for (std::size_t at = 0; at < plain.size();) {
    const CodePoint point = code_point_at(plain, at);
    const std::string_view bytes = std::string_view(plain).substr(at, point.size);
    at += point.size;
    if (is_blank(point.value)) {
      pending = !out.empty();
      continue;
    }
    if (point.value == '.' || point.value == '"' || point.value == U'“' || point.value == U'”') continue;
    if (pending) out += ' ';
    pending = false;
    if (point.value == U'’' || point.value == U'‘' || point.value == '`')
      out += '\'';
    else if (point.value >= U'‐' && point.value <= U'―')
      out += '-';
    else
      out += bytes;
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace whowhom
