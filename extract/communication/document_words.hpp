// The tables of documents: what a verb says that somebody does to one, and the nouns for who did it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "graph/relation.hpp"

namespace whowhom {

/// What a verb says of a document, its doer and another party.
struct DocumentVerb {
  std::vector<RelationType> doer;
  std::vector<RelationType> other;
  std::vector<std::string_view> other_places;  ///< prepositions before the other party
  std::string_view document_place;             ///< before the document, where a party is the object; may be empty
  std::vector<std::string_view> only_nouns;    ///< singulars; empty: of any document

  bool takes(std::string_view preposition) const;
};

/// By lemma, or lemma and particle: "sign off". Null where the verb says nothing of documents.
const DocumentVerb* document_verb(std::string_view lemma);

/// "author", "recipient".
std::optional<RelationType> document_role(std::string_view lemma);

}  // namespace whowhom
