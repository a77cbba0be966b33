// Figure and layout to SVG. Ids: title, description, node-<entity>, container-<entity>, edge-<n>, note-<n>.
// Classes: container, node and its type, edge and its kind, mark, legend, note, muted.
#pragma once

#include <string>

#include "render/figure.hpp"
#include "render/layout.hpp"

namespace whowhom {

/// A whole SVG 1.1 document; text stays text, nothing outside of it is named. Coordinates have one decimal.
std::string write_svg(const Figure& figure, const Layout& layout);

}  // namespace whowhom
