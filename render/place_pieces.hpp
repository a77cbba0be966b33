// Looks for good arrangements of a diagram.
#pragma once

#include <vector>

#include "render/arrange_pieces.hpp"
#include "render/diagram.hpp"

namespace whowhom {

/// Up to `count` arrangements, the most promising first, found by threshold accepting from `starts` (never empty) with
/// a fixed sequence of random numbers: the same diagram gives the same arrangements. Effort is bounded, and smaller for
/// larger diagrams. Method: Dueck and Scheuer 1990, doi:10.1016/0021-9991(90)90201-B.
std::vector<Arrangement> search_arrangements(const Diagram& diagram, const std::vector<Arrangement>& starts,
                                             double width, std::size_t count);

}  // namespace whowhom
