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

namespace whowhom {
namespace {

constexpr std::size_t kMaxHeading = 80;
constexpr std::size_t kMaxTurn = 8000;     // bytes; what comes later was not said in this turn
constexpr std::size_t kMaxStopped = 2500;  // bytes of text for each stopped label where a hearing is printed whole
constexpr std::size_t kManyLabels = 4;     // from which a text is a transcript of their print

enum class Says { nothing, witness, named_witness, examiner };

Says what_says(const std::string& lower) {
  static const auto kRows = language_rows("hearing_phrases.tsv");
  const std::size_t start = std::min(lower.find_first_not_of(" \t*#(0123456789."), lower.size());
  for (const auto& row : kRows) {
    const std::size_t at = lower.find(row[0]);
    if (at == std::string::npos) continue;
    if (row[1] == "witness") return Says::witness;
    // As a heading only: the line is short and begins so, or is in brackets.
    if (row[1] == "named" && start == at && lower.size() < kMaxHeading) return Says::named_witness;
    if (row[1] == "examiner" && lower.size() <= kMaxHeading) return Says::examiner;
    if (row[1] == "examination" && start == at && lower.size() <= kMaxHeading && lower.back() != '.' &&
        lower.back() != ',')
      return Says::examiner;
  }
  if (lower.size() > kMaxHeading) return Says::nothing;
  const std::size_t first = lower.find_first_not_of(" \t0123456789");
  const std::size_t last = lower.find_last_not_of(" \t\r");
  const bool by = first != std::string::npos && lower.substr(first).starts_with("by ") && lower[last] == ':';
  return by ? Says::examiner : Says::nothing;
}

// "Mr", "Ms", "Dr": whom a text so calls may ask; "Lady" and "Chairman" may preside.
bool is_plainly_titled(const std::string& lower) {
  static const std::set<std::string, std::less<>> kTitles = [] {
    std::set<std::string, std::less<>> titles;
    for (const auto& row : language_rows("hearing_phrases.tsv"))
      if (row[1] == "asks") titles.emplace(row[0]);
    return titles;
  }();
  const std::size_t end = lower.find_first_of(" .");
  return end != std::string::npos && kTitles.contains(std::string_view(lower).substr(0, end));
}

bool is_underline(std::string_view bytes) {
  return bytes.size() > 2 && bytes.find_first_not_of("=-~_ \r") == std::string_view::npos;
}

class TurnFinder {
 public:
  TurnFinder(const Document& document, const std::vector<Mention>& mentions,
             const std::vector<std::optional<std::size_t>>& party_of)
      : text_(document.text), mentions_(mentions), party_of_(party_of), labels_(find_turn_labels(text_)) {
    std::size_t stopped = 0;
    std::size_t sure = 0;
    std::set<TurnMark> name_people;
    std::set<std::size_t> alone;  // people who have a line for their name
    for (const TurnLabel& label : labels_) {
      if (label.mark == TurnMark::plain ? whole_person(label.name) : person_in(label.name, false))
        name_people.insert(label.mark);
      if (label.unmarked)
        if (const auto person = whole_person(label.name)) alone.insert(*person);
      stopped += label.mark == TurnMark::stopped ? 1 : 0;
      const bool known = label.mark == TurnMark::bold || label.mark == TurnMark::capitals;
      sure += known && party_in(label.name) ? 1 : 0;
    }
    stopped_go_on_ = stopped >= kManyLabels && text_.size() / stopped < kMaxStopped;
    plain_are_quoted_ = sure >= kManyLabels;
    // "NOTE:" and "Subject:" are no turns of nobody known.
    std::erase_if(labels_, [&](const TurnLabel& label) {
      return (label.mark != TurnMark::letter && !name_people.contains(label.mark)) ||
             (label.unmarked && alone.size() < 2);
    });
  }

