// A date belongs to the nearest word above it in the tree that can have one: a verb, or an office.
#include "extract/affiliation/term.hpp"

#include <algorithm>
#include <string_view>

#include "extract/affiliation/office.hpp"
#include "extract/communication/dates.hpp"
#include "extract/language/one_of.hpp"

namespace whowhom {
namespace {

bool is_clause(const SentenceTree& tree, std::size_t i) {
  return tree.token(i).part_of_speech == PartOfSpeech::verb || tree.child(i, "cop").has_value() ||
         tree.child(i, "nsubj").has_value();
}

bool hangs_on(const SentenceTree& tree, const WrittenDate& date, const std::vector<std::size_t>& governors) {
  std::size_t at = date.first;
  for (std::size_t steps = 0; steps < tree.size(); ++steps) {
    if (std::ranges::find(governors, at) != governors.end()) return true;
    const bool inside = at >= date.first && at < date.end;
    if (!inside && (is_clause(tree, at) || is_office_noun(tree, at) || tree.person_at(at))) return false;
    const auto above = tree.head(at);
    if (!above) return false;
    at = *above;
  }
  return false;
}

bool is_dash(std::string_view word) { return is_one_of(word, {"-", "–", "—", "--"}); }

// The word that says how the date is meant, over "early", "the end of" and the like.
std::string_view word_before(const SentenceTree& tree, std::size_t first) {
  std::size_t at = first;
  for (int steps = 0; at > 0 && steps < 4; ++steps) {
    const std::string_view word = tree.lower(at - 1);
    const bool vague = is_one_of(word, {"early", "late", "mid", "the", "spring", "summer", "autumn", "fall", "winter",
                                        "beginning", "end", "about", "around", "at", "least", "and"}) ||
                       (word == "of" && at > 1 && steps > 0);
    if (!vague) break;
    if (word == "and" || word == "at") break;
    --at;
  }
  return at > 0 ? tree.lower(at - 1) : std::string_view();
}

bool is_at_time(const SentenceTree& tree, const WrittenDate& date) {
  for (std::size_t i = date.first; i < date.end; ++i)
    if (tree.is(i, "obl:unmarked") || tree.is(i, "obl:tmod") || tree.is(i, "nmod:unmarked") || tree.is(i, "obl"))
      return true;
  return false;
}

// What the date at `i` of `dates` says; `i` moves on over a range's end.
Term term_at(const SentenceTree& tree, const std::vector<WrittenDate>& dates, std::size_t& i, Event event) {
  Term term;
  const WrittenDate& date = dates[i];
  const std::string_view before = word_before(tree, date.first);
  const WrittenDate* next = i + 1 < dates.size() ? &dates[i + 1] : nullptr;
  const std::string_view link = next != nullptr && date.end + 1 == next->first ? tree.lower(date.end) : "";
  const bool range = is_one_of(link, {"to", "until", "till", "through"}) || is_dash(link);
  const bool one_word = next != nullptr && next->first == date.first;
  if (one_word || (range && (before == "from" || before == "(" || is_dash(link))) ||
      (before == "between" && link == "and")) {
    term.since = date.iso;
    term.until = next->iso;
    ++i;
  } else if (before == "since" || before == "from") {
    term.since = date.iso;
  } else if (is_one_of(before, {"until", "till", "through"})) {
    term.until = date.iso;
  } else if (event != Event::none) {
    const bool no_event = is_one_of(before, {"by", "before", "after", "for", "between"});
    if (is_one_of(before, {"in", "on"}) || (!no_event && is_at_time(tree, date)))
      (event == Event::start ? term.since : term.until) = date.iso;
  }
  return term;
}

}  // namespace

Term term_of(const SentenceTree& tree, const std::vector<std::size_t>& governors, Event event,
             std::optional<std::size_t> end) {
  Term term;
  const std::vector<WrittenDate> dates = dates_in(tree.sentence());
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const WrittenDate& date = dates[i];
    const bool beside =
        end && date.first == *end + 1 && is_one_of(tree.lower(*end), {"since", "from", "until", "(", "in"});
    if (!beside && !hangs_on(tree, date, governors)) continue;
    const Term said = term_at(tree, dates, i, event);
    if (beside && (said.since || said.until)) {
      term = said;
      break;
    }
    // Two starts are of two offices, and nothing says which is whose.
    if ((said.since && term.since) || (said.until && term.until)) return {};
    if (said.since) term.since = said.since;
    if (said.until) term.until = said.until;
  }
  if (term.until) term.tenure = Tenure::former;
  if (term.since && term.until && *term.until < term.since->substr(0, term.until->size())) return {};
  return term;
}

}  // namespace whowhom
