// Ways for all links of a placed diagram.
#pragma once

#include <vector>

#include "render/diagram.hpp"

namespace whowhom {

struct Routes {
  std::vector<std::vector<Point>> paths;  ///< for each link from border to border, corners only
  double penalty = 0;                     ///< of the whole drawing: length, bends, crossings, and what must not be
};

/// Axis-parallel ways on the grid of arrange_pieces.hpp, inside of `area`. No way runs through a node, a container's
/// name or along another way, as far as there is room; a link without any way is drawn straight and costs most.
/// Method: Dijkstra's with the distance left as bound (Hart, Nilsson, Raphael 1968, doi:10.1109/TSSC.1968.300136), one
/// link after the other, then all again with the others in place. O(rounds × links × grid points × log).
Routes route_links(const Diagram& diagram, const Box& area);

}  // namespace whowhom
