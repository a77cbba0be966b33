// Reported clauses above are standing.cpp's; these hang below.
#include "extract/communication/attribution.hpp"

#include "extract/communication/clause_words.hpp"
#include "extract/communication/clauses.hpp"
#include "extract/communication/parties.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

std::optional<std::size_t> only(const PartyList& parties) {
  return parties.list.size() == 1 ? std::optional(parties.list.front().entity) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> attributed_source(const SentenceTree& tree, std::size_t word) {
  for (const std::size_t below : tree.children(word)) {
    const std::string& relation = tree.token(below).relation;
    const auto effect = clause_effect(tree.token(below).lemma);
    std::optional<std::size_t> source;
    if (relation.starts_with("obl") && tree.preposition(below) == "according") source = only(parties_of(tree, below));
    // "A told B, C said"
    if (relation == "parataxis" && effect == Effect::says && !own_words(tree, below).negated &&
        !tree.child(below, "ccomp") && !is_passive(tree, below))
      source = sole_subject(tree, below);
    // "as C remembers it, A told B"
    if (relation == "advcl" && marker(tree, below) == "as" && (effect == Effect::says || effect == Effect::memory))
      source = sole_subject(tree, below);
    // "in C's account"
    if (relation.starts_with("obl") && tree.preposition(below) == "in" && effect == Effect::says)
      source = only(possessors_of(tree, below));
    if (source) return source;
  }
  return std::nullopt;
}

}  // namespace whowhom
