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

/// Findings of all readings, in their order. Across documents people are one by full name, by a form of it that fits
/// exactly one of them, or by address; a surname alone joins only within one work or with one office and organization.
/// Organizations and groups are one by name or by an acronym with one expansion. Two parties of one document stay two.
/// Which parties are one does not depend on the order of the readings; only the ids' numbers do.
/// Mentions of one communication in several sentences mostly stay several; merge_communications.hpp says which are one,
/// merge_relations.hpp the same of relations. Entities that nothing refers to are kept: they were named.
/// What the resolutions refused, and what was refused here, becomes `maybe_same_as` and `unresolved`.
Findings merge(const std::vector<DocumentReading>& readings);

}  // namespace whowhom
