// Figure to layout: sizes from our own text widths, places from Graphviz and our packing, lines routed by us.
#pragma once

#include "render/figure.hpp"
#include "render/layout.hpp"

namespace whowhom {

/// Places the whole figure in its width. Never fails: where Graphviz does, our own packing stands alone.
Layout lay_out(const Figure& figure);

}  // namespace whowhom
