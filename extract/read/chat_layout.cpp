// Each line is tried against the shapes of exports. Those with a time and a colon stand for themselves; a name and a
// time alone in a line, or a name below one, count only where somebody comes back.
#include "extract/read/chat_layout.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/chat_stamps.hpp"
#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxName = 40;
constexpr std::size_t kMaxNameWords = 5;
constexpr std::size_t kMaxTurn = 2000;            // bytes below its first line
constexpr std::size_t kShortestDateAndTime = 14;  // "4.5.21, 10:02 "

struct Words {
  std::set<std::string, std::less<>> notes;
  std::vector<std::string> note_starts;
  std::set<std::string, std::less<>> acts;
};

const Words& words() {
  static const Words kWords = [] {
    Words all;
    for (const auto& row : language_rows("chat_words.tsv")) {
      if (row[1] == "act") all.acts.emplace(row[0]);
      if (row[1] != "note") continue;
      if (row[0].ends_with('*'))
        all.note_starts.emplace_back(row[0].substr(0, row[0].size() - 1));
      else
        all.notes.emplace(row[0]);
    }
    return all;
  }();
  return kWords;
}

// What the program wrote: known words, or a mark of direction in front, as one of them sets it.
bool is_note(std::string_view said) {
  if (said.starts_with("\xE2\x80\x8E")) return true;
  said = said.substr(chat_blanks_end(said, 0));
  while (!said.empty() && (said.back() == ' ' || said.back() == '\r' || said.back() == '.')) said.remove_suffix(1);
  const std::string lower = lower_case(said.substr(0, 120));
  return words().notes.contains(lower) ||
         std::ranges::any_of(words().note_starts, [&](const std::string& start) { return lower.starts_with(start); });
}

// A name as a person's telephone has it. "Ann Lee changed the subject to" is none.
bool is_name(std::string_view name) {
  if (name.empty() || name.size() > kMaxName || name.find_first_of("\"<>[]{}|=\\") != std::string_view::npos)
    return false;
  if (name.find("\xE2\x80\x9C") != std::string_view::npos) return false;
  std::size_t count = 0;
  for (std::size_t start = 0; start < name.size(); ++count) {
    const std::size_t end = std::min(name.find(' ', start), name.size());
    if (count > 0 && words().acts.contains(name.substr(start, end - start))) return false;
    start = end + 1;
  }
  return count <= kMaxNameWords;
}

// Every word has a capital, and nothing else is in the line.
bool is_name_alone(std::string_view name) {
  if (!is_name(name) || name.find_first_of("0123456789.:,;!?/()@") != std::string_view::npos) return false;
  for (std::size_t start = 0; start < name.size();) {
    const std::size_t end = std::min(name.find(' ', start), name.size());
    if (end == start || !starts_upper(name.substr(start, end - start))) return false;
    start = end + 1;
  }
  return true;
}

enum class Kind { stamped, alone, note };

struct Line {
  Kind kind = Kind::stamped;
  ChatTurn turn;
};

class ChatFinder {
 public:
  explicit ChatFinder(std::string_view text) : text_(text), lines_(lines_of(text)) {}

