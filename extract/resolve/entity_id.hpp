// Ids that a person can read and type: "ann-lee".
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "graph/id.hpp"

namespace whowhom {

/// Letters in small case and digits of the name, other letters kept, everything else one hyphen; with "-2", "-3" …
/// where `used` has it already. Adds it to `used`.
EntityId make_entity_id(std::string_view name, std::set<std::string>& used);

}  // namespace whowhom
