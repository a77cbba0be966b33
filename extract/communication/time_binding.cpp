// Times hang on verbs as obliques and adverbs, and on nouns as modifiers. From the time the tree is climbed through
// nouns that are times themselves ("the evening of"), and through names, to which a day never belongs: a tree that
// hangs "on May 4" on the city before it means the verb.
#include "extract/communication/time_binding.hpp"

#include <algorithm>
#include <string_view>

namespace whowhom {
namespace {

constexpr int kMaxSteps = 8;

bool is_noun(const Token& token) {
  return token.part_of_speech == PartOfSpeech::noun || token.part_of_speech == PartOfSpeech::propn ||
         token.part_of_speech == PartOfSpeech::pron || token.part_of_speech == PartOfSpeech::num ||
         token.part_of_speech == PartOfSpeech::det;
}

bool is_named(const Token& token) {
  return token.part_of_speech == PartOfSpeech::propn || token.part_of_speech == PartOfSpeech::pron ||
         token.name != NameTag::outside;
}

// The token of the time that hangs on a word outside it.
std::size_t top_of(const std::vector<Token>& tokens, const TimeExpression& time) {
  std::optional<std::size_t> top;
  for (std::size_t i = time.first; i < time.end; ++i) {
    const Token& token = tokens[i];
    const bool outside = token.head == kRootHead || token.head < time.first || token.head >= time.end;
    if (!outside || token.relation == "punct" || token.relation == "case") continue;
    if (!top || token.relation.starts_with("obl")) top = i;
    if (token.relation.starts_with("obl")) break;
  }
  return top.value_or(time.end - 1);
}

bool has_child(const std::vector<Token>& tokens, std::size_t head, std::string_view relation) {
  return std::ranges::any_of(tokens,
                             [&](const Token& token) { return token.head == head && token.relation == relation; });
}

// "The meeting was on May 4", "the same day he wrote".
std::optional<std::size_t> below_root(const std::vector<Token>& tokens, std::size_t root) {
  if (has_child(tokens, root, "cop"))
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (tokens[i].head == root && tokens[i].relation == "nsubj" && is_noun(tokens[i])) return i;
  for (std::size_t i = root + 1; i < tokens.size(); ++i) {
    if (tokens[i].head != root || tokens[i].relation != "acl:relcl") continue;
    const bool with_pronoun = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(root) + 1,
                                          tokens.begin() + static_cast<std::ptrdiff_t>(i), [](const Token& token) {
                                            return token.lower == "that" || token.lower == "which" ||
                                                   token.lower == "when" || token.lower == "who";
                                          });
    if (!with_pronoun) return i;
  }
  return std::nullopt;
}

void look_at_preposition(const std::vector<Token>& tokens, std::size_t noun, TimeExpression& time) {
  for (const Token& token : tokens) {
    if (token.head != noun || token.relation != "case") continue;
    if (is_time_word(token.lower, "bound") || is_time_word(token.lower, "between")) time.bounded = true;
    if (is_time_word(token.lower, "roughly")) time.roughly = true;
  }
}

// "31 January | Lee meets Hill", "28 July Lee writes": an entry of a table, whose year stands elsewhere.
bool is_entry(const std::vector<Token>& tokens, const TimeExpression& time) {
  if (time.end < tokens.size() && tokens[time.end].form == "|") return true;
  return time.first == 0 && time.kind == TimeKind::calendar && !time.year && !time.weekday &&
         (time.end >= tokens.size() || tokens[time.end].form != ",");
}

void set_clause(const std::vector<Token>& tokens, TimeBinding& binding) {
  std::size_t at = binding.governor;
  for (std::size_t steps = 0; steps < tokens.size() && is_noun(tokens[at]) && tokens[at].head != kRootHead; ++steps)
    at = tokens[at].head;
  binding.earlier = std::ranges::any_of(tokens, [&](const Token& token) {
    return token.head == at && token.relation.starts_with("aux") && token.lower == "had";
  });
  for (std::size_t steps = 0; steps < tokens.size(); ++steps) {
    const Token& token = tokens[at];
    if (token.head == kRootHead) return;
    if (token.relation == "conj" || token.relation == "xcomp" || token.relation == "parataxis") {
      at = token.head;
      continue;
    }
    binding.clause = token.relation == "ccomp" ? Clause::reported : Clause::dependent;
    return;
  }
}

std::optional<std::size_t> governor_of(const std::vector<Token>& tokens, TimeExpression& time, bool& whole_week) {
  if (time.closer) return time.closer;
  std::size_t at = top_of(tokens, time);
  bool on_time = true;  // `at` is still a word of time
  for (int step = 0; step < kMaxSteps; ++step) {
    const Token& token = tokens[at];
    if (token.head == kRootHead) return on_time ? below_root(tokens, at) : std::nullopt;
    const std::string_view relation = token.relation;
    if (on_time) {
      if (relation.starts_with("nsubj") || relation.starts_with("csubj")) return std::nullopt;
      const bool preposition = time.first > 0 && is_time_word(tokens[time.first - 1].lower, "within");
      if ((relation == "obj" || relation == "iobj") && time.kind == TimeKind::calendar && !preposition)
        return std::nullopt;
    }
    const std::size_t up = token.head;
    const Token& above = tokens[up];
    const bool part = is_time_word(above.lower, "part") || is_time_word(above.lower, "end");
    const bool unit = is_time_word(above.lower, "unit");
    if (on_time && (part || unit || is_time_word(above.lower, "season"))) {
      if (unit && above.lower.ends_with('s')) return std::nullopt;
      if (above.lower == "week") whole_week = true;
      look_at_preposition(tokens, up, time);
      at = up;
      continue;
    }
    if (above.lemma == "date" && above.relation.starts_with("acl") && above.head != kRootHead) return above.head;
    if (is_noun(above)) {
      if (!is_named(above)) return up;
      // "the Treaty of 4 May", "minister from 2003 to 2006"
      if (time.with_next || time.bounded || (time.first > 0 && tokens[time.first - 1].lower == "of"))
        return std::nullopt;
      at = up;
      on_time = false;
      continue;
    }
    if (above.part_of_speech == PartOfSpeech::adv && above.head != kRootHead) {
      at = up;
      continue;
    }
    return up;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TimeBinding> bind_time(const Sentence& sentence, TimeExpression& time) {
  TimeBinding binding;
  if (is_entry(sentence.tokens, time)) return std::nullopt;
  const auto governor = governor_of(sentence.tokens, time, binding.whole_week);
  if (!governor) return std::nullopt;
  binding.governor = *governor;
  binding.nominal = is_noun(sentence.tokens[*governor]);
  set_clause(sentence.tokens, binding);
  return binding;
}

bool is_past(const Sentence& sentence, std::size_t verb) {
  const Token& token = sentence.tokens[verb];
  bool auxiliary = false;
  for (const Token& other : sentence.tokens) {
    if (other.head != verb || !(other.relation.starts_with("aux") || other.relation == "cop")) continue;
    if (other.lower == "was" || other.lower == "were" || other.lower == "had" || other.lower == "did" ||
        other.lower == "has" || other.lower == "have")
      return true;
    auxiliary = true;
  }
  if (auxiliary) return false;
  if (token.lower.ends_with("ed")) return true;
  return token.lower != token.lemma && !token.lower.ends_with("s") && !token.lower.ends_with("ing");
}

}  // namespace whowhom
