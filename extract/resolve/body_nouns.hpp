// "the Department", "the agency": nouns that stand for a body named before.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "extract/resolve/clusters.hpp"

namespace whowhom {

/// "(the “Office”)" behind a name: from there on the noun is that body.
struct BodyDefinition {
  std::size_t sentence = 0;
  std::size_t token = 0;
  std::size_t cluster = 0;
};

/// By noun in small letters, in text order.
using BodyDefinitions = std::map<std::string, std::vector<BodyDefinition>>;

/// Gives each such mention to the body it must mean, or refuses with the reason. To be run when names are resolved.
void resolve_body_nouns(Clusters& clusters, const BodyDefinitions& definitions);

}  // namespace whowhom
