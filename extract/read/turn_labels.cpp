// Twice over the lines: what may be a label by its print, then which of the weaker ones come back often enough. What
// stands before a label in its line is no part of it: the numbers of court transcripts, marks of quotation, "Q12".
#include "extract/read/turn_labels.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/mail_layout.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLabel = 60;
constexpr std::size_t kMaxWords = 4;  // of a title, and of a name
constexpr std::size_t kLongestAbbreviation = 5;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_blank_byte(char c) { return c == ' ' || c == '\t'; }
bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::size_t blanks_end(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is_blank_byte(bytes[at])) ++at;
  return at;
}

// Words of titles without their stops: "mr", "general", "chairman"; "acting" goes before others only.
struct TitleWords {
  std::set<std::string, std::less<>> all;
  std::set<std::string, std::less<>> whole;  // those that a surname can follow
};

const TitleWords& title_words() {
  static const TitleWords kWords = [] {
    TitleWords words;
    for (const auto& row : language_rows("titles.tsv")) {
      if (row.size() < 2) continue;
      for (std::size_t start = 0; start < row[0].size();) {
        const std::size_t end = std::min(row[0].find(' ', start), row[0].size());
        std::string word(row[0].substr(start, end - start));
        if (word.ends_with('.')) word.pop_back();
        words.all.insert(word);
        const bool before_names = row[1] == "honorific" || row[1] == "address";
        if (before_names && end == row[0].size()) words.whole.insert(std::move(word));
        start = end + 1;
      }
    }
    words.all.insert("the");
    words.whole.insert("the");
    return words;
  }();
  return kWords;
}

std::size_t word_end(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && !is_blank_byte(bytes[at]) &&
         std::string_view(".,:;()[]\"!?").find(bytes[at]) == std::string_view::npos)
    ++at;
  return at;
}

// "LEE", "O'CONNOR", "McDIVITT", "DeSANTIS": capitals, but for two small letters behind the first.
bool is_in_capitals(std::string_view word) {
  const auto capitals = std::ranges::count_if(word, is_capital);
  const auto small = std::ranges::count_if(word, is_small);
  if (word.empty() || !(is_capital(word[0]) || is_wide(word[0])) || std::ranges::any_of(word, is_digit_byte))
    return false;
  return capitals >= 2 && (small == 0 || (small <= 2 && capitals > small && is_capital(word.back())));
}

// End of "Mr.", "Vice Chairman", "Acting Director"; `at` where no title begins there or it is in capitals.
std::size_t title_end_at(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  std::size_t whole = at;
  for (std::size_t words = 0; words < kMaxWords; ++words) {
    const std::size_t start = words == 0 ? at : blanks_end(bytes, end);
    if (words > 0 && start == end) break;
    std::size_t stop = word_end(bytes, start);
    const std::string_view word = bytes.substr(start, stop - start);
    if (word.empty() || !is_capital(word[0]) || is_in_capitals(word) || !title_words().all.contains(lower_case(word)))
      break;
    if (stop < bytes.size() && bytes[stop] == '.') {
      // "Director. OK." is an office and what it says.
      if (word.size() > kLongestAbbreviation) break;
      ++stop;
    }
    end = stop;
    if (title_words().whole.contains(lower_case(word))) whole = end;
  }
  return whole;
}

// Behind " (continuing)", " [presiding]".
std::size_t bracket_end(std::string_view bytes, std::size_t at) {
  const std::size_t open = blanks_end(bytes, at);
  if (open >= bytes.size() || (bytes[open] != '(' && bytes[open] != '[')) return at;
  const std::size_t close = bytes.substr(0, open + kMaxLabel).find(bytes[open] == '(' ? ')' : ']', open);
  return close == std::string_view::npos ? at : close + 1;
}

struct Print {
  std::size_t name_end = 0;
  std::size_t end = 0;  // behind the stop or colon
  bool colon = false;
};

