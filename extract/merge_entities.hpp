// Which parties of different documents are one, and what was considered and refused.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/merge.hpp"
#include "graph/entity.hpp"
#include "graph/identity.hpp"

namespace whowhom {

struct MergedEntities {
  std::vector<Entity> entities;              ///< in order of first mention, ids unique and made of the fullest name
  std::vector<std::vector<EntityId>> id_of;  ///< [reading][entity of its resolution]
  std::vector<MaybeSameAs> doubts;           ///< in any order; the same pair may stand there more than once
};

/// Two entities of one document stay two, whatever other documents say. Which parts become one does not depend on the
/// order of the readings. O(n log² n) for n entities and their names.
MergedEntities merge_entities(const std::vector<DocumentReading>& readings);

/// The words of a mention as evidence for a doubt.
Evidence evidence_of_doubt(const EntityMention& mention);

}  // namespace whowhom
