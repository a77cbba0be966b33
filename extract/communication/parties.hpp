// Whom a noun phrase means as parties: by itself, by what stands beside it, as the body that its plural acts for, and
// with all that is joined to it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

/// An entity with the word that names it here.
struct Party {
  std::size_t entity = 0;  ///< index into Resolution::entities
  std::size_t token = 0;   ///< head of the phrase that means it

  bool operator==(const Party&) const = default;
};

struct PartyList {
  std::vector<Party> list;              ///< in text order, each entity once; never a document
  bool either = false;                  ///< "A or B": one of them
  bool negative = false;                ///< "nobody at A", "neither A nor B", "no official of A"
  std::optional<std::size_t> negation;  ///< the word that makes it so

  std::vector<std::size_t> except;  ///< heads of what is set against the list: "B" in "A but not B", "A rather than B"

  bool empty() const { return list.empty(); }
};

/// The people, organizations and groups that the noun phrase headed by the token means. Linear in its words.
PartyList parties_of(const SentenceTree& tree, std::size_t token);

/// The same for several phrases, in their order.
PartyList parties_of(const SentenceTree& tree, const std::vector<std::size_t>& tokens);

/// "anyone", "anybody", "no one", "nobody": stands for somebody only under a negation.
bool is_anybody(const SentenceTree& tree, std::size_t token);

/// The party that owns the thing: "A's letter", "his letter", "the letter of A".
PartyList possessors_of(const SentenceTree& tree, std::size_t noun);

/// The document that the noun phrase means, an index into Resolution::entities.
std::optional<std::size_t> document_of(const SentenceTree& tree, std::size_t token);

}  // namespace whowhom