// "Mr. ROE.", "Chairman LEE:", "Mr. ROE of Ohio.", "Ms. LEE [presiding].": a title in small letters, then capitals.
std::optional<Print> titled_capitals(std::string_view bytes, std::size_t at) {
  const std::size_t title = title_end_at(bytes, at);
  if (title == at) return std::nullopt;
  std::size_t name = 0;
  std::size_t end = title;
  for (std::size_t words = 0; words < kMaxWords; ++words) {
    const std::size_t start = blanks_end(bytes, end);
    if (start == end) break;
    const std::size_t stop = word_end(bytes, start);
    const std::string_view word = bytes.substr(start, stop - start);
    const bool initial = word.size() == 1 && is_capital(word[0]);
    if (!initial && !is_in_capitals(word)) break;
    const bool dot = stop < bytes.size() && bytes[stop] == '.';
    if (!initial) name = stop;
    end = stop + (dot && initial ? 1 : 0);
    if (dot && !initial) break;
  }
  if (name == 0) return std::nullopt;
  std::size_t behind = bracket_end(bytes, name);
  if (bytes.substr(behind).starts_with(" of ")) {
    const std::size_t place = bytes.substr(0, std::min(bytes.size(), behind + 30)).find_first_of(".:,;", behind);
    if (place == std::string_view::npos || !is_capital(bytes[behind + 4])) return std::nullopt;
    behind = place;
  }
  if (behind >= bytes.size() || (bytes[behind] != '.' && bytes[behind] != ':')) return std::nullopt;
  return Print{name, behind + 1, bytes[behind] == ':'};
}

// End of "Mr. Roe", "Chairman Lee", "The Chairman" before ". " and a capital, as in the hearings of Congress by now.
// Such a paragraph may be any other's, so the names have to come back.
std::size_t titled_name(std::string_view bytes) {
  const std::size_t title = title_end_at(bytes, 0);
  if (title == 0) return 0;
  std::size_t end = title;
  const bool office = bytes.starts_with("The ");
  if (office && title < 5) return 0;
  for (std::size_t words = 0; words < 3; ++words) {
    if (office && words == 0 && bytes.substr(end).starts_with(". ")) break;
    const std::size_t start = blanks_end(bytes, end);
    const std::size_t stop = word_end(bytes, start);
    if (start == end || stop == start || !(is_capital(bytes[start]) || is_wide(bytes[start]))) return 0;
    end = stop;
    const bool initial = stop - start == 1;
    if (stop < bytes.size() && bytes[stop] == '.' && !initial) break;
    if (stop < bytes.size() && bytes[stop] == '.') ++end;
  }
  const std::string_view behind = bytes.substr(end);
  const bool said = behind.size() > 3 && behind.starts_with(". ") &&
                    (is_capital(behind[2]) || is_wide(behind[2]) || behind[2] == '"' || behind[2] == '[');
  return said ? end : 0;
}

// 'Q' or 'A' where a line opens a question or an answer: "Q. When?", "A:  In May.", "Q     When?"
struct Letter {
  char side = 0;
  bool bare = false;  // neither stop nor colon, but wide blanks
};

Letter letter_of(std::string_view bytes) {
  if (bytes.size() < 4 || (bytes[0] != 'Q' && bytes[0] != 'A')) return {};
  if ((bytes[1] == '.' || bytes[1] == ':') && is_blank_byte(bytes[2])) return {bytes[0], false};
  const bool wide = bytes[1] == '\t' || (bytes[1] == ' ' && is_blank_byte(bytes[2]));
  return wide ? Letter{bytes[0], true} : Letter{};
}

enum class Strength { sure, counted, alone };

struct Candidate {
  TurnLabel label;
  Strength strength = Strength::sure;
  bool bare = false;
};

class LabelFinder {
 public:
  explicit LabelFinder(std::string_view text) : text_(text) {}

