// Figure to the DOT language, for who wants to lay it out elsewhere: `dot -Tsvg` draws it as it is.
#pragma once

#include <string>

#include "render/figure.hpp"

namespace whowhom {

/// Containers become clusters; a line that ends at a container ends at an invisible node inside, clipped at its border.
std::string write_dot(const Figure& figure);

}  // namespace whowhom
