// A figure as JSON, for tests and for programs that draw it themselves.
#pragma once

#include <string>

#include "render/figure.hpp"

namespace whowhom {

/// JSON of `figure` with fixed key order and two blanks of indent, ending in a line feed.
std::string write_figure_json(const Figure& figure);

}  // namespace whowhom
