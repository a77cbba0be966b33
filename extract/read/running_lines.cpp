// A stamp is on every page, so on the first and the last: only these two lines are looked for.
#include "extract/read/running_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLine = 200;
constexpr std::size_t kMinWords = 4;
constexpr std::size_t kMaxFieldName = 16;  // bytes to the colon of "Date: …"
constexpr std::size_t kMargin = 5;         // blanks in front of a code

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// One blank for all white space, and "page #" for the number of a page.
std::string shape_of(std::string_view line) {
  std::string shape;
  for (const char c : line) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\f';
    if (blank && (shape.empty() || shape.back() == ' ')) continue;
    if (is_digit(c) && shape.ends_with('#')) continue;
    const bool of_page = is_digit(c) && shape.size() > 4 && lower_case(shape.substr(shape.size() - 5)) == "page ";
    shape += blank ? ' ' : of_page ? '#' : c;
  }
  while (shape.ends_with(' ')) shape.pop_back();
  return shape;
}

// "10:02"
bool has_clock(std::string_view words) {
  for (std::size_t at = words.find(':'); at != std::string_view::npos; at = words.find(':', at + 1))
    if (at > 0 && at + 2 < words.size() && is_digit(words[at - 1]) && is_digit(words[at + 1])) return true;
  return false;
}

// Heads of turns in chats and threads come back as well: they have a time or a handle.
bool may_run(std::string_view shape) {
  if (shape.find('@') != std::string_view::npos || shape.find("·") != std::string_view::npos || has_clock(shape))
    return false;
  if (shape.size() > kMaxLine || shape.find_first_of("#0123456789") == std::string_view::npos) return false;
  if (shape.substr(0, kMaxFieldName).find(':') != std::string_view::npos) return false;
  return static_cast<std::size_t>(std::ranges::count(shape, ' ')) + 1 >= kMinWords;
}

// "(C)" at `at`; how long it is.
std::size_t bracket_at(std::string_view bytes, std::size_t at) {
  const bool bracket = at + 2 < bytes.size() && bytes[at] == '(' && bytes[at + 2] == ')';
  return bracket && (is_digit(bytes[at + 1]) || lower_case(bytes.substr(at + 1, 1)) != bytes.substr(at + 1, 1) ||
                     bytes[at + 1] == 'b')
             ? 3
             : 0;
}

// "B6", "B7(C)", "1.4(D)", "(b)(7)(C)": the law's paragraph that keeps something back (5 U.S.C. 552(b), E.O. 13526).
bool is_exemption(std::string_view word) {
  std::size_t at = 0;
  if (word.size() > 1 && is_capital(word[0]) && is_digit(word[1]) && (word[0] == 'B' || word[0] == 'D'))
    at = 2;
  else if (word.starts_with("1.4"))
    at = 3;
  else if (bracket_at(word, 0) > 0 && bracket_at(word, 3) > 0)
    at = 6;
  if (at == 0) return false;
  while (at < word.size() && bracket_at(word, at) > 0) at += 3;
  return at == word.size();
}

bool are_exemptions(std::string_view bytes) {
  std::size_t words = 0;
  for (std::size_t at = bytes.find_first_not_of(" \t,;"); at != std::string_view::npos;) {
    const std::size_t end = std::min(bytes.find_first_of(" \t,;", at), bytes.size());
    if (!is_exemption(bytes.substr(at, end - at)) || ++words > 6) return false;
    at = bytes.find_first_not_of(" \t,;", end);
  }
  return words > 0;
}

// The codes behind a margin at the line's end, or the whole line; empty where it has none.
Span codes_in(std::string_view text, Span line) {
  const Span words = trimmed(text, line);
  if (words.empty()) return {};
  if (are_exemptions(slice(text, words))) return words;
  const std::string blanks(kMargin, ' ');
  const std::size_t gap = slice(text, words).rfind(blanks);
  if (gap == std::string_view::npos) return {};
  const Span codes = trimmed(text, {words.start + gap, words.end});
  return are_exemptions(slice(text, codes)) ? codes : Span{};
}

bool is_release_line(std::string_view words) {
  static const auto kRows = language_rows("release_marks.txt");
  const std::string lower = lower_case(words);
  return std::ranges::any_of(kRows, [&](const auto& row) { return lower == row[0]; });
}

}  // namespace

std::vector<SetAside> find_running_lines(std::string_view text) {
  const std::vector<Span> lines = lines_of(text);
  std::vector<std::size_t> filled;
  bool released = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span words = trimmed(text, lines[i]);
    if (words.empty()) continue;
    filled.push_back(i);
    released = released || is_release_line(slice(text, words));
  }
  if (filled.size() < 3) return {};
  const auto is_blank = [&](std::size_t i) { return trimmed(text, lines[i]).empty(); };
  std::set<std::string> running;
  for (const std::size_t end : {filled.front(), filled.back()})
    if (std::string shape = shape_of(slice(text, trimmed(text, lines[end]))); may_run(shape))
      running.insert(std::move(shape));
  std::map<std::string, std::vector<Span>> stamps;  // by shape
  for (std::size_t n = 0; n < filled.size() && !running.empty(); ++n) {
    const std::size_t i = filled[n];
    const Span words = trimmed(text, lines[i]);
    const auto is_same = [&](std::size_t other) {
      return slice(text, trimmed(text, lines[other])) == slice(text, words);
    };
    const bool apart =
        i == 0 || i + 1 == lines.size() || is_blank(i - 1) || is_blank(i + 1) || is_same(i - 1) || is_same(i + 1);
    if (!apart || words.size() > 2 * kMaxLine) continue;
    if (std::string shape = shape_of(slice(text, words)); running.contains(shape)) stamps[shape].push_back(words);
  }
  std::vector<SetAside> found;
  for (const auto& [shape, spans] : stamps)
    if (spans.size() > 1)
      for (const Span span : spans) found.push_back({span, "page furniture"});
  if (released)
    for (const std::size_t i : filled) {
      const Span words = trimmed(text, lines[i]);
      const Span mark = is_release_line(slice(text, words)) ? words : codes_in(text, lines[i]);
      if (!mark.empty()) found.push_back({mark, "release mark"});
    }
  std::ranges::stable_sort(found, {}, [](const SetAside& part) { return part.span.start; });
  return found;
}

}  // namespace whowhom
