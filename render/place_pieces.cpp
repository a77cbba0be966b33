// Children of each container in rows.
#include "render/place_pieces.hpp"

#include <algorithm>

#include "render/label_style.hpp"

namespace whowhom {
namespace {

constexpr double kGap = 56;
constexpr double kPad = 16;

void move(Diagram& diagram, std::size_t piece, double dx, double dy) {
  diagram.pieces[piece].box.x += dx;
  diagram.pieces[piece].box.y += dy;
  for (std::size_t i = 0; i < diagram.pieces.size(); ++i)
    if (diagram.pieces[i].parent == piece) move(diagram, i, dx, dy);
}

Point pack(Diagram& diagram, std::optional<std::size_t> parent, double width) {
  double x = 0;
  double y = 0;
  double row = 0;
  double right = 0;
  for (std::size_t i = 0; i < diagram.pieces.size(); ++i) {
    if (diagram.pieces[i].parent != parent) continue;
    Box& box = diagram.pieces[i].box;
    if (diagram.pieces[i].is_container) {
      const Point inner = pack(diagram, i, width - 2 * kPad);
      box.width = std::max(inner.x, diagram.pieces[i].title_width) + 2 * kPad;
      box.height = inner.y + diagram.pieces[i].title_height + 2 * kPad + 8;
      for (std::size_t j = 0; j < diagram.pieces.size(); ++j)
        if (diagram.pieces[j].parent == i) move(diagram, j, kPad, diagram.pieces[i].title_height + kPad + 8);
    }
    if (x > 0 && x + box.width > width) {
      x = 0;
      y += row + kGap;
      row = 0;
    }
    move(diagram, i, x, y);
    x += box.width + kGap;
    row = std::max(row, box.height);
    right = std::max(right, x - kGap);
  }
  return {right, y + row};
}

}  // namespace

double place_pieces(Diagram& diagram, double x, double y, double width) {
  const Point size = pack(diagram, {}, width);
  for (std::size_t i = 0; i < diagram.pieces.size(); ++i)
    if (!diagram.pieces[i].parent) move(diagram, i, x, y);
  return y + size.y;
}

}  // namespace whowhom
