// Ways for all links of a placed diagram.
#pragma once

#include <vector>

#include "render/diagram.hpp"

namespace whowhom {

/// One line for each link, in their order, from border to border.
std::vector<PlacedLine> route_links(const Diagram& diagram);

}  // namespace whowhom
