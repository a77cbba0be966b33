// Line by line. Labels are told by their print; words that say who is the witness and who asks are a table's.
#include "extract/resolve/turns.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/mail_layout.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLabel = 60;
constexpr std::size_t kMaxHeading = 80;
constexpr std::size_t kMaxTurn = 8000;  // bytes; what comes later was not said in this turn

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "Mr. ROE." and "Chairman LEE.", as in the hearings of Congress: a title in small letters, then capitals and a stop.
std::optional<std::size_t> stopped_label(std::string_view bytes) {
  std::size_t words = 0;
  for (std::size_t start = 0; start < std::min(bytes.size(), kMaxLabel); ++words) {
    std::size_t end = start;
    while (end < bytes.size() && bytes[end] != ' ' && bytes[end] != '.') ++end;
    const std::string_view word = bytes.substr(start, end - start);
    if (word.empty() || !is_capital(word[0])) return std::nullopt;
    const bool small = std::ranges::any_of(word.substr(1), is_small);
    const bool stop = end < bytes.size() && bytes[end] == '.';
    if (words == 0 && !small) return std::nullopt;
    if (!small && stop && word.size() > 2) return end;
    if (words > 3) return std::nullopt;
    start = stop ? end + 2 : end + 1;
  }
  return std::nullopt;
}

// "Ann Lee" and "Mr O'Connor" before ": " and words.
std::optional<std::size_t> plain_label(std::string_view bytes) {
  const std::size_t colon = bytes.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > kMaxLabel || colon + 2 >= bytes.size() ||
      bytes[colon + 1] != ' ' || !is_capital(bytes[0]))
    return std::nullopt;
  if (bytes.substr(0, colon).find_first_of("0123456789@/,;\"()") != std::string_view::npos) return std::nullopt;
  return colon;
}

struct Label {
  TurnMark mark = TurnMark::plain;
  Span span;
  std::size_t end = 0;  // behind its colon or stop
};

// "ANN LEE (Evening Post)": for whom somebody asks is no part of the name.
std::string_view without_bracket(std::string_view label) {
  const std::size_t open = label.find(" (");
  return label.ends_with(')') && open != std::string_view::npos ? label.substr(0, open) : label;
}

std::optional<Label> label_of(std::string_view text, Span line) {
  const std::string_view bytes = slice(text, line);
  if (bytes.starts_with("**")) {
    const std::size_t end = bytes.find("**", 2);
    if (end == std::string_view::npos || end > kMaxLabel) return std::nullopt;
    const bool colon = bytes.substr(end + 2).starts_with(":") || bytes.substr(0, end).ends_with(":");
    if (!colon) return std::nullopt;
    return Label{TurnMark::bold, {line.start + 2, line.start + end}, line.start + end + 2};
  }
  if (const auto stop = stopped_label(bytes))
    return Label{TurnMark::stopped, {line.start, line.start + *stop}, line.start + *stop + 1};
  const std::size_t colon = bytes.find(':');
  if (colon == std::string_view::npos || colon < 3 || colon > kMaxLabel) return std::nullopt;
  const std::string_view before = without_bracket(bytes.substr(0, colon));
  if (std::ranges::none_of(before, is_small) && std::ranges::count_if(before, is_capital) > 1)
    return Label{TurnMark::capitals, {line.start, line.start + before.size()}, line.start + colon + 1};
  if (const auto plain = plain_label(bytes))
    return Label{TurnMark::plain, {line.start, line.start + *plain}, line.start + *plain + 1};
  return std::nullopt;
}

// 'Q' or 'A' where a line opens a question or an answer: "Q. When?", "12   A:  In May.", "Q     When?"
struct Letter {
  char side = 0;
  bool bare = false;  // neither stop nor colon, but wide blanks
};

