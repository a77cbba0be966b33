// Stage 6: claims of all documents to the things claimed, with parties of one name made one across documents.
#pragma once

#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "extract/read/document.hpp"
#include "extract/resolve/resolution.hpp"
#include "graph/findings.hpp"

namespace whowhom {

/// What the stages made of one document.
struct DocumentReading {
  SourceDocument source;
  Resolution resolution;
  std::vector<CommunicationMention> communications;
  std::vector<RelationMention> relations;
};

/// Findings of all readings, in their order. Across documents two entities are one only where their type and a full
/// name are the same: a person's given name and surname, an organization's name or an acronym with its expansion.
/// Mentions of one communication in several sentences stay several communications; of relations merge_relations.hpp
/// says which are one. Entities that nothing refers to are kept: they were named.
/// What the resolutions refused becomes `maybe_same_as` and `unresolved`.
Findings merge(const std::vector<DocumentReading>& readings);

}  // namespace whowhom
