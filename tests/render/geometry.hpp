// What can be wrong with a drawing, told by its geometry alone. The rules are written anew here: the layout's own
// notion of a collision does not judge itself.
#pragma once

#include <string>
#include <vector>

#include "render/figure.hpp"
#include "render/layout.hpp"

namespace whowhom {

/// One sentence for each fault: a label outside of its box, boxes that overlap, a line through a label or a node, a
/// line along another one, a disc on a label, an end off its border, a note without a number on a line, anything
/// outside of the figure.
std::vector<std::string> faults_of(const Figure& figure, const Layout& layout);

}  // namespace whowhom