Letter letter_of(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\t' || is_digit(bytes[at]))) ++at;
  if (at + 3 >= bytes.size() || (bytes[at] != 'Q' && bytes[at] != 'A')) return {};
  const auto is_blank_byte = [&](std::size_t i) { return bytes[i] == ' ' || bytes[i] == '\t'; };
  if ((bytes[at + 1] == '.' || bytes[at + 1] == ':') && is_blank_byte(at + 2)) return {bytes[at], false};
  const bool wide = bytes[at + 1] == '\t' || (bytes[at + 1] == ' ' && is_blank_byte(at + 2));
  return wide ? Letter{bytes[at], true} : Letter{};
}

enum class Says { nothing, witness, named_witness, examiner };

Says what_says(const std::string& lower) {
  static const auto kRows = language_rows("hearing_phrases.tsv");
  for (const auto& row : kRows) {
    const std::size_t at = lower.find(row[0]);
    if (at == std::string::npos) continue;
    if (row[1] == "witness") return Says::witness;
    // As a heading only: the line is short and begins so, or is in brackets.
    const bool heads = lower.find_first_not_of(" \t*#(0123456789.") == at;
    if (row[1] == "named" && heads && lower.size() < kMaxHeading) return Says::named_witness;
    if (row[1] == "examiner" && lower.size() <= kMaxHeading) return Says::examiner;
  }
  if (lower.size() > kMaxHeading) return Says::nothing;
  const std::size_t first = lower.find_first_not_of(" \t0123456789");
  const std::size_t last = lower.find_last_not_of(" \t\r");
  const bool by = first != std::string::npos && lower.substr(first).starts_with("by ") && lower[last] == ':';
  return by ? Says::examiner : Says::nothing;
}

bool is_underline(std::string_view bytes) {
  return bytes.size() > 2 && bytes.find_first_not_of("=-~_ \r") == std::string_view::npos;
}

class TurnFinder {
 public:
  TurnFinder(const Document& document, const std::vector<Mention>& mentions,
             const std::vector<std::optional<std::size_t>>& party_of)
      : text_(document.text), mentions_(mentions), party_of_(party_of), lines_(lines_of(text_)) {
    count_labels();
  }

  Turns find() {
    for (const Span line : lines_) take(line);
    close(text_.size(), false);
    for (std::size_t i = 0; i + 1 < turns_.all.size(); ++i) {
      Turn& turn = turns_.all[i];
      const Turn& next = turns_.all[i + 1];
      const bool asked = turn.speaker && next.speaker && !turns_.witnesses.contains(*turn.speaker) &&
                         turns_.witnesses.contains(*next.speaker) && next.line.start - turn.line.start < kMaxTurn;
      if (asked) turn.hearer = next.speaker;
    }
    return std::move(turns_);
  }

 private:
  // Plain labels and bare letters are believed where the text has several.
  void count_labels() {
    const bool mail = std::ranges::any_of(find_mail_headers(text_), [](const MailHeader& h) { return h.mail; });
    std::map<std::string_view, int> counts;
    int asked = 0;
    int answered = 0;
    for (const Span line : lines_) {
      if (const Letter letter = letter_of(slice(text_, line)); letter.bare) ++(letter.side == 'Q' ? asked : answered);
      if (const auto label = label_of(text_, line); label && label->mark == TurnMark::plain && !mail)
        ++counts[slice(text_, label->span)];
    }
    letters_ = asked > 2 && answered > 2;
    for (const auto& [label, count] : counts)
      if (count > 1) plain_.insert(label);
    if (plain_.size() < 2) plain_.clear();
  }

  void take(Span line) {
    const std::string_view bytes = slice(text_, line);
    if (const Letter letter = letter_of(bytes); letter.side != 0 && (!letter.bare || letters_)) {
      open(TurnMark::letter, line, letter.side == 'Q' ? examiner_ : witness_);
      if (witness_) turns_.witnesses.insert(*witness_);
      return;
    }
    const auto label = label_of(text_, line);
    const bool spoken = label && label->mark != TurnMark::plain && line.end > label->end + 60;
    if (!spoken && line.size() < 200 && take_heading(line)) return;
    if (!label || (label->mark == TurnMark::plain && !plain_.contains(slice(text_, label->span)))) {
      if (is_underline(bytes)) close(line.start, true);
      return;
    }
    if (lower_case(slice(text_, label->span)) == "the witness") {
      open(label->mark, line, witness_);
      return;
    }
    const auto speaker = label->mark == TurnMark::plain ? whole_party(label->span) : party_in(label->span);
    if (label->mark == TurnMark::plain && !speaker) return;
    open(label->mark, line, speaker);
  }

