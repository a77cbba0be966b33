// Doubts about who is who: merges that were considered and not made. Shown to the person and never silent.
#pragma once

#include <string>
#include <vector>

#include "graph/entity.hpp"
#include "graph/evidence.hpp"
#include "graph/id.hpp"

namespace whowhom {

/// Two entities that are likely, but not surely, one.
struct MaybeSameAs {
  EntityId a;  ///< the smaller id of the two
  EntityId b;
  std::string reason;              ///< for the person: why they may be one, and what stands against it
  std::vector<Evidence> evidence;  ///< the words that name them, at least one

  auto operator<=>(const MaybeSameAs&) const = default;
};

/// A mention in doubt. It names no entity and is in no communication.
struct UnresolvedMention {
  EntityMention mention;             ///< its `rule` is empty
  std::vector<EntityId> candidates;  ///< whom it may mean, the likeliest first, at least one
  std::string reason;

  auto operator<=>(const UnresolvedMention&) const = default;
};

}  // namespace whowhom
