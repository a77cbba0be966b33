// The points that lines can pass, what stands on them, and which lines already do.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "render/diagram.hpp"

namespace whowhom {

/// East, south, west, north; the opposite of d is (d + 2) % 4.
inline constexpr std::array<std::array<int, 2>, 4> kSteps = {{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

struct GridPoint {
  int column = 0;
  int row = 0;

  GridPoint moved(std::size_t direction, int by = 1) const {
    return {column + kSteps[direction][0] * by, row + kSteps[direction][1] * by};
  }
  bool operator==(const GridPoint&) const = default;
};

/// Where a line can leave a piece: a point of its border and the direction away from it.
struct Port {
  GridPoint point;
  std::size_t direction = 0;
  double cost = 0;  ///< grows towards the corners
};

class RoutingGrid {
 public:
  RoutingGrid(const Diagram& diagram, const Box& area);

  bool inside(GridPoint p) const { return p.column >= 0 && p.row >= 0 && p.column < columns_ && p.row < rows_; }
  std::size_t index(GridPoint p) const {
    return static_cast<std::size_t>(p.row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(p.column);
  }
  int columns() const { return columns_; }
  std::size_t size() const { return blocked_.size(); }
  bool blocked(GridPoint p) const { return !inside(p) || blocked_[index(p)] != 0; }
  Point place(GridPoint p) const;

  /// The innermost container around a point.
  std::optional<std::size_t> container_at(GridPoint p) const {
    const std::uint16_t container = container_[index(p)];
    if (container == 0) return std::nullopt;
    return container - 1U;
  }

  /// Ports of `piece`; `inwards` for a container that is linked to something inside of it.
  std::vector<Port> ports(std::size_t piece, bool inwards) const;

  /// Cost of standing on `p` between two steps: what is crossed, followed or approached there.
  /// `wide` asks for more room beside, for words.
  double cost_at(GridPoint p, std::size_t direction_in, std::size_t direction_out, bool wide) const;

  /// Counts a way as being there (+1) or not any more (-1); corners included, all points in order.
  void occupy(const std::vector<GridPoint>& points, int by);

  /// What is wrong with a way besides its length: points shared with others other than by crossing.
  int overlaps(const std::vector<GridPoint>& points) const;
  int crossings(const std::vector<GridPoint>& points) const;

 private:
  GridPoint point_at(double x, double y) const;
  bool occupied(GridPoint p, std::size_t direction) const;

  const Diagram& diagram_;
  Box area_;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<std::uint8_t> blocked_;
  std::vector<std::uint16_t> container_;          // index + 1
  std::vector<std::uint8_t> border_;              // bit 0: a border runs horizontally here, bit 1: vertically
  std::vector<std::array<std::int8_t, 3>> ways_;  // horizontal, vertical, turning or ending
};

}  // namespace whowhom
