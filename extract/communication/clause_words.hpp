// What the words beside a verb or noun say of it, without what stands above: negations, modals, "too", "rather than".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/communication/word_lists.hpp"
#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

/// The words beside a verb that bear on whether it holds.
struct OwnWords {
  bool negated = false;
  bool modal = false;              ///< may, would, could …
  bool doubtful = false;           ///< allegedly, reportedly …
  bool duty = false;               // "must tell": says what should be, not what was
  std::vector<std::size_t> words;  ///< the tokens that say so
};

OwnWords own_words(const SentenceTree& tree, std::size_t verb);
bool has_auxiliary(const SentenceTree& tree, std::size_t verb);
bool has_subject(const SentenceTree& tree, std::size_t verb);
std::optional<std::size_t> own_subject_of(const SentenceTree& tree, std::size_t verb);
/// The entity that the subject means, where it is one alone.
std::optional<std::size_t> sole_subject(const SentenceTree& tree, std::size_t verb);

/// "must notify", "shall inform": no act is told of; "must have told" guesses at one.
bool states_duty(const SentenceTree& tree, std::size_t verb);
/// "Had A told B, …": supposed.
bool is_inverted(const SentenceTree& tree, std::size_t verb);
/// A base form or one in -s.
bool is_present(const SentenceTree& tree, std::size_t verb);
bool is_present_copula(const SentenceTree& tree, std::size_t copula);
/// "rather than call", "instead of calling"
bool is_instead(const SentenceTree& tree, std::size_t verb);
/// "stopped short of telling": the word before the preposition does what "without" does.
bool is_short_of(const SentenceTree& tree, std::size_t verb, std::string_view mark);
/// The child of the verb with that word.
std::optional<std::size_t> word_of(const SentenceTree& tree, std::size_t verb, std::string_view word);
/// "too" in "too afraid to tell"
std::optional<std::size_t> too_of(const SentenceTree& tree, std::size_t adjective);

/// "no" in "no record", and "nothing", "nobody", "none", "neither" themselves.
std::optional<std::size_t> no_of(const SentenceTree& tree, std::size_t noun);
/// The word by which the text says that there is no such thing: "no", "did not find", "lacked", "was unable to find".
std::optional<std::size_t> absence_of(const SentenceTree& tree, std::size_t noun);
/// The word that denies a finding, also from above it: "could not find", "failed to find", "no witness could find".
std::optional<std::size_t> negation_over(const SentenceTree& tree, std::size_t verb);
/// "rejected the report that", "denied the claim that"
bool is_denied_holder(const SentenceTree& tree, std::size_t noun);
/// What a verb does to the act that is its subject: "took place", "was cancelled".
std::optional<Effect> effect_on_subject(const SentenceTree& tree, std::size_t predicate);
/// Whether the token stands in a direct question, outside a quotation that ends it.
bool in_question(const SentenceTree& tree, std::size_t token);
/// "the call", "his call", "two calls", "a call that he held": one that is taken for granted.
bool is_definite(const SentenceTree& tree, std::size_t noun);
/// A meeting or call, in the singular.
bool is_single_event(const SentenceTree& tree, std::size_t noun);
/// Whether the verb passes a thing from one to another: "send", "receive", "share".
bool passes_things(std::string_view lemma);
/// "if", "unless", "provided": opens a clause that states nothing.
bool is_condition(std::string_view word);
/// Subject of "was" or "were".
bool is_said_of_past(const SentenceTree& tree, std::size_t noun);
/// Who did not attend a meeting says nothing of it.
bool is_attendance(std::string_view lemma);

}  // namespace whowhom
