// Which parties of different documents are one. Careful on purpose: only equal full names, never a bare surname.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/merge.hpp"
#include "graph/entity.hpp"

namespace whowhom {

struct MergedEntities {
  std::vector<Entity> entities;              ///< in order of first mention, ids unique
  std::vector<std::vector<EntityId>> id_of;  ///< [reading][entity of its resolution]
};

/// Two entities of one document stay two, whatever other documents say. O(names × log).
MergedEntities merge_entities(const std::vector<DocumentReading>& readings);

}  // namespace whowhom