  std::vector<TurnLabel> find() {
    for (const Span line : lines_of(text_)) read(line);
    const std::vector<std::string> counted = names_that_come_back(Strength::counted);
    const std::vector<std::string> alone = names_that_come_back(Strength::alone);
    const bool letters = have_letters(false, 2);
    const bool bare = have_letters(true, 3);
    std::vector<TurnLabel> labels;
    for (const Candidate& candidate : candidates_) {
      const std::string_view name = slice(text_, candidate.label.name);
      if (candidate.label.mark == TurnMark::letter && !(candidate.bare ? bare : letters)) continue;
      if (candidate.strength == Strength::counted && !std::ranges::binary_search(counted, name) &&
          !(!counted.empty() && is_titled(name)))
        continue;
      if (candidate.strength == Strength::alone && !std::ranges::binary_search(alone, name)) continue;
      labels.push_back(candidate.label);
    }
    return labels;
  }

 private:
  // "Mr Lee", "Chairman Rogers": among labels of its kind it need not come back.
  static bool is_titled(std::string_view name) {
    const std::size_t title = title_end_at(name, 0);
    return title > 0 && title < name.size() && !name.starts_with("The ");
  }

  bool have_letters(bool bare, int least) const {
    int asked = 0;
    int answered = 0;
    for (const Candidate& candidate : candidates_)
      if (candidate.label.mark == TurnMark::letter && candidate.bare == bare)
        ++(text_[candidate.label.name.start] == 'Q' ? asked : answered);
    return asked >= least && answered >= least;
  }

  // Sorted; empty where fewer than two come back, and in mail, whose fields look so.
  std::vector<std::string> names_that_come_back(Strength strength) const {
    std::map<std::string_view, int> counts;
    for (const Candidate& candidate : candidates_)
      if (candidate.strength == strength) ++counts[slice(text_, candidate.label.name)];
    std::vector<std::string> names;
    for (const auto& [name, count] : counts)
      if (count > 1) names.emplace_back(name);
    if (names.size() < 2 || std::ranges::any_of(find_mail_headers(text_), [](const MailHeader& h) { return h.mail; }))
      names.clear();
    return names;
  }

  void read(Span line) {
    const std::size_t first = candidates_.size();
    const std::size_t indent = blanks_end(text_.substr(0, line.end), line.start) - line.start;
    paragraph_ = last_empty_ || (indent > 1 && (indent > last_indent_ || last_labelled_));
    last_empty_ = line.start + indent == line.end;
    last_indent_ = indent;
    if (auto candidate = at_start(line)) candidates_.push_back(std::move(*candidate));
    last_labelled_ = candidates_.size() > first;
    find_within(line);
    for (std::size_t i = first; i + 1 < candidates_.size(); ++i)
      candidates_[i].label.line.end = candidates_[i + 1].label.line.start;
  }

  // Behind blanks, ">", the line's or the question's number, an opening quotation mark.
  std::size_t decoration_end(Span line) const {
    std::size_t at = line.start;
    for (bool more = true; more && at < line.end;) {
      more = false;
      const std::string_view rest = text_.substr(at, line.end - at);
      std::size_t digits = rest[0] == 'Q' ? 1 : 0;
      while (digits < rest.size() && is_digit_byte(rest[digits])) ++digits;
      const bool number = digits > 0 && digits <= 4 && is_digit_byte(rest[digits - 1]) && digits < rest.size() &&
                          is_blank_byte(rest[digits]);
      if (number) {
        at += digits;
        more = true;
      } else if (is_blank_byte(rest[0]) || rest[0] == '>' || rest[0] == '#' || rest[0] == '"') {
        ++at;
        more = true;
      } else if (rest.starts_with("\xE2\x80\x9C")) {
        at += 3;
        more = true;
      }
    }
    return at;
  }

  Candidate made(TurnMark mark, Span line, Span name, std::size_t said, Strength strength) const {
    Candidate candidate;
    candidate.label.mark = mark;
    candidate.label.line = line;
    candidate.label.name = trimmed(text_, name);
    candidate.label.said = said;
    candidate.label.unmarked = strength == Strength::alone;
    candidate.strength = strength;
    return candidate;
  }

