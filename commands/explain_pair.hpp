// Two parties explained: each communication of theirs, of any polarity and confidence, with the words that say it.
#pragma once

#include <string>
#include <vector>

#include "commands/places.hpp"
#include "graph/findings.hpp"

namespace whowhom {

/// What the two names mean; neither list is empty.
struct TwoNames {
  std::vector<const Entity*> a;
  std::vector<const Entity*> b;
};

/// For the terminal, ending in a line feed. Where nothing links the two it says so, and with whom each communicates.
std::string explain_pair(const Findings& findings, const TwoNames& two, Texts& texts);

/// The same as JSON (docs/formats.md), always with whom each communicates.
std::string explain_pair_json(const Findings& findings, const TwoNames& two, Texts& texts);

}  // namespace whowhom
