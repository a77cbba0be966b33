// The drawing inside a figure, without words: boxes in boxes, and links between them. What placing and routing work on.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "render/figure.hpp"
#include "render/layout.hpp"

namespace whowhom {

/// A node, or a container around others. Sizes of nodes are given, those of containers follow from their children.
struct Piece {
  Box box;
  std::optional<std::size_t> parent;  ///< index of the container around it
  bool is_container = false;
  bool is_frameless = false;  ///< a container that is not drawn: it keeps together what is linked
  bool is_round = false;      ///< ends in half circles left and right
  double title_width = 0;     ///< containers: of the name at the upper left corner, which no line may cross
  double title_height = 0;

  bool operator==(const Piece&) const = default;
};

struct Link {
  std::size_t source = 0;  ///< index of a piece
  std::size_t target = 0;
  double mark_width = 0;  ///< room that the words and discs on it need along a horizontal line
  bool is_silence = false;
};

/// Nodes in the order of the figure, then its containers, then frameless ones; links in the order of the edges.
struct Diagram {
  std::vector<Piece> pieces;
  std::vector<Link> links;
  std::size_t node_count = 0;
};

/// True where `outer` is `inner` or a container around it.
bool holds(const Diagram& diagram, std::size_t outer, std::size_t inner);

}  // namespace whowhom
