// What one sentence says that parties did to documents.
#pragma once

#include <string>
#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "extract/communication/document_references.hpp"
#include "extract/communication/parties.hpp"
#include "extract/communication/standing.hpp"
#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

/// A relation found, before it is one with evidence.
struct DocumentClaim {
  RelationType type = RelationType::authored;
  Party party;
  DocumentWord document;
  Standing standing;
  std::size_t trigger = 0;  ///< token
  double confidence = 0.8;
  bool weak = false;  ///< "A's plan": holds only where something else is said of the document
};

/// Claims of the verbs of the sentence, in text order; `references` learns what they are about.
void add_verb_claims(const SentenceTree& tree, DocumentReferences& references, std::vector<DocumentClaim>& out);

/// Claims of its nouns: "A's letter to B", "a memo from A", "in a letter A told B", "A, the author of the report".
void add_noun_claims(const SentenceTree& tree, const DocumentReferences& references, std::vector<DocumentClaim>& out);

/// "A or B" leaves a claim in doubt, "nobody at A" denies it.
Standing standing_for(const PartyList& parties, Standing standing);

}  // namespace whowhom
