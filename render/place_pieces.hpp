// Places for all pieces of a diagram.
#pragma once

#include "render/diagram.hpp"

namespace whowhom {

/// Sets every box, from `x` and `y` on and not wider than `width` as far as the pieces allow. Gives the lower end.
double place_pieces(Diagram& diagram, double x, double y, double width);

}  // namespace whowhom
