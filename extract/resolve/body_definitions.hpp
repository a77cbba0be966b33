// What the text defines in brackets and apart: "Federal Canal Office (FCO)", "FCO (Federal Canal Office)", "(the
// “Agency”)".
#pragma once

#include <cstddef>
#include <vector>

#include "extract/resolve/body_nouns.hpp"
#include "extract/resolve/clusters.hpp"

namespace whowhom {

/// A short name (mention) that the text gives to the body of another mention, before or behind it.
struct NameDefinition {
  std::size_t name = 0;        ///< mention of the body's name
  std::size_t short_name = 0;  ///< mention of its acronym or other short name
};

struct StatedNames {
  std::vector<NameDefinition> names;  ///< in text order
  BodyDefinitions nouns;
};

/// To be run when each mention of an organization by name has its cluster.
StatedNames read_stated_names(const Clusters& clusters);

}  // namespace whowhom
