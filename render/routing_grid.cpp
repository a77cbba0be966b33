// Costs are in steps of the grid.
#include "render/routing_grid.hpp"

#include <algorithm>
#include <cmath>

#include "render/arrange_pieces.hpp"
#include "render/label_style.hpp"

namespace whowhom {
namespace {

constexpr double kCross = 9;
constexpr double kFollow = 400;  // along or through another line: only where there is no other way
constexpr double kBeside = 4;    // one step beside another line, too near for a disc
constexpr double kNear = 1.2;    // two steps beside, where discs of both would touch
constexpr double kBesideNode = 2;
constexpr double kWordsNear = 0.8;
constexpr int kWordRoom = 7;
constexpr double kBorderCross = 0.5;
constexpr double kAlongBorder = 30;
constexpr double kOffMiddle = 0.9;
constexpr double kOffRoundEnd = 5;  // a head looks lost on the curve
constexpr double kUsedPort = 400;

std::size_t axis(std::size_t direction) { return direction % 2; }

}  // namespace

RoutingGrid::RoutingGrid(const Diagram& diagram, const Box& area) : diagram_(diagram), area_(area) {
  columns_ = static_cast<int>(std::floor(area.width / kGrid)) + 1;
  rows_ = static_cast<int>(std::floor(area.height / kGrid)) + 1;
  const auto count = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  blocked_.assign(count, 0);
  container_.assign(count, 0);
  border_.assign(count, 0);
  ways_.assign(count, {0, 0, 0});
  const auto fill = [&](const Box& box, auto&& mark) {
    const GridPoint from = point_at(box.x, box.y);
    const GridPoint to = point_at(box.right(), box.bottom());
    for (int row = from.row; row <= to.row; ++row)
      for (int column = from.column; column <= to.column; ++column)
        if (inside({column, row})) mark(GridPoint{column, row});
  };
  // Outer containers come before what they hold, so the innermost one stays.
  std::vector<std::size_t> order;
  for (std::size_t i = diagram.node_count; i < diagram.pieces.size(); ++i)
    if (!diagram.pieces[i].is_frameless) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) {
    int depth = 0;
    for (auto at = diagram.pieces[i].parent; at; at = diagram.pieces[*at].parent) ++depth;
    return depth;
  });
  for (const std::size_t i : order) {
    const Box& box = diagram.pieces[i].box;
    fill(box, [&](GridPoint p) { container_[index(p)] = static_cast<std::uint16_t>(i + 1); });
    fill({box.x, box.y, box.width, 0}, [&](GridPoint p) { border_[index(p)] |= 1U; });
    fill({box.x, box.bottom(), box.width, 0}, [&](GridPoint p) { border_[index(p)] |= 1U; });
    fill({box.x, box.y, 0, box.height}, [&](GridPoint p) { border_[index(p)] |= 2U; });
    fill({box.right(), box.y, 0, box.height}, [&](GridPoint p) { border_[index(p)] |= 2U; });
    const Piece& piece = diagram.pieces[i];
    const double title_right = kGrid * std::ceil((piece.title_width + kTitleInset + 4) / kGrid);
    const double title_bottom = kGrid * std::ceil((piece.title_height + kTitleInset - 4) / kGrid);
    fill({box.x + kGrid, box.y + kGrid, title_right - kGrid, title_bottom - kGrid},
         [&](GridPoint p) { blocked_[index(p)] = 1; });
  }
  for (std::size_t i = 0; i < diagram.node_count; ++i)
    fill(diagram.pieces[i].box, [&](GridPoint p) { blocked_[index(p)] = 1; });
}

GridPoint RoutingGrid::point_at(double x, double y) const {
  return {static_cast<int>(std::lround((x - area_.x) / kGrid)), static_cast<int>(std::lround((y - area_.y) / kGrid))};
}

Point RoutingGrid::place(GridPoint p) const { return {area_.x + p.column * kGrid, area_.y + p.row * kGrid}; }

