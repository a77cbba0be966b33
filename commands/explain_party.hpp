// One party explained: every mention with its sentence and why it is this party's, and what was refused.
#pragma once

#include <string>
#include <vector>

#include "commands/places.hpp"
#include "graph/findings.hpp"

namespace whowhom {

/// For the terminal, ending in a line feed.
std::string explain_parties(const Findings& findings, const std::vector<const Entity*>& parties, Texts& texts);

/// The same as JSON (docs/formats.md).
std::string explain_parties_json(const Findings& findings, const std::vector<const Entity*>& parties, Texts& texts);

}  // namespace whowhom