  Turns find() {
    auto label = labels_.begin();
    for (const Span line : lines_of(text_)) {
      const bool labelled = label != labels_.end() && label->line.start < line.end;
      const bool spoken = labelled && (label->mark == TurnMark::letter ||
                                       (label->mark != TurnMark::plain && line.end > label->said + 60));
      const bool heads = !spoken && line.size() < 200 && take_heading(line);
      const std::size_t before = turns_.all.size();
      for (; label != labels_.end() && label->line.start < std::max(line.end, line.start + 1); ++label)
        if (!heads) take(*label);
      if (before == turns_.all.size() && !heads && is_underline(slice(text_, line))) close(line.start, true);
    }
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
  void take(const TurnLabel& label) {
    if (label.mark == TurnMark::letter) {
      if (label.examiner.size() > 0) examiner_ = person_in(label.examiner, false);
      open(label, slice(text_, label.name) == "Q" ? examiner_ : witness_);
      if (witness_) turns_.witnesses.insert(*witness_);
      return;
    }
    const std::string lower = lower_case(slice(text_, label.name));
    if (lower == "the witness" || lower == "the deponent") {
      open(label, witness_);
      return;
    }
    if (label.mark != TurnMark::plain && is_role_label(lower)) {
      const auto asker = asker_called(lower);
      open(label, asker ? asker : party_in(label.name));
      turns_.all.back().by_role = asker.has_value();
      return;
    }
    // A stopped label cut by a scan names nobody, a plain one may be any words.
    const bool whole = label.mark == TurnMark::plain || label.unmarked;
    const auto speaker = whole                             ? whole_person(label.name)
                         : label.mark == TurnMark::stopped ? party_to_end(label.name)
                                                           : party_in(label.name);
    if (!speaker && label.unmarked) return;
    open(label, speaker);
    if (speaker) named_.push_back({*speaker, is_plainly_titled(lower), turns_.all.size()});
  }

  // Whom a role means: the one whom a heading says to ask; else the last one called by name who asked right before,
  // if a witness answered in between. Once found it holds for the examination.
  std::optional<std::size_t> asker_called(const std::string& role) {
    const auto known = roles_.find(role);
    if (known != roles_.end()) return known->second;
    std::optional<std::size_t> asker = examiner_;
    if (!asker && named_.size() > 1) {
      const Named& asked = named_[named_.size() - 2];
      const Named& answered = named_.back();
      const bool next = answered.turn == turns_.all.size() && asked.turn + 1 == answered.turn;
      const bool witness = turns_.witnesses.empty() || turns_.witnesses.contains(answered.party);
      if (next && witness && asked.plain_title && asked.party != answered.party &&
          !turns_.witnesses.contains(asked.party))
        asker = asked.party;
    }
    if (asker) roles_.emplace(role, *asker);
    return asker;
  }

  bool take_heading(Span line) {
    const Says says = what_says(lower_case(slice(text_, line)));
    if (says == Says::nothing) return false;
    if (says == Says::examiner) {
      close(line.start, true);
      examiner_ = person_in(line, false);
      roles_.clear();
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
    roles_.clear();
    if (witness_) turns_.witnesses.insert(*witness_);
    return true;
  }

  void open(const TurnLabel& label, std::optional<std::size_t> speaker) {
    close(label.line.start, true);
    Turn& turn = turns_.all.emplace_back();
    turn.mark = label.mark;
    turn.line = label.line;
    turn.label = label.name;
    turn.end = label.line.end;
    turn.speaker = speaker;
    const std::string_view name = slice(text_, label.name);
    turn.formal = label.mark != TurnMark::plain &&
                  (label.mark != TurnMark::capitals || is_titled_label(name) || is_role_label(name));
    open_ = true;
  }

  // The last turn ends at `at`. Where a page of other text is more likely in between, it ends with its paragraph.
  void close(std::size_t at, bool by_next) {
    if (!open_) return;
    Turn& turn = turns_.all.back();
    const bool whole =
        turn.mark == TurnMark::stopped ? stopped_go_on_ : turn.mark != TurnMark::plain || !plain_are_quoted_;
    const bool goes_on = whole && by_next && at - turn.line.start < kMaxTurn;
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

  // The party whose mention reaches to the end of the label; where two have that surname, who was called so last.
  std::optional<std::size_t> party_to_end(Span span) const {
    const std::size_t first = first_mention(span);
    for (std::size_t i = first; i < mentions_.size() && mentions_[i].span.start < span.end; ++i) {
      if (mentions_[i].type == EntityType::document || mentions_[i].span.end < span.end) continue;
      if (party_of_[i]) return party_of_[i];
      if (mentions_[i].type == EntityType::person) return last_called(surname_in(mentions_[i].span), first);
    }
    return std::nullopt;
  }

  std::string surname_in(Span name) const {
    const std::string_view words = slice(text_, name);
    const std::size_t blank = words.find_last_of(" \n");
    return lower_case(blank == std::string_view::npos ? words : words.substr(blank + 1));
  }

  // The only person with that surname who was named shortly before the mention.
  std::optional<std::size_t> last_called(const std::string& surname, std::size_t mention) const {
    std::optional<std::size_t> found;
    for (std::size_t i = mention; i-- > 0 && mentions_[i].span.end + kMaxTurn > mentions_[mention].span.start;) {
      const bool person = mentions_[i].kind == MentionKind::name && mentions_[i].type == EntityType::person;
      if (!person || !party_of_[i] || surname_in(mentions_[i].span) != surname) continue;
      if (found && *found != *party_of_[i]) return std::nullopt;
      found = party_of_[i];
    }
    return found;
  }

  // Who is named by the whole label.
  std::optional<std::size_t> whole_person(Span span) const {
    for (std::size_t i = first_mention(span); i < mentions_.size() && mentions_[i].span.start < span.end; ++i)
      if (party_of_[i] && mentions_[i].kind == MentionKind::name && mentions_[i].type == EntityType::person &&
          mentions_[i].span == span)
        return party_of_[i];
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

  struct Named {
    std::size_t party = 0;
    bool plain_title = false;
    std::size_t turn = 0;  // how many turns there were with it
  };

  std::string_view text_;
  const std::vector<Mention>& mentions_;
  const std::vector<std::optional<std::size_t>>& party_of_;
  std::vector<TurnLabel> labels_;
  bool stopped_go_on_ = false;
  bool plain_are_quoted_ = false;  // another print marks the turns, so that "Ann Lee: …" is read out
  Turns turns_;
  bool open_ = false;
  std::optional<std::size_t> witness_;
  std::optional<std::size_t> examiner_;
  std::map<std::string, std::size_t> roles_;
  std::vector<Named> named_;  // turns of parties called by name
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
