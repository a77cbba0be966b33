// Labels of a figure, broken into lines and measured: the sizes that everything is placed by.
#pragma once

#include <string>
#include <vector>

#include "render/diagram.hpp"
#include "render/figure.hpp"

namespace whowhom {

struct Label {
  std::vector<std::string> name;
  std::vector<std::string> role;
};

struct Labels {
  std::vector<Label> nodes;
  std::vector<Label> containers;
};

Labels wrap_labels(const Figure& figure);

/// Pieces with the sizes that the labels need, at the origin, and the links between them.
Diagram make_diagram(const Figure& figure, const Labels& labels);

/// Moves the labels to where their boxes are.
void place_labels(const Figure& figure, const Labels& labels, const Diagram& diagram, Layout& layout);

}  // namespace whowhom
