// Sizes from the inside out, places from the outside in, then a few sweeps that straighten links.
#include "render/arrange_pieces.hpp"

#include <algorithm>
#include <cmath>

#include "render/label_style.hpp"

namespace whowhom {
namespace {

constexpr double kPad = 24;        // inside a container, room for a line to pass
constexpr double kLooseGap = 40;   // between pieces without a link
constexpr double kLinkedGap = 56;  // between pieces above each other, room for a mark and two ends
constexpr double kSilentGap = 80;  // what is missing must be seen: some dashes besides the mark
constexpr double kMaxGap = 160;
constexpr double kEnds = 40;  // what both ends of a line need besides the mark
constexpr double kStretch = 120;
constexpr int kSweeps = 3;

double on_grid(double value) { return kGrid * std::ceil(value / kGrid - 1e-9); }
double nearest_on_grid(double value) { return kGrid * std::round(value / kGrid); }

class Arranger {
 public:
  Arranger(const Arrangement& arrangement, Diagram& diagram)
      : arrangement_(arrangement), diagram_(diagram), top_(diagram.pieces.size()) {
    find_between();
  }

  Box apply(double x, double y, double width) {
    const Box size = size_group(diagram_.pieces.size());
    const double left = x + std::max(0.0, kGrid * std::floor((width - size.width) / 2 / kGrid));
    for (const auto& line : root().lines)
      for (const std::size_t child : line) move(child, left, y);
    const Box whole{left, y, size.width, size.height};
    for (int sweep = 0; sweep < kSweeps; ++sweep) slide_group(diagram_.pieces.size(), whole);
    return whole;
  }

 private:
  struct Between {
    int links = 0;
    double mark_width = 0;
    bool silent = false;
  };

  const Group& root() const { return arrangement_.groups.back(); }

  void move(std::size_t piece, double dx, double dy) {
    diagram_.pieces[piece].box.x += dx;
    diagram_.pieces[piece].box.y += dy;
    if (!diagram_.pieces[piece].is_container) return;
    for (const auto& line : arrangement_.groups[piece].lines)
      for (const std::size_t child : line) move(child, dx, dy);
  }

  // For each piece its ancestor among the children of `group`; pieces elsewhere keep the number of all pieces.
  void find_tops(std::size_t group) {
    const std::size_t count = diagram_.pieces.size();
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t at = i;
      while (true) {
        const std::size_t parent = diagram_.pieces[at].parent.value_or(count);
        if (parent == group) break;
        if (parent == count) {
          at = count;
          break;
        }
        at = parent;
      }
      top_[i] = at;
    }
  }

  // The room that links between two children ask for, along a horizontal or vertical gap.
  double gap_between(std::size_t a, std::size_t b, bool horizontal) const {
    const Between& between = between_[a * diagram_.pieces.size() + b];
    double gap = kLooseGap;
    if (between.links > 0)
      gap = std::max(gap, horizontal       ? std::min(between.mark_width + kEnds, kMaxGap)
                          : between.silent ? kSilentGap
                                           : kLinkedGap);
    return on_grid((gap + std::max(0, between.links - 2) * kGrid) * arrangement_.spread);
  }

  // Every link counts for the two siblings that hold its ends.
  void find_between() {
    const std::size_t count = diagram_.pieces.size();
    between_.assign(count * count, {});
    for (const Link& link : diagram_.links) {
      std::vector<std::size_t> up;
      for (std::optional<std::size_t> at = link.source; at; at = diagram_.pieces[*at].parent) up.push_back(*at);
      for (std::optional<std::size_t> at = link.target; at; at = diagram_.pieces[*at].parent) {
        const auto same = std::ranges::find_if(
            up, [&](std::size_t piece) { return diagram_.pieces[piece].parent == diagram_.pieces[*at].parent; });
        if (same == up.end()) continue;
        for (Between* between : {&between_[*same * count + *at], &between_[*at * count + *same]}) {
          ++between->links;
          between->mark_width = std::max(between->mark_width, link.mark_width + (link.is_silence ? 2 * kGrid : 0));
          between->silent |= link.is_silence;
        }
        break;
      }
    }
  }

  double gap_between_lines(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b,
                           bool horizontal) const {
    double gap = 0;
    for (const std::size_t one : a)
      for (const std::size_t other : b) gap = std::max(gap, gap_between(one, other, horizontal));
    return gap;
  }

  // Sets children relative to the group's content and gives the content's size.
  Box size_group(std::size_t index) {
    const Group& group = arrangement_.groups[index];
    if (group.lines.empty()) return {0, 0, 8 * kGrid, 2 * kGrid};
    for (const auto& line : group.lines)
      for (const std::size_t child : line) {
        diagram_.pieces[child].box.x = diagram_.pieces[child].box.y = 0;
        if (diagram_.pieces[child].is_container) size_container(child);
      }
    // "Along" is the direction in which lines follow each other, "inside" the one in which a line runs.
    std::vector<double> breadths;
    std::vector<double> lengths;
    for (const auto& line : group.lines) {
      double breadth = 0;
      double length = 0;
      for (std::size_t i = 0; i < line.size(); ++i) {
        const Box& box = diagram_.pieces[line[i]].box;
        breadth = std::max(breadth, group.columns ? box.width : box.height);
        length += group.columns ? box.height : box.width;
        if (i > 0) length += gap_between(line[i - 1], line[i], !group.columns);
      }
      breadths.push_back(breadth);
      lengths.push_back(length);
    }
    const double length = *std::ranges::max_element(lengths);
    double along = 0;
    for (std::size_t l = 0; l < group.lines.size(); ++l) {
      if (l > 0) along += gap_between_lines(group.lines[l - 1], group.lines[l], group.columns);
      double inside = kGrid * std::floor((length - lengths[l]) / 2 / kGrid);
      for (std::size_t i = 0; i < group.lines[l].size(); ++i) {
        const std::size_t child = group.lines[l][i];
        if (i > 0) inside += gap_between(group.lines[l][i - 1], child, !group.columns);
        stretch(child, breadths[l], group.columns);
        const Box& box = diagram_.pieces[child].box;
        const double breadth = group.columns ? box.width : box.height;
        const double across = along + kGrid * std::floor((breadths[l] - breadth) / 2 / kGrid);
        const double extent = group.columns ? box.height : box.width;
        move(child, group.columns ? across : inside, group.columns ? inside : across);
        inside += extent;
      }
      along += breadths[l];
    }
    return {0, 0, group.columns ? along : length, group.columns ? length : along};
  }