  std::optional<Candidate> at_start(Span line) const {
    const std::size_t at = decoration_end(line);
    const std::string_view bytes = text_.substr(at, line.end - at);
    if (bytes.size() < 3) return std::nullopt;
    if (const Letter letter = letter_of(bytes); letter.side != 0) {
      Candidate candidate = made(TurnMark::letter, line, {at, at + 1}, at + 2, Strength::sure);
      candidate.bare = letter.bare;
      const std::size_t open = blanks_end(bytes, 2);
      const std::size_t close = bytes.substr(0, open + kMaxLabel).find(')', open);
      if (letter.side == 'Q' && lower_case(bytes.substr(open, 4)) == "(by " && close != std::string_view::npos) {
        candidate.label.examiner = {at + open + 4, at + close};
        candidate.label.said = at + close + 1;
      }
      return candidate;
    }
    if (bytes.starts_with("**")) return bold(line, at, bytes);
    // The voice of a cue (W3C, WebVTT).
    if (bytes.starts_with("<v ")) {
      const std::size_t close = bytes.substr(0, kMaxLabel).find('>');
      if (close == std::string_view::npos || !is_name_like(bytes.substr(3, close - 3))) return std::nullopt;
      return made(TurnMark::plain, line, {at + 3, at + close}, at + close + 1, Strength::counted);
    }
    if (const auto print = titled_capitals(bytes, 0))
      return made(print->colon ? TurnMark::capitals : TurnMark::stopped, line, {at, at + print->name_end},
                  at + print->end, Strength::sure);
    if (auto candidate = before_colon(line, at, bytes)) return candidate;
    if (const std::size_t end = paragraph_ ? titled_name(bytes) : 0; end > 0)
      return made(TurnMark::stopped, line, {at, at + end}, at + end + 1, Strength::counted);
    return weak(line, at, bytes);
  }

  std::optional<Candidate> bold(Span line, std::size_t at, std::string_view bytes) const {
    const std::size_t end = bytes.find("**", 2);
    if (end == std::string_view::npos || end > kMaxLabel || end < 4) return std::nullopt;
    const bool inside = bytes[end - 1] == ':';
    const bool colon = inside || bytes.substr(end + 2).starts_with(":");
    const Span name = {at + 2, at + end - (inside ? 1 : 0)};
    if (!colon) {
      if (at + end + 2 != line.end || text_[line.start] == '#' || !is_name_like(slice(text_, name)))
        return std::nullopt;
      return made(TurnMark::bold, line, name, line.end, Strength::alone);
    }
    return made(TurnMark::bold, line, name, at + end + (inside ? 2 : 3), Strength::sure);
  }

  // "MS LEE:", "ANN LEE (Evening Post):", "DR. LEE [continuing]:", "[Ann Lee]:", "Ann Lee: ".
  std::optional<Candidate> before_colon(Span line, std::size_t at, std::string_view bytes) const {
    const std::size_t colon = bytes.substr(0, kMaxLabel + 1).find(':');
    if (colon == std::string_view::npos || colon < 2) return std::nullopt;
    std::size_t start = 0;
    std::size_t end = colon;
    if (bytes[0] == '[' && bytes[colon - 1] == ']') {
      ++start;
      --end;
    } else if (const std::size_t open = bytes.substr(0, colon).find_first_of("(["); open != std::string_view::npos) {
      if (open < 3 || !is_blank_byte(bytes[open - 1]) || bracket_end(bytes, open) != colon) return std::nullopt;
      end = open - 1;
    }
    const std::string_view name = bytes.substr(start, end - start);
    const Span span = {at + start, at + start + std::min(name.size(), name.find(", "))};
    if (std::ranges::none_of(name, is_small) && std::ranges::count_if(name, is_capital) > 1 && end - start > 2)
      return made(TurnMark::capitals, line, span, at + colon + 1, Strength::sure);
    if (colon + 2 >= bytes.size() || bytes[colon + 1] != ' ' || !is_name_like(name)) return std::nullopt;
    return made(TurnMark::plain, line, span, at + colon + 1, Strength::counted);
  }

