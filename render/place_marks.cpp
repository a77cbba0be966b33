// Tries places along each line and takes the one with the least trouble.
#include "render/place_marks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "render/label_style.hpp"
#include "render/text_width.hpp"

namespace whowhom {
namespace {

constexpr double kTry = 4;  // pixels between two places that are tried
constexpr double kCollides = 10'000;
constexpr double kOnLine = 4'000;
constexpr double kAtEnd = 3'000;
constexpr double kOnBorder = 600;
constexpr double kOnCorner = 60;
constexpr double kHanging = 30;
constexpr double kUntold = 60;  // words that found no room
constexpr double kSilenceUntold = 500;
constexpr double kTrouble = 1'000;  // from here on a mark without words is better
constexpr double kClear = 3;
constexpr double kEndRoom = 13;  // for a head or a bar
constexpr double kDiscStep = 2 * kMarkRadius + 2;
constexpr double kPlatePad = 5;

Box grown(const Box& box, double by) { return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by}; }

bool overlap(const Box& a, const Box& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Box around(Point a, Point b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

bool touches(const Box& box, Point a, Point b) {
  const Box segment = around(a, b);
  return segment.x < box.right() && box.x < segment.right() + 1e-6 && segment.y < box.bottom() &&
         box.y < segment.bottom() + 1e-6;
}

// Of the ends of an axis-parallel segment.
double distance(Point a, Point b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y); }

class MarkPlacer {
 public:
  MarkPlacer(const Figure& figure, const Diagram& diagram, std::vector<PlacedLine>& lines)
      : figure_(figure), diagram_(diagram), lines_(lines) {
    for (const Piece& piece : diagram.pieces) {
      if (piece.is_frameless) continue;
      if (piece.is_container)
        solid_.push_back({piece.box.x + 4, piece.box.y + 4, piece.title_width + kTitleInset, piece.title_height + 8});
      else
        solid_.push_back(piece.box);
    }
  }

  double run() {
    std::vector<std::size_t> order(lines_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [this](std::size_t i) {
      return std::pair(figure_.edges[lines_[i].edge].kind != LineKind::silence, length_of(lines_[i].path));
    });
    double sum = 0;
    for (const std::size_t i : order) sum += place(i);
    return sum;
  }

 private:
  static double length_of(const std::vector<Point>& path) {
    double sum = 0;
    for (std::size_t i = 1; i < path.size(); ++i) sum += distance(path[i - 1], path[i]);
    return sum;
  }

  double place(std::size_t index) {
    PlacedLine& line = lines_[index];
    const FigureEdge& edge = figure_.edges[line.edge];
    double trouble = std::numeric_limits<double>::infinity();
    line.mark.reset();
    for (const MarkForm form : {MarkForm::plate, MarkForm::row, MarkForm::column}) {
      const Box size = mark_size(edge, form);
      if (size.width == 0) continue;
      const auto [cost, box] = best_place(index, size);
      if (cost < trouble) {
        trouble = cost;
        line.mark = make_mark(edge, box, form);
      }
      if (trouble < kTrouble) break;
    }
    if (!line.mark) return 0;
    solid_.push_back(line.mark->box);
    if (!edge.label.empty() && !line.mark->words) trouble += edge.kind == LineKind::silence ? kSilenceUntold : kUntold;
    return trouble;
  }

  std::pair<double, Box> best_place(std::size_t index, const Box& size) const {
    const std::vector<Point>& path = lines_[index].path;
    const double length = length_of(path);
    double best = std::numeric_limits<double>::infinity();
    Box best_box;
    double before = 0;
    for (std::size_t s = 1; s < path.size(); ++s) {
      const double here = distance(path[s - 1], path[s]);
      const int tries = std::max(1, static_cast<int>(here / kTry));
      for (int t = 0; t <= tries; ++t) {
        const double share = static_cast<double>(t) / tries;
        const Point centre{path[s - 1].x + (path[s].x - path[s - 1].x) * share,
                           path[s - 1].y + (path[s].y - path[s - 1].y) * share};
        const double off = std::abs(before + here * share - length / 2);
        // Words beside a line that runs up or down hang on it by their first disc, or by their end.
        const double hang = path[s - 1].x == path[s].x ? size.width / 2 - kMarkRadius - 1 : 0;
        for (const double shift : {0.0, hang, -hang}) {
          const Box box{centre.x + shift - size.width / 2, centre.y - size.height / 2, size.width, size.height};
          const double cost = off * 0.5 + (shift == 0 ? 0 : kHanging) + trouble_of(index, box);
          if (cost < best) {
            best = cost;
            best_box = box;
          }
        }
      }
      before += here;
    }
    return {best, best_box};
  }

  double trouble_of(std::size_t index, const Box& box) const {
    const Box clear = grown(box, kClear);
    const double room = figure_.edges[lines_[index].edge].kind == LineKind::silence ? 5 : 2;
    double trouble = 0;
    for (const Box& solid : solid_)
      if (overlap(clear, solid)) trouble += kCollides;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == index) continue;
      const std::vector<Point>& path = lines_[i].path;
      for (std::size_t s = 1; s < path.size(); ++s)
        if (touches(grown(box, room), path[s - 1], path[s])) trouble += kOnLine;
    }
    const std::vector<Point>& path = lines_[index].path;
    for (const Point end : {path.front(), path.back()})
      if (overlap(grown(box, kEndRoom), {end.x - 0.5, end.y - 0.5, 1, 1})) trouble += kAtEnd;
    for (std::size_t s = 1; s + 1 < path.size(); ++s)
      if (overlap(grown(box, 2), {path[s].x - 0.5, path[s].y - 0.5, 1, 1})) trouble += kOnCorner;
    for (std::size_t i = diagram_.node_count; i < diagram_.pieces.size(); ++i)
      if (!diagram_.pieces[i].is_frameless && crosses_border(diagram_.pieces[i].box, box)) trouble += kOnBorder;
    if (box.x < 8 || box.right() > figure_.width_px - 8) trouble += kCollides;
    return trouble;
  }

