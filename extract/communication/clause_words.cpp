// Each looks at the words of one clause; standing.cpp puts them together.
#include "extract/communication/clause_words.hpp"

#include <algorithm>
#include <array>

#include "extract/communication/clauses.hpp"
#include "extract/communication/parties.hpp"
#include "extract/language/one_of.hpp"

namespace whowhom {
namespace {

constexpr std::array<std::string_view, 15> kModals = {"can",   "ca",    "could",  "may",  "might",
                                                      "must",  "shall", "should", "will", "wo",
                                                      "would", "ought", "'ll",    "sha",  "’ll"};
// "no sooner" and "not often" deny nothing.
constexpr std::array<std::string_view, 6> kSince = {"longer", "before", "once", "again", "yet", "more"};
constexpr std::array<std::string_view, 2> kDuties = {"must", "shall"};
constexpr std::array<std::string_view, 3> kRestrictive = {"only", "just", "merely"};
constexpr std::array<std::string_view, 4> kNoTime = {"at", "in", "under", "on"};

constexpr std::array<std::string_view, 6> kConditions = {"if", "unless", "lest", "provided", "assuming", "supposing"};

}  // namespace

bool is_condition(std::string_view word) { return is_one_of(word, kConditions); }

OwnWords own_words(const SentenceTree& tree, std::size_t verb) {
  OwnWords own;
  for (const std::size_t below : tree.children(verb)) {
    const std::string_view word = tree.lower(below);
    const std::string_view relation = tree.token(below).relation;
    if (relation == "aux" && is_one_of(word, kModals)) {
      own.modal = true;
      own.words.push_back(below);
      own.duty = own.duty || is_one_of(word, kDuties);
    }
    const bool adverb = relation == "advmod" || relation.starts_with("cc") || relation == "det";
    if (adverb && is_negation(word) && !is_one_of(tree.lower(below + 1), kRestrictive))
      own.negated = true, own.words.push_back(below);
    // "no longer", "never before"
    if (relation == "advmod" && is_one_of(word, kSince))
      for (const std::size_t nested : tree.children(below))
        if (is_negation(tree.lower(nested))) own.negated = true, own.words.push_back(nested);
    if (relation == "advmod" && is_doubt_word(word)) own.doubtful = true, own.words.push_back(below);
    // "at no time", "on no occasion"
    if (relation.starts_with("obl") && is_one_of(tree.preposition(below), kNoTime) && !tree.mention_at(below))
      if (const auto no = no_of(tree, below)) own.negated = true, own.words.push_back(*no);
  }
  return own;
}

std::optional<std::size_t> no_of(const SentenceTree& tree, std::size_t noun) {
  for (const std::size_t below : tree.children(noun))
    if (tree.is(below, "det") && (tree.lower(below) == "no" || tree.lower(below) == "neither")) return below;
  const std::string_view word = tree.lower(noun);
  if (word == "nothing" || word == "nobody" || word == "none" || word == "neither") return noun;
  return std::nullopt;
}

bool has_auxiliary(const SentenceTree& tree, std::size_t verb) {
  return tree.child(verb, "aux") || tree.child(verb, "aux:pass");
}

bool has_subject(const SentenceTree& tree, std::size_t verb) {
  return tree.child(verb, "nsubj") || tree.child(verb, "nsubj:pass");
}

// "must notify", "shall inform": no act is told of; "must have told" guesses at one.
bool states_duty(const SentenceTree& tree, std::size_t verb) {
  return own_words(tree, verb).duty && !tree.has_child(verb, "aux", "have") && !tree.has_child(verb, "aux", "'ve");
}

bool is_present_copula(const SentenceTree& tree, std::size_t copula) {
  const std::string_view word = tree.lower(copula);
  return word == "is" || word == "are" || word == "am" || word == "be" || word == "being" || word == "'s" ||
         word == "’s" || word == "'re" || word == "’re";
}

std::optional<std::size_t> too_of(const SentenceTree& tree, std::size_t adjective) {
  if (tree.token(adjective).part_of_speech != PartOfSpeech::adj) return std::nullopt;
  for (const std::size_t below : tree.children(adjective))
    if (tree.is(below, "advmod") && tree.lower(below) == "too" && below < adjective) return below;
  return std::nullopt;
}

std::optional<std::size_t> sole_subject(const SentenceTree& tree, std::size_t verb) {
  const auto subject = subject_of(tree, verb);
  if (!subject) return std::nullopt;
  const PartyList parties = parties_of(tree, subject->token);
  return parties.list.size() == 1 ? std::optional(parties.list.front().entity) : std::nullopt;
}

// "rejected the report that", "denied the claim that"
bool is_denied_holder(const SentenceTree& tree, std::size_t noun) {
  const auto verb = tree.head(noun);
  if (!verb || !is_verb(tree, *verb) || (!tree.is(noun, "obj") && !tree.is(noun, "nsubj:pass"))) return false;
  return clause_effect(tree.token(*verb).lemma) == Effect::denies && !own_words(tree, *verb).negated &&
         clause_effect(tree.token(noun).lemma) != Effect::evidence;
}

// The word by which the text says that there is no such thing: "no", "did not find", "lacked", "was unable to find".
std::optional<std::size_t> absence_of(const SentenceTree& tree, std::size_t noun) {
  if (const auto no = no_of(tree, noun)) return no;
  const auto verb = tree.head(noun);
  const std::string_view relation = tree.token(noun).relation;
  if (!verb) {
    // "There is no evidence" may have the noun at the top.
    const OwnWords own = own_words(tree, noun);
    return own.negated ? std::optional(own.words.front()) : std::nullopt;
  }
  if (relation == "conj" && !is_verb(tree, *verb)) return absence_of(tree, *verb);
  if (relation == "nmod" && tree.preposition(noun) == "of") return absence_of(tree, *verb);
  if (relation != "obj" && !relation.starts_with("nsubj") && !relation.starts_with("obl")) return std::nullopt;
  if (relation.starts_with("obl") && tree.preposition(noun) != "to" && tree.preposition(noun) != "of" &&
      tree.preposition(noun) != "on" && tree.preposition(noun) != "upon")
    return std::nullopt;
  const std::string_view lemma = tree.token(*verb).lemma;
  if (relation == "obj" && (lemma == "deny" || lemma == "lack")) return *verb;
  return negation_over(tree, *verb);
}

// The word that denies a finding, also from above it: "could not find", "failed to find", "no witness could find".
std::optional<std::size_t> negation_over(const SentenceTree& tree, std::size_t verb) {
  std::size_t at = verb;
  for (int steps = 0; steps < 4; ++steps) {
    const OwnWords own = own_words(tree, at);
    if (own.negated)
      for (const std::size_t word : own.words)
        if (is_negation(tree.lower(word)) || tree.lower(word) == "no") return word;
    if (const auto subject = own_subject_of(tree, at))
      if (const auto no = no_of(tree, *subject)) return no;
    if (at != verb) {
      const auto effect = verb_effect(tree.token(at).lemma);
      const bool unable = tree.lower(at) == "unable";
      if (effect == Effect::fails || effect == Effect::omits || unable) return at;
    }
    const auto above = tree.head(at);
    if (!above || !tree.is(at, "xcomp")) return std::nullopt;
    at = *above;
  }
  return std::nullopt;
}

std::optional<std::size_t> own_subject_of(const SentenceTree& tree, std::size_t verb) {
  const auto subject = tree.child(verb, "nsubj");
  return subject ? subject : tree.child(verb, "nsubj:pass");
}

bool is_instead(const SentenceTree& tree, std::size_t node) {
  return std::ranges::any_of(tree.children(node), [&](std::size_t below) {
    return (tree.lower(below) == "instead" || tree.lower(below) == "rather") && below < node &&
           tree.token(below).relation != "advmod";
  });
}

// "stopped short of telling": the word before the preposition does what "without" does.
bool is_short_of(const SentenceTree& tree, std::size_t node, std::string_view mark) {
  const auto word = word_of(tree, node, mark);
  return word && *word > 0 && preposition_effect(tree.lower(*word - 1)) == Effect::fails;
}

bool is_present(const SentenceTree& tree, std::size_t verb) {
  const Token& token = tree.token(verb);
  return token.lower == token.lemma || token.lower == "has" || token.lower == token.lemma + "s" ||
         token.lower == token.lemma + "es";
}

std::optional<std::size_t> word_of(const SentenceTree& tree, std::size_t node, std::string_view mark) {
  for (const std::size_t below : tree.children(node))
    if (tree.lower(below) == mark) return below;
  return std::nullopt;
}

// "Had A told B, …": supposed.
bool is_inverted(const SentenceTree& tree, std::size_t verb) {
  const auto auxiliary = tree.child(verb, "aux");
  const auto subject = tree.child(verb, "nsubj");
  return auxiliary && subject && *auxiliary < *subject;
}

std::optional<Effect> effect_on_subject(const SentenceTree& tree, std::size_t predicate) {
  const std::string_view lemma = tree.token(predicate).lemma;
  if (is_passive(tree, predicate) && !event_effect(lemma)) return light_verb_effect(lemma);
  // "took place", not "took long"
  if (lemma == "take") {
    const auto object = tree.child(predicate, "obj");
    if (!object || tree.token(*object).lemma != "place") return std::nullopt;
  }
  return event_effect(lemma);
}

bool is_attendance(std::string_view lemma) { return lemma == "attend" || lemma == "join"; }

bool in_question(const SentenceTree& tree, std::size_t from) {
  for (std::size_t t = from + 1; t < tree.size(); ++t) {
    const std::string_view word = tree.lower(t);
    if (word == "?") return true;
    if (word == "\"" || word == "“" || word == "”" || word == "``" || word == "''" || word == "‘") return false;
  }
  return false;
}

bool is_definite(const SentenceTree& tree, std::size_t noun) {
  return tree.child(noun, "nmod:poss") || tree.child(noun, "acl:relcl") || tree.child(noun, "nummod") ||
         tree.has_child(noun, "det", "the") || tree.has_child(noun, "det", "this") ||
         tree.has_child(noun, "det", "that");
}

bool is_single_event(const SentenceTree& tree, std::size_t noun) {
  const auto frame = noun_frame(tree.token(noun));
  return frame && (frame->channel == Channel::meeting || frame->channel == Channel::call) &&
         tree.token(noun).lower == tree.token(noun).lemma;
}

bool passes_things(std::string_view lemma) {
  return std::ranges::any_of(verb_frames(lemma), [](const VerbFrame& frame) {
    return frame.takes_gift() || frame.sense == Sense::takes || frame.sense == Sense::gives ||
           frame.sense == Sense::exchanges || frame.sense == Sense::requests;
  });
}

bool is_said_of_past(const SentenceTree& tree, std::size_t noun) {
  const auto predicate = tree.head(noun);
  if (!predicate || !tree.is(noun, "nsubj")) return false;
  const auto copula = tree.child(*predicate, "cop");
  const std::string_view word = tree.lower(copula ? *copula : *predicate);
  return word == "was" || word == "were";
}

}  // namespace whowhom
