// An arrangement is the order of children in each container, in rows or columns; from it follow all boxes.
// Searching over orders instead of coordinates keeps every state free of overlaps.
#pragma once

#include <cstddef>
#include <vector>

#include "render/diagram.hpp"

namespace whowhom {

/// All boxes and ways lie on this grid, so that lines meet borders and each other squarely.
inline constexpr double kGrid = 8;

/// Children of one container, or of the figure itself.
struct Group {
  std::vector<std::vector<std::size_t>> lines;  ///< columns from left, or rows from above; none is empty
  bool columns = true;
};

struct Arrangement {
  std::vector<Group> groups;  ///< for each piece, without lines where it is a node; the last one for the figure
  double spread = 1;          ///< factor on all gaps
};

/// Everything in one column, in the order of the figure.
Arrangement plain_arrangement(const Diagram& diagram);

/// Sets all boxes, from `x` and `y` on; where the drawing is narrower than `width` it stands in the middle. Pieces
/// slide within their line towards what they are linked to. Gives the size. O(sweeps × (pieces + links × depth)).
Box apply_arrangement(const Arrangement& arrangement, Diagram& diagram, double x, double y, double width);

}  // namespace whowhom
