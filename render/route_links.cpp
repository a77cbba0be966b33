// Straight from centre to centre, cut at the borders.
#include "render/route_links.hpp"

#include <algorithm>
#include <cmath>

namespace whowhom {
namespace {

Point at_border(const Box& box, Point towards) {
  const Point centre = box.centre();
  const double dx = towards.x - centre.x;
  const double dy = towards.y - centre.y;
  const double scale =
      std::min(dx != 0 ? box.width / 2 / std::abs(dx) : 1.0, dy != 0 ? box.height / 2 / std::abs(dy) : 1.0);
  return {centre.x + dx * std::min(scale, 1.0), centre.y + dy * std::min(scale, 1.0)};
}

}  // namespace

std::vector<PlacedLine> route_links(const Diagram& diagram) {
  std::vector<PlacedLine> lines;
  for (std::size_t i = 0; i < diagram.links.size(); ++i) {
    const Box& source = diagram.pieces[diagram.links[i].source].box;
    const Box& target = diagram.pieces[diagram.links[i].target].box;
    lines.push_back({i, {at_border(source, target.centre()), at_border(target, source.centre())}, {}});
  }
  return lines;
}

}  // namespace whowhom