  void size_container(std::size_t index) {
    const Box content = size_group(index);
    Piece& piece = diagram_.pieces[index];
    if (piece.is_frameless) {
      piece.box = content;
      return;
    }
    const double title = on_grid(piece.title_height + kTitleInset + kGrid);
    const double width = std::max(content.width + 2 * kPad, on_grid(piece.title_width + 2 * kTitleInset));
    const double shift = kGrid * std::floor((width - content.width) / 2 / kGrid);
    for (const auto& line : arrangement_.groups[index].lines)
      for (const std::size_t child : line) move(child, shift, title);
    piece.box = {0, 0, width, title + content.height + kPad};
  }

  // Containers of one line are made equally broad where they nearly are.
  void stretch(std::size_t child, double breadth, bool columns) {
    Piece& piece = diagram_.pieces[child];
    if (!piece.is_container || piece.is_frameless) return;
    double& own = columns ? piece.box.width : piece.box.height;
    const double more = breadth - own;
    if (more <= 0 || more > kStretch) return;
    own = breadth;
    const double shift = kGrid * std::floor(more / 2 / kGrid);
    for (const auto& line : arrangement_.groups[child].lines)
      for (const std::size_t inner : line) move(inner, columns ? shift : 0, columns ? 0 : shift);
  }

  Box content_of(std::size_t index) const {
    const Piece& piece = diagram_.pieces[index];
    if (piece.is_frameless) return piece.box;
    const double title = on_grid(piece.title_height + kTitleInset + kGrid);
    return {piece.box.x + kPad, piece.box.y + title, piece.box.width - 2 * kPad, piece.box.height - title - kPad};
  }

  // Moves the pieces of each line towards the middle of what they are linked to, in their order and gaps.
  void slide_group(std::size_t index, const Box& content) {
    const Group& group = arrangement_.groups[index];
    find_tops(index);
    const auto middle = [&](std::size_t piece) {
      const Point centre = diagram_.pieces[piece].box.centre();
      return group.columns ? centre.y : centre.x;
    };
    for (const auto& line : group.lines) {
      std::vector<double> starts(line.size());
      std::vector<double> extents(line.size());
      for (std::size_t i = 0; i < line.size(); ++i) {
        const Box& box = diagram_.pieces[line[i]].box;
        extents[i] = group.columns ? box.height : box.width;
        double sum = 0;
        double weight = 0;
        for (const Link& link : diagram_.links) {
          const bool out = top_[link.source] == line[i];
          const bool in = top_[link.target] == line[i];
          if (out == in) continue;
          const std::size_t other = out ? link.target : link.source;
          const std::size_t own = out ? link.source : link.target;
          if (std::ranges::count(line, top_[other]) > 0) continue;
          sum += middle(other) - middle(own);
          ++weight;
        }
        const double start = group.columns ? box.y : box.x;
        starts[i] = nearest_on_grid(start + (weight > 0 ? sum / weight : 0));
      }
      const double first = group.columns ? content.y : content.x;
      const double last = first + (group.columns ? content.height : content.width);
      double limit = first;
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) limit += gap_between(line[i - 1], line[i], !group.columns);
        starts[i] = std::max(starts[i], limit);
        limit = starts[i] + extents[i];
      }
      limit = last;
      for (std::size_t i = line.size(); i-- > 0;) {
        starts[i] = std::min(starts[i], limit - extents[i]);
        limit = starts[i];
        if (i > 0) limit -= gap_between(line[i - 1], line[i], !group.columns);
      }
      for (std::size_t i = 0; i < line.size(); ++i) {
        const Box& box = diagram_.pieces[line[i]].box;
        const double by = starts[i] - (group.columns ? box.y : box.x);
        move(line[i], group.columns ? 0 : by, group.columns ? by : 0);
      }
    }
    for (const auto& line : group.lines)
      for (const std::size_t child : line)
        if (diagram_.pieces[child].is_container) slide_group(child, content_of(child));
  }

  const Arrangement& arrangement_;
  Diagram& diagram_;
  std::vector<std::size_t> top_;
  std::vector<Between> between_;
};

}  // namespace

Arrangement plain_arrangement(const Diagram& diagram) {
  Arrangement arrangement;
  arrangement.groups.resize(diagram.pieces.size() + 1);
  for (std::size_t i = 0; i < diagram.pieces.size(); ++i) {
    Group& group = arrangement.groups[diagram.pieces[i].parent.value_or(diagram.pieces.size())];
    if (group.lines.empty()) group.lines.emplace_back();
    group.lines.front().push_back(i);
  }
  return arrangement;
}

Box apply_arrangement(const Arrangement& arrangement, Diagram& diagram, double x, double y, double width) {
  if (arrangement.groups.back().lines.empty()) return {x, y, 0, 0};
  return Arranger(arrangement, diagram).apply(x, y, width);
}

}  // namespace whowhom
