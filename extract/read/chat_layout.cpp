// A time stamp and a short name before a colon, a name and a time and nothing else, or a name in angle brackets at the
// beginning of a line, make a turn.
#include "extract/read/chat_layout.hpp"

#include <algorithm>
#include <optional>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxName = 40;
constexpr std::size_t kShortestDateAndTime = 14;  // "4.5.21, 10:02 "

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

// Digits, the marks of dates and times, AM and PM; with a clock time among them.
bool is_stamp(std::string_view bytes) {
  const std::size_t colon = bytes.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_digit_byte(bytes[colon - 1])) return false;
  return bytes.find_first_not_of("0123456789/.:,- \tAPMapm") == std::string_view::npos && is_digit_byte(bytes[0]);
}

// "Ann Lee" before ": "; the name's bytes.
std::optional<Span> name_before_colon(std::string_view text, std::size_t start, std::size_t end) {
  const std::size_t colon = text.substr(start, end - start).find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > kMaxName) return std::nullopt;
  const std::size_t behind = start + colon + 1;
  if (behind < end && text[behind] != ' ') return std::nullopt;
  return Span{start, start + colon};
}

// "Ann Lee (10:02): …", "Ann Lee, [04.05.2021 10:02]".
std::optional<Span> name_before_bracket(std::string_view text, Span line) {
  const std::string_view bytes = text.substr(line.start, line.size());
  const std::size_t open = bytes.find_first_of("([");
  if (open == std::string_view::npos || open < 3 || open > kMaxName || bytes[open - 1] != ' ') return std::nullopt;
  const std::size_t close = bytes.find(bytes[open] == '(' ? ')' : ']', open);
  if (close == std::string_view::npos || !is_stamp(bytes.substr(open + 1, close - open - 1))) return std::nullopt;
  const std::string_view behind = bytes.substr(close + 1);
  if (!behind.empty() && !behind.starts_with(": ") && behind.find_first_not_of(" \t\r:") != std::string_view::npos)
    return std::nullopt;
  const std::size_t end = bytes.find_last_not_of(" \t,", open - 1) + 1;
  return Span{line.start, line.start + end};
}

// "<Ann Lee> …", as relay chats log it. What has other marks in it is an address or a tag.
std::optional<Span> name_in_angles(std::string_view text, std::size_t start, std::size_t end) {
  const std::string_view bytes = text.substr(start, end - start);
  const std::size_t close = bytes.find("> ");
  if (!bytes.starts_with('<') || close == std::string_view::npos || close < 3 || close > kMaxName) return std::nullopt;
  if (bytes.substr(1, close - 1).find_first_of("@/<:=\"!") != std::string_view::npos) return std::nullopt;
  return Span{start + 1, start + close};
}

struct Names {
  Span from;
  Span to;
};

// "From Ann Lee to Bo Ek: …", "From Ann Lee to Everyone: …", as meeting programs save it; behind the time.
std::optional<Names> names_addressed(std::string_view text, std::size_t start, std::size_t end) {
  constexpr std::string_view kFrom = "From ";
  constexpr std::string_view kTo = " to ";
  std::string_view bytes = text.substr(start, end - start);
  if (!bytes.starts_with(kFrom)) return std::nullopt;
  const auto is_end = [&](std::size_t colon) { return colon + 1 >= bytes.size() || bytes[colon + 1] == ' '; };
  const std::size_t colon = bytes.find(':');
  if (colon == std::string_view::npos || colon > 2 * kMaxName || !is_end(colon)) return std::nullopt;
  const std::size_t to = bytes.substr(0, colon).find(kTo);
  if (to == std::string_view::npos) return std::nullopt;
  const auto trimmed = [&](std::size_t first, std::size_t last) {
    while (first < last && bytes[first] == ' ') ++first;
    while (last > first && bytes[last - 1] == ' ') --last;
    return Span{start + first, start + last};
  };
  const Names names{trimmed(kFrom.size(), to), trimmed(to + kTo.size(), colon)};
  return names.from.size() == 0 || names.to.size() == 0 ? std::nullopt : std::optional(names);
}

std::optional<Span> name_in(std::string_view text, Span line) {
  const std::string_view bytes = text.substr(line.start, line.size());
  if (bytes.starts_with('<')) return name_in_angles(text, line.start, line.end);
  if (bytes.starts_with('[')) {
    const std::size_t close = bytes.find("] ");
    if (close == std::string_view::npos || close > 40 || !is_stamp(bytes.substr(1, close - 1))) return std::nullopt;
    if (const auto name = name_in_angles(text, line.start + close + 2, line.end)) return name;
    return name_before_colon(text, line.start + close + 2, line.end);
  }
  if (!bytes.empty() && is_digit_byte(bytes[0])) {
    const std::size_t dash = bytes.find(" - ");
    if (dash != std::string_view::npos && dash < 40 && is_stamp(bytes.substr(0, dash)))
      return name_before_colon(text, line.start + dash + 3, line.end);
    // "2021-05-04 10:02 Ann Lee: …"; a time alone may be an agenda's.
    const std::size_t end = bytes.find_first_not_of("0123456789/.:,- ");
    if (end == std::string_view::npos || !is_stamp(bytes.substr(0, end))) return std::nullopt;
    if (const auto name = name_in_angles(text, line.start + end, line.end)) return name;
    if (end < kShortestDateAndTime) return std::nullopt;
    return name_before_colon(text, line.start + end, line.end);
  }
  if (const auto name = name_before_bracket(text, line)) return name;
  // "Ann Lee  10:02 AM"
  const std::size_t digit = bytes.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit < 3 || digit > kMaxName || bytes[digit - 1] != ' ') return std::nullopt;
  const std::string_view stamp = bytes.substr(digit);
  const bool half = stamp.size() >= 7 && stamp.size() <= 8 && (stamp.ends_with(" AM") || stamp.ends_with(" PM"));
  if (!half || !is_stamp(stamp)) return std::nullopt;
  const std::size_t end = bytes.find_last_not_of(" \t", digit - 1) + 1;
  return Span{line.start, line.start + end};
}

std::optional<Names> addressed_in(std::string_view text, Span line) {
  const std::string_view bytes = text.substr(line.start, line.size());
  const std::size_t end = bytes.find_first_not_of("0123456789/.:,- \t");
  if (end == std::string_view::npos || end == 0 || !is_stamp(bytes.substr(0, end))) return std::nullopt;
  return names_addressed(text, line.start + end, line.end);
}

}  // namespace

std::vector<ChatTurn> find_chat_turns(std::string_view text) {
  std::vector<ChatTurn> turns;
  for (const Span line : lines_of(text)) {
    if (const auto names = addressed_in(text, line))
      turns.push_back({line, names->from, names->to});
    else if (const auto name = name_in(text, line))
      turns.push_back({line, *name, {}});
  }
  if (turns.size() < 2) turns.clear();
  return turns;
}

}  // namespace whowhom
