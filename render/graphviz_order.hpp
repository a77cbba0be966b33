// What Graphviz is good at: an order of nodes in ranks with few crossings.
#pragma once

#include <optional>

#include "render/arrange_pieces.hpp"
#include "render/diagram.hpp"

namespace whowhom {

/// The order that `dot` gives the diagram with its containers as clusters, from left to right, as columns in each
/// container. Nothing where Graphviz fails or makes no sense of the diagram. Sizes given are ours; no text is set.
std::optional<Arrangement> graphviz_order(const Diagram& diagram);

}  // namespace whowhom
