// Whom a name on the command line means.
#pragma once

#include <string>
#include <vector>

#include "graph/findings.hpp"

namespace whowhom {

/// The entities with that id, name or alias, whatever the case, in the order of the findings.
std::vector<const Entity*> entities_called(const Findings& findings, const std::string& name);

/// For who asked for a name that nobody has: "near it: Paul Okafor", or where the names are listed.
std::string near_names(const Findings& findings, const std::string& name);

}  // namespace whowhom
