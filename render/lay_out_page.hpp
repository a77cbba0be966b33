// The words around the drawing: title above, legend, notes and small print below.
#pragma once

#include "render/figure.hpp"
#include "render/layout.hpp"

namespace whowhom {

/// Sets title and subtitle and gives the y where the drawing starts.
double lay_out_heading(const Figure& figure, Layout& layout);

/// Sets everything below the drawing, which ends at `y`, and the figure's height.
void lay_out_foot(const Figure& figure, double y, Layout& layout);

}  // namespace whowhom