  std::vector<ChatTurn> find() {
    for (i_ = 0; i_ < lines_.size(); ++i_) {
      const Span line = lines_[i_];
      if (auto found = read(line)) {
        if (found->turn.line.empty()) found->turn.line = line;
        found_.push_back(std::move(*found));
      }
    }
    const bool alone = somebody_comes_back();
    std::vector<ChatTurn> turns;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      ChatTurn turn = found_[i].turn;
      const std::size_t next = i + 1 < found_.size() ? found_[i + 1].turn.line.start : text_.size();
      turn.end = std::max(turn.line.end, std::min(next, turn.line.end + kMaxTurn));
      if (found_[i].kind == Kind::stamped || (found_[i].kind == Kind::alone && alone)) turns.push_back(turn);
    }
    if (turns.size() < 2) turns.clear();
    return turns;
  }

 private:
  bool somebody_comes_back() const {
    std::map<std::string_view, int> counts;
    for (const Line& line : found_)
      if (line.kind == Kind::alone && ++counts[slice(text_, line.turn.name)] > 1) return true;
    return false;
  }

  std::string_view to_end(std::size_t at, Span line) const { return text_.substr(at, line.end - at); }

  std::size_t behind_blanks(std::size_t at, Span line) const { return chat_blanks_end(text_.substr(0, line.end), at); }

  Span without_blanks(std::size_t start, std::size_t end) const {
    start = chat_blanks_end(text_.substr(0, end), start);
    if (start < end && text_[start] == '~') start = chat_blanks_end(text_.substr(0, end), start + 1);
    while (end > start && (text_[end - 1] == ' ' || text_[end - 1] == '\t' || text_[end - 1] == ',')) --end;
    return {start, end};
  }

  Line made(Span name, std::size_t said, bool elapsed = false) const {
    Line line;
    line.turn.name = name;
    line.turn.said = said;
    line.turn.elapsed = elapsed;
    return line;
  }

  static Line note() { return {Kind::note, {}}; }

  std::optional<Line> read(Span line) {
    const std::size_t at = behind_blanks(line.start, line);
    // What is indented goes on with the message above.
    if (at == line.end || text_[line.start] == ' ' || text_[line.start] == '\t') return std::nullopt;
    const char first = text_[at];
    if (first == '<') return in_angles(at, line, false);
    if (first == '[') return behind_bracket(at, line);
    if (const auto stamp = chat_stamp_at(text_.substr(0, line.end), at)) return behind_stamp(*stamp, at, line);
    return before_stamp(at, line);
  }

  // "[12/05/2020, 09:01] Ann Lee: …", "[09:01] <Ann Lee> …", "[12/05/2020 09:01] Ann Lee" above what she wrote.
  std::optional<Line> behind_bracket(std::size_t at, Span line) const {
    const std::size_t close = to_end(at, line).substr(0, 2 * kMaxName).find(']');
    if (close == std::string_view::npos) return std::nullopt;
    const auto stamp = chat_stamp_at(text_.substr(0, at + close), at + 1);
    if (!stamp || stamp->end != at + close || at + close + 1 >= line.end) return std::nullopt;
    const std::size_t name = behind_blanks(at + close + 1, line);
    if (name == at + close + 1 || name >= line.end) return std::nullopt;
    if (text_[name] == '<') return in_angles(name, line, stamp->elapsed);
    if (const auto found = before_colon(name, line, stamp->elapsed)) return found;
    if (!is_name_alone(slice(text_, without_blanks(name, line.end)))) return note();
    Line found = made(without_blanks(name, line.end), line.end);
    found.kind = Kind::alone;
    return found;
  }

  // "12/05/2020, 09:01 - Ann Lee: …", "2020-05-12 09:01 Ann Lee: …", "09:01:30 <Ann Lee> …", "09:01:30 From Ann Lee to
  // Bo Ek: …" and the time above "Ann Lee".
  std::optional<Line> behind_stamp(const ChatStamp& stamp, std::size_t at, Span line) const {
    if (stamp.next >= line.end || text_[stamp.next] == '(') return below(stamp, line);
    if (text_[stamp.next] == '<') return in_angles(stamp.next, line, stamp.elapsed);
    if (const auto found = addressed(stamp.next, line)) return found;
    if (stamp.dash && !stamp.date && !stamp.half) return std::nullopt;
    // A time alone may be an agenda's.
    if (!stamp.dash && (!stamp.date || stamp.next - at < kShortestDateAndTime)) return std::nullopt;
    if (stamp.next == stamp.end) return std::nullopt;
    if (const auto found = before_colon(stamp.next, line, false)) return found;
    return stamp.dash ? std::optional(note()) : std::nullopt;
  }

  // "May 12, 2020 10:02 AM", then "Ann Lee", then the words.
  std::optional<Line> below(const ChatStamp& stamp, Span line) const {
    if (!stamp.date || i_ + 2 >= lines_.size()) return std::nullopt;
    const Span next = trimmed(text_, lines_[i_ + 1]);
    if (next.start != lines_[i_ + 1].start || !is_name_alone(slice(text_, next)) || lines_[i_ + 2].empty())
      return std::nullopt;
    Line found = made(next, lines_[i_ + 2].start);
    found.turn.line = {line.start, next.end};
    found.kind = Kind::alone;
    return found;
  }

  // "Ann Lee (10:02): …", "Ann Lee, [04.05.2021 10:02]", "Ann Lee  10:02 AM", "Ann Lee — Today at 10:02 AM".
  std::optional<Line> before_stamp(std::size_t at, Span line) const {
    const std::string_view bytes = to_end(at, line);
    const std::size_t open = bytes.substr(0, kMaxName + 1).find_first_of("([");
    if (open != std::string_view::npos && open >= 3 && bytes[open - 1] == ' ') {
      const std::size_t close = bytes.substr(0, open + 2 * kMaxName).find(bytes[open] == '(' ? ')' : ']', open);
      if (close == std::string_view::npos) return std::nullopt;
      const auto stamp = chat_stamp_at(bytes.substr(0, close), open + 1);
      if (!stamp || stamp->end != close) return std::nullopt;
      const std::string_view behind = bytes.substr(close + 1);
      if (!behind.empty() && !behind.starts_with(": ") && behind.find_first_not_of(" \t\r:") != std::string_view::npos)
        return std::nullopt;
      const Span name = without_blanks(at, at + open);
      if (!is_name(slice(text_, name))) return std::nullopt;
      return made(name, std::min(line.end, at + close + 2), stamp->elapsed);
    }
    const std::size_t gap = bytes.substr(0, kMaxName + 1).find_first_of("0123456789");
    const std::size_t wide = bytes.substr(0, kMaxName + 1).find("  ");
    const std::size_t dash = bytes.substr(0, kMaxName + 1).find(" \xE2\x80\x94 ");
    std::size_t start = gap;
    bool parted = false;
    if (dash != std::string_view::npos && dash < gap) {
      start = dash + 5;
      parted = true;
    } else if (wide != std::string_view::npos && wide < gap) {
      start = chat_blanks_end(bytes, wide);
      parted = true;
    }
    if (start == std::string_view::npos || start < 3 || start >= bytes.size() || bytes[start - 1] != ' ')
      return std::nullopt;
    const auto stamp = chat_stamp_at(bytes, start);
    if (!stamp || stamp->end < bytes.size() || !(stamp->half || (parted && stamp->date))) return std::nullopt;
    const Span name = without_blanks(at, at + (dash != std::string_view::npos && dash < start ? dash : start));
    if (!is_name(slice(text_, name))) return std::nullopt;
    return made(name, line.end);
  }

  // "Ann Lee: …", "Bo Ek (to Ann Lee): …".
  std::optional<Line> before_colon(std::size_t at, Span line, bool elapsed) const {
    const std::string_view bytes = to_end(at, line);
    const std::size_t colon = bytes.substr(0, 2 * kMaxName + 8).find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    if (colon + 1 < bytes.size() && bytes[colon + 1] != ' ') return std::nullopt;
    const std::size_t said = at + colon + 1;
    if (is_note(to_end(std::min(line.end, said + 1), line))) return note();
    constexpr std::string_view kTo = " (to ";
    const std::size_t to = bytes.substr(0, colon).find(kTo);
    if (to != std::string_view::npos && bytes[colon - 1] == ')') {
      Line found = made(without_blanks(at, at + to), said, elapsed);
      found.turn.to = without_blanks(at + to + kTo.size(), at + colon - 1);
      if (is_name(slice(text_, found.turn.name)) && is_name(slice(text_, found.turn.to))) return found;
      return note();
    }
    const Span name = without_blanks(at, at + colon);
    if (!is_name(slice(text_, name))) return note();
    return made(name, said, elapsed);
  }

  // "<Ann Lee> …", as relay chats log it. What has other marks in it is an address or a tag.
  std::optional<Line> in_angles(std::size_t at, Span line, bool elapsed) const {
    const std::string_view bytes = to_end(at, line);
    const std::size_t close = bytes.substr(0, kMaxName + 2).find("> ");
    if (close == std::string_view::npos || close < 3) return std::nullopt;
    if (bytes.substr(1, close - 1).find_first_of("@/<:=\"!") != std::string_view::npos) return std::nullopt;
    return made({at + 1, at + close}, at + close + 1, elapsed);
  }

  // "From Ann Lee to Bo Ek: …", "From Ann Lee to Everyone: …", as meeting programs save it; behind the time.
  std::optional<Line> addressed(std::size_t at, Span line) const {
    constexpr std::string_view kFrom = "From ";
    constexpr std::string_view kTo = " to ";
    const std::string_view bytes = to_end(at, line);
    if (!bytes.starts_with(kFrom)) return std::nullopt;
    const std::size_t colon = bytes.substr(0, 2 * kMaxName + 12).find(':');
    if (colon == std::string_view::npos || (colon + 1 < bytes.size() && bytes[colon + 1] != ' ')) return std::nullopt;
    const std::size_t to = bytes.substr(0, colon).find(kTo);
    if (to == std::string_view::npos) return std::nullopt;
    Line found = made(without_blanks(at + kFrom.size(), at + to), at + colon + 1);
    found.turn.to = without_blanks(at + to + kTo.size(), at + colon);
    found.turn.alone = true;
    if (found.turn.name.empty() || found.turn.to.empty()) return std::nullopt;
    return found;
  }

  std::string_view text_;
  std::vector<Span> lines_;
  std::size_t i_ = 0;
  std::vector<Line> found_;
};

}  // namespace

std::vector<ChatTurn> find_chat_turns(std::string_view text) { return ChatFinder(text).find(); }

}  // namespace whowhom