  bool take_heading(Span line) {
    const Says says = what_says(lower_case(slice(text_, line)));
    if (says == Says::nothing) return false;
    if (says == Says::examiner) {
      close(line.start, true);
      examiner_ = person_in(line, false);
      return true;
    }
    // The name may stand in the lines before.
    const bool before = says == Says::witness && line.start > 200;
    const auto named = person_in({before                  ? line.start - 200
                                  : says == Says::witness ? 0
                                                          : line.start,
                                  line.end},
                                 says == Says::witness);
    if (says == Says::named_witness && !named) return false;
    close(line.start, true);
    witness_ = named;
    examiner_.reset();
    if (witness_) turns_.witnesses.insert(*witness_);
    return true;
  }

  void open(TurnMark mark, Span line, std::optional<std::size_t> speaker) {
    close(line.start, true);
    turns_.all.push_back({mark, line, line.end, speaker, std::nullopt});
    open_ = true;
  }

  // The last turn ends at `at`. Where a page of other text is more likely in between, it ends with its paragraph.
  void close(std::size_t at, bool by_next) {
    if (!open_) return;
    Turn& turn = turns_.all.back();
    const bool goes_on = turn.mark != TurnMark::stopped && by_next && at - turn.line.start < kMaxTurn;
    if (goes_on) {
      turn.end = at;
    } else {
      const std::size_t blank = text_.find("\n\n", turn.line.start);
      turn.end = std::min({blank == std::string_view::npos ? text_.size() : blank, at, turn.line.start + kMaxTurn});
      turn.end = std::max(turn.end, turn.line.end);
    }
    open_ = false;
  }

  std::size_t first_mention(Span span) const {
    return static_cast<std::size_t>(
        std::ranges::partition_point(mentions_, [&](const Mention& m) { return m.span.start < span.start; }) -
        mentions_.begin());
  }

  std::optional<std::size_t> party_in(Span span) const {
    for (std::size_t i = first_mention(span); i < mentions_.size() && mentions_[i].span.start < span.end; ++i)
      if (party_of_[i] && mentions_[i].type != EntityType::document) return party_of_[i];
    return std::nullopt;
  }

  // The party that is named by the whole label.
  std::optional<std::size_t> whole_party(Span span) const {
    for (std::size_t i = first_mention(span); i < mentions_.size() && mentions_[i].span.start < span.end; ++i)
      if (party_of_[i] && mentions_[i].kind == MentionKind::name && mentions_[i].span == span) return party_of_[i];
    return std::nullopt;
  }

  std::optional<std::size_t> person_in(Span span, bool last) const {
    std::optional<std::size_t> found;
    for (std::size_t i = first_mention(span); i < mentions_.size() && mentions_[i].span.start < span.end; ++i) {
      if (!party_of_[i] || mentions_[i].kind != MentionKind::name || mentions_[i].type != EntityType::person) continue;
      found = party_of_[i];
      if (!last) break;
    }
    return found;
  }

  std::string_view text_;
  const std::vector<Mention>& mentions_;
  const std::vector<std::optional<std::size_t>>& party_of_;
  std::vector<Span> lines_;
  std::set<std::string_view> plain_;
  bool letters_ = false;
  Turns turns_;
  bool open_ = false;
  std::optional<std::size_t> witness_;
  std::optional<std::size_t> examiner_;
};

}  // namespace

const Turn* Turns::at(std::size_t byte) const {
  const auto turn = std::ranges::partition_point(all, [&](const Turn& t) { return t.end <= byte; });
  return turn == all.end() || turn->line.start > byte ? nullptr : &*turn;
}

Turns find_turns(const Document& document, const std::vector<Mention>& mentions,
                 const std::vector<std::optional<std::size_t>>& party_of) {
  return TurnFinder(document, mentions, party_of).find();
}

}  // namespace whowhom