  static bool crosses_border(const Box& container, const Box& box) {
    const Box inner = grown(container, -1);
    const bool inside =
        inner.x <= box.x && inner.y <= box.y && inner.right() >= box.right() && inner.bottom() >= box.bottom();
    return !inside && overlap(container, box);
  }

  static PlacedMark make_mark(const FigureEdge& edge, const Box& box, MarkForm form) {
    PlacedMark mark;
    mark.box = box;
    mark.notes = edge.notes;
    Point disc{box.x + kMarkRadius + 1, form == MarkForm::column ? box.y + kMarkRadius + 1 : box.centre().y};
    for (std::size_t i = 0; i < edge.notes.size(); ++i) {
      mark.discs.push_back(disc);
      (form == MarkForm::column ? disc.y : disc.x) += kDiscStep;
    }
    if (form == MarkForm::plate) {
      const double width = text_width(edge.label, kMarkSize, true);
      const double left = edge.notes.empty() ? box.centre().x - width / 2 : disc.x - kMarkRadius - 1 + kPlatePad - 2;
      mark.words = PlacedText{edge.label, {left, box.centre().y + kMarkSize * 0.36}, kMarkSize, true, false, width};
    }
    return mark;
  }

  const Figure& figure_;
  const Diagram& diagram_;
  std::vector<PlacedLine>& lines_;
  std::vector<Box> solid_;
};

}  // namespace

Box mark_size(const FigureEdge& edge, MarkForm form) {
  const double discs = static_cast<double>(edge.notes.size()) * kDiscStep;
  constexpr double kThickness = 2 * kMarkRadius + 2;
  if (form == MarkForm::plate) {
    // A plate with words and no number would promise a note that is not there; a silence is told all the same.
    const bool told = !edge.label.empty() && (!edge.notes.empty() || edge.kind != LineKind::contact);
    return told ? Box{0, 0, discs + text_width(edge.label, kMarkSize, true) + 2 * kPlatePad + 2, kThickness} : Box{};
  }
  if (edge.notes.empty()) return {};
  return form == MarkForm::row ? Box{0, 0, discs, kThickness} : Box{0, 0, kThickness, discs};
}

double place_marks(const Figure& figure, const Diagram& diagram, std::vector<PlacedLine>& lines) {
  return MarkPlacer(figure, diagram, lines).run();
}

}  // namespace whowhom
