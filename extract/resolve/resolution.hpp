// Stage 4: which mentions are the same party, within one document.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/mention/mention.hpp"
#include "graph/entity.hpp"

namespace whowhom {

/// A merge that was considered and not made. Where the mention has another entity, the two entities may be one; where
/// it has none, it is in doubt.
struct Refusal {
  std::size_t mention = 0;  ///< index into the mentions
  std::size_t entity = 0;   ///< index into Resolution::entities
  EntityMention words;      ///< the mention as evidence
  std::string reason;       ///< for the person: "two people here have this surname"
};

struct Resolution {
  std::vector<Entity> entities;  ///< in order of first mention; ids unique within the document
  std::vector<std::optional<std::size_t>>
      entity_of;                  ///< for each mention, its entity; nothing where the text leaves doubt
  std::vector<Refusal> refusals;  ///< in order of mention
};

/// A mention in doubt gets no entity, and so no communication later.
Resolution resolve_entities(const Document& document, const Analysis& analysis, const std::vector<Mention>& mentions);

}  // namespace whowhom