  static bool is_name_like(std::string_view name) {
    // "Speaker 2".
    const std::size_t number = name.find_last_not_of("0123456789");
    if (number != std::string_view::npos && name[number] == ' ') name = name.substr(0, number);
    return !name.empty() && (is_capital(name[0]) || is_wide(name[0])) &&
           name.find_first_of("0123456789@/,;\"()[]*_=<>|") == std::string_view::npos;
  }

  // "MS LEE — …", and "MS LEE" or "**Ann Lee**" alone in a line.
  std::optional<Candidate> weak(Span line, std::size_t at, std::string_view bytes) const {
    std::size_t name = 0;
    std::size_t end = 0;
    for (std::size_t words = 0; words <= kMaxWords; ++words) {
      const std::size_t start = blanks_end(bytes, end);
      if (words > 0 && start != end + 1) break;
      std::size_t stop = word_end(bytes, start);
      if (!is_in_capitals(bytes.substr(start, stop - start)) && stop - start != 1) break;
      if (stop == start || !(is_capital(bytes[start]) || is_wide(bytes[start]))) break;
      if (stop < bytes.size() && bytes[stop] == '.') ++stop;
      end = stop;
      name = stop;
    }
    if (name < 3) return std::nullopt;
    const Span span = {at, at + name};
    if (at + name == line.end && text_[line.start] != '#')
      return made(TurnMark::capitals, line, span, line.end, Strength::alone);
    for (const std::string_view dash : {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " -- "})
      if (bytes.substr(name).starts_with(dash))
        return made(TurnMark::capitals, line, span, at + name + dash.size(), Strength::counted);
    return std::nullopt;
  }

  // Labels behind the end of a sentence, as where the lines of a page were run together.
  void find_within(Span line) {
    const std::string_view bytes = text_.substr(0, line.end);
    for (std::size_t at = line.start + 2; at + 4 < line.end; ++at) {
      if (!is_capital(bytes[at]) || !is_blank_byte(bytes[at - 1])) continue;
      std::size_t before = at - 1;
      while (before > line.start && is_blank_byte(bytes[before])) --before;
      const char last = bytes[before];
      const bool ended =
          std::string_view(".?!\"')]-:").find(last) != std::string_view::npos || is_digit_byte(last) || is_wide(last);
      if (!ended || before == line.start || ends_in_title(line.start, before)) continue;
      const auto print = titled_capitals(bytes.substr(at), 0);
      if (!print) continue;
      candidates_.push_back(made(print->colon ? TurnMark::capitals : TurnMark::stopped, {at, line.end},
                                 {at, at + print->name_end}, at + print->end, Strength::sure));
      at += print->end - 1;
    }
  }

  // Whether the stop at `stop` is a title's own: "Lt. Gen. LEE".
  bool ends_in_title(std::size_t first, std::size_t stop) const {
    if (text_[stop] != '.') return false;
    std::size_t start = stop;
    while (start > first && std::isalpha(static_cast<unsigned char>(text_[start - 1])) != 0) --start;
    return title_words().all.contains(lower_case(text_.substr(start, stop - start)));
  }

  std::string_view text_;
  std::vector<Candidate> candidates_;
  bool paragraph_ = true;  // the line begins one
  bool last_empty_ = true;
  std::size_t last_indent_ = 0;
  bool last_labelled_ = false;
};

}  // namespace

std::vector<TurnLabel> find_turn_labels(std::string_view text) { return LabelFinder(text).find(); }

bool is_role_label(std::string_view name) {
  static const std::set<std::string, std::less<>> kRoles = [] {
    std::set<std::string, std::less<>> roles;
    for (const auto& row : language_rows("hearing_phrases.tsv"))
      if (row[1] == "role") roles.emplace(row[0]);
    return roles;
  }();
  return kRoles.contains(lower_case(name.substr(0, name.find(' '))));
}

bool is_titled_label(std::string_view name) {
  const std::size_t end = name.find_first_of(" .");
  return end != std::string_view::npos && end + 1 < name.size() && !name.starts_with("The ") &&
         title_words().all.contains(lower_case(name.substr(0, end)));
}

}  // namespace whowhom