std::vector<Port> RoutingGrid::ports(std::size_t piece_index, bool inwards) const {
  const Piece& piece = diagram_.pieces[piece_index];
  const GridPoint from = point_at(piece.box.x, piece.box.y);
  const GridPoint to = point_at(piece.box.right(), piece.box.bottom());
  std::vector<Port> out;
  const auto add = [&](GridPoint point, std::size_t direction, double off) {
    if (!inside(point)) return;
    const auto& way = ways_[index(point)];
    const bool used = way[0] + way[1] + way[2] > 0;
    out.push_back({point, inwards ? (direction + 2) % 4 : direction, std::abs(off) + (used ? kUsedPort : 0)});
  };
  const int middle_column = (from.column + to.column) / 2;
  const int middle_row = (from.row + to.row) / 2;
  // A half circle can be met near its middle only; its upper and lower sides begin where it ends.
  const int side = piece.is_round ? std::min(2, (to.row - from.row) / 2) : 1;
  for (int column = from.column + side; column <= to.column - side; ++column) {
    const double off = (column - middle_column) * (piece.is_container ? kOffMiddle / 3 : kOffMiddle);
    add({column, from.row}, 3, off);
    add({column, to.row}, 1, off);
  }
  for (int row = from.row + 1; row <= to.row - 1; ++row) {
    if (piece.is_round && std::abs(row - middle_row) > 1) continue;
    const double off = (row - middle_row) * (piece.is_round       ? kOffRoundEnd
                                             : piece.is_container ? kOffMiddle / 3
                                                                  : kOffMiddle);
    add({to.column, row}, 0, off);
    add({from.column, row}, 2, off);
  }
  return out;
}

bool RoutingGrid::occupied(GridPoint p, std::size_t direction) const {
  if (!inside(p)) return false;
  const auto& way = ways_[index(p)];
  return way[axis(direction)] + way[2] > 0;
}

double RoutingGrid::cost_at(GridPoint p, std::size_t direction_in, std::size_t direction_out, bool wide) const {
  const auto& way = ways_[index(p)];
  double cost = 0;
  if (way[0] + way[1] + way[2] > 0) {
    const bool crosses = direction_in == direction_out && way[axis(direction_in)] == 0 && way[2] == 0;
    cost += crosses ? kCross : kFollow;
  }
  const std::uint8_t border = border_[index(p)];
  if (border != 0) {
    const bool along = (border & (1U << axis(direction_in))) != 0 || (border & (1U << axis(direction_out))) != 0;
    cost += along ? kAlongBorder : kBorderCross;
  }
  for (const std::size_t side : {(direction_out + 1) % 4, (direction_out + 3) % 4}) {
    const GridPoint one = p.moved(side);
    if (occupied(one, direction_out))
      cost += kBeside;
    else if (occupied(p.moved(side, 2), direction_out))
      cost += kNear;
    if (blocked(one)) cost += kBesideNode;
    // Words are wide, so they need room beside a line that runs up or down.
    for (int by = 3; wide && axis(direction_out) == 1 && by <= kWordRoom; ++by) {
      if (!occupied(p.moved(side, by), direction_out)) continue;
      cost += kWordsNear;
      break;
    }
  }
  return cost;
}

void RoutingGrid::occupy(const std::vector<GridPoint>& points, int by) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    auto& way = ways_[index(points[i])];
    std::size_t kind = 2;
    if (i > 0 && i + 1 < points.size()) {
      const bool horizontal = points[i - 1].row == points[i].row && points[i + 1].row == points[i].row;
      const bool vertical = points[i - 1].column == points[i].column && points[i + 1].column == points[i].column;
      kind = horizontal ? 0 : vertical ? 1 : 2;
    }
    way[kind] = static_cast<std::int8_t>(way[kind] + by);
  }
}

int RoutingGrid::overlaps(const std::vector<GridPoint>& points) const {
  int count = 0;
  for (const GridPoint& point : points) {
    const auto& way = ways_[index(point)];
    if (way[0] > 1 || way[1] > 1 || way[2] > 1 || (way[2] > 0 && way[0] + way[1] > 0)) ++count;
  }
  return count;
}

int RoutingGrid::crossings(const std::vector<GridPoint>& points) const {
  return static_cast<int>(std::ranges::count_if(points, [this](const GridPoint& point) {
    const auto& way = ways_[index(point)];
    return way[0] == 1 && way[1] == 1 && way[2] == 0;
  }));
}

}  // namespace whowhom
