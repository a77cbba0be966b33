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
  bool other_is_not = false;                   ///< "withheld it from B": B did not get it
  std::vector<std::string_view> other_places;  ///< prepositions before the other party
  std::string_view document_place;             ///< before the document, where a party is the object; may be empty
  std::vector<std::string_view> nouns;         ///< singulars of which alone it is said; empty: of any document
  bool is_not_of_nouns = false;                ///< said of all but these

  bool takes(std::string_view preposition) const;
  bool is_said_of(std::string_view noun) const;
};

/// By lemma, or lemma and particle: "sign off". Null where the verb says nothing of documents.
const DocumentVerb* document_verb(std::string_view lemma);

/// "author", "recipient".
std::optional<RelationType> document_role(std::string_view lemma);

}  // namespace whowhom
