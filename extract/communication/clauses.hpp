// Who does what in a clause, by Universal Dependencies (de Marneffe et al. 2021, 10.1162/coli_a_00402): the subject of
// a verb also where another clause lends it, objects, and what stands behind a preposition.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

/// Where the subject of a verb was found.
enum class SubjectOf {
  own,         ///< "A told"
  joined,      ///< "A called and told"
  governor,    ///< "A failed to tell", "A, having told", "without telling"
  object,      ///< "asked A to tell"
  antecedent,  ///< "the man telling", "the letter sent"
  owner,       ///< "A's decision to tell"
};

struct Subject {
  std::size_t token = 0;  ///< head of the noun phrase; of a passive, whom it was done to
  SubjectOf of = SubjectOf::own;
};

bool is_verb(const SentenceTree& tree, std::size_t i);
/// "was told", "the letter sent by", "after being told"; also the second of "was called and told".
bool is_passive(const SentenceTree& tree, std::size_t verb);
/// A participle or gerund in -ing.
bool is_gerund(const SentenceTree& tree, std::size_t verb);
/// With "to" before it.
bool is_infinitive(const SentenceTree& tree, std::size_t verb);
/// The "if", "that", "without" … that opens its clause, in small letters; empty where there is none.
std::string_view marker(const SentenceTree& tree, std::size_t verb);

/// The subject, own or lent; nothing where the sentence names none. O(depth of the tree).
std::optional<Subject> subject_of(const SentenceTree& tree, std::size_t verb);
/// Whether the conjunct of a list is the subject of the next clause, "C" in "A met B and C told D".
bool is_lent_as_subject(const SentenceTree& tree, std::size_t conjunct);
/// The direct object and what is told, with "whom" of a relative clause and the gap of "the man A told".
std::optional<std::size_t> object_of(const SentenceTree& tree, std::size_t verb);
/// Whom something is given or told besides the object: "sent B a letter".
std::optional<std::size_t> indirect_object_of(const SentenceTree& tree, std::size_t verb);
/// Heads of the phrases with that preposition which hang on the word, or on its object, in text order.
std::vector<std::size_t> behind_preposition(const SentenceTree& tree, std::size_t word, std::string_view preposition);
/// Whom a passive names as doer: "by A".
std::vector<std::size_t> agents_of(const SentenceTree& tree, std::size_t verb);

}  // namespace whowhom
