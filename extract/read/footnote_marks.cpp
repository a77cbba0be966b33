// A bracketed mark needs its caret or one to four digits right behind a word or its punctuation; a glued number needs a
// sentence's end before it and a blank behind, so that decimals, dates and "No.5" stay.
#include "extract/read/footnote_marks.hpp"

#include <optional>

namespace whowhom {
namespace {

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_space_byte(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit_byte(text[end])) ++end;
  return end;
}

std::optional<Span> bracketed(std::string_view text, std::size_t open) {
  std::size_t at = open + 1;
  const bool caret = at < text.size() && text[at] == '^';
  if (caret) ++at;
  const std::size_t end = digits_from(text, at);
  if (end == at || end - at > 4 || end >= text.size() || text[end] != ']') return std::nullopt;
  const bool behind_word = open > 0 && !is_space_byte(text[open - 1]);
  if (!caret && !behind_word) return std::nullopt;
  return Span{open, end + 1};
}

// `at` is the first digit. Before it: two small letters or a bracket, the stop, at most one closing quote.
std::optional<Span> glued(std::string_view text, std::size_t at) {
  const std::size_t end = digits_from(text, at);
  if (end - at > 3 || (end < text.size() && !is_space_byte(text[end]))) return std::nullopt;
  std::size_t before = at;
  constexpr std::string_view kCurly = "\xE2\x80\x9D";
  if (before >= 1 && text[before - 1] == '"') {
    --before;
  } else if (text.substr(0, before).ends_with(kCurly)) {
    before -= kCurly.size();
  }
  const auto is_stop = [](char c) { return c == '.' || c == '?' || c == '!'; };
  if (before < 3 || (!is_stop(text[before - 1]) && before == at)) return std::nullopt;
  const std::size_t stop = before - 1;
  if (!is_stop(text[stop]) && text[stop] != ',') return std::nullopt;
  if (text[stop - 1] == ')' || text[stop - 1] == '"') return Span{at, end};
  // Abbreviations that numbers follow are short: "vol.2", "para.12", "No.5".
  std::size_t letters = 0;
  while (letters < stop && is_small(text[stop - 1 - letters])) ++letters;
  if (letters < 2 || (letters < 5 && before == at && end - at < 2)) return std::nullopt;
  return Span{at, end};
}

}  // namespace

std::vector<Span> footnote_marks(std::string_view text) {
  std::vector<Span> marks;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::optional<Span> mark;
    if (text[at] == '[') mark = bracketed(text, at);
    if (is_digit_byte(text[at]) && at > 0 && !is_digit_byte(text[at - 1])) mark = glued(text, at);
    if (!mark) continue;
    marks.push_back(*mark);
    at = mark->end - 1;
  }
  return marks;
}

}  // namespace whowhom
