// Boxes are compared with half a pixel of tolerance.
#include "render/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace whowhom {
namespace {

constexpr double kTolerance = 0.5;

bool overlap(const Box& a, const Box& b) {
  return a.x + kTolerance < b.right() && b.x + kTolerance < a.right() && a.y + kTolerance < b.bottom() &&
         b.y + kTolerance < a.bottom();
}

bool inside(const Box& inner, const Box& outer) {
  return inner.x >= outer.x - kTolerance && inner.y >= outer.y - kTolerance &&
         inner.right() <= outer.right() + kTolerance && inner.bottom() <= outer.bottom() + kTolerance;
}

Box box_of(const PlacedText& text) {
  const double left = text.centred ? text.at.x - text.width / 2 : text.at.x;
  return {left, text.at.y - text.size * 0.75, text.width, text.size};
}

Box box_of(Point a, Point b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

// A segment has no breadth, so it needs its own comparison.
bool passes(Point a, Point b, const Box& box) {
  const Box segment = box_of(a, b);
  return segment.x < box.right() - kTolerance && segment.right() > box.x + kTolerance &&
         segment.y < box.bottom() - kTolerance && segment.bottom() > box.y + kTolerance;
}

bool runs_along(Point a, Point b, Point c, Point d) {
  const bool horizontal = a.y == b.y && c.y == d.y && a.y == c.y;
  const bool vertical = a.x == b.x && c.x == d.x && a.x == c.x;
  const Box first = box_of(a, b);
  const Box second = box_of(c, d);
  if (horizontal) return std::min(first.right(), second.right()) - std::max(first.x, second.x) > kTolerance;
  return vertical && std::min(first.bottom(), second.bottom()) - std::max(first.y, second.y) > kTolerance;
}

bool on_border(Point p, const Box& box, bool round) {
  const double across = std::min(std::abs(p.x - box.x), std::abs(p.x - box.right()));
  const double down = std::min(std::abs(p.y - box.y), std::abs(p.y - box.bottom()));
  // The ends of a person's shape are curved: near them the border lies a little further in.
  const double slack = round ? 4 : kTolerance;
  const bool within = p.x >= box.x - kTolerance && p.x <= box.right() + kTolerance && p.y >= box.y - kTolerance &&
                      p.y <= box.bottom() + kTolerance;
  return within && (across <= slack || down <= kTolerance);
}

class Inspector {
 public:
  Inspector(const Figure& figure, const Layout& layout) : figure_(figure), layout_(layout) {}

  std::vector<std::string> run() {
    for (std::size_t i = 0; i < layout_.containers.size(); ++i)
      boxes_[layout_.containers[i].id] = &layout_.containers[i];
    for (const PlacedBox& node : layout_.nodes) boxes_[node.id] = &node;
    inspect_boxes();
    inspect_lines();
    inspect_marks();
    inspect_notes();
    inspect_words();
    return std::move(faults_);
  }

 private:
  template <class... Args>
  void fault(fmt::format_string<Args...> format, Args&&... args) {
    faults_.push_back(fmt::format(format, std::forward<Args>(args)...));
  }

  Box page() const { return {0, 0, layout_.width, layout_.height}; }

  void inspect_label(const PlacedBox& placed) {
    for (const auto* texts : {&placed.name, &placed.role})
      for (const PlacedText& text : *texts)
        if (!inside(box_of(text), placed.box)) fault("“{}” stands out of its box", text.text);
    if (!inside(placed.box, page())) fault("{} stands out of the figure", placed.id.text);
  }

  void inspect_boxes() {
    for (const PlacedBox& node : layout_.nodes) inspect_label(node);
    for (const PlacedBox& container : layout_.containers) inspect_label(container);
    for (std::size_t i = 0; i < layout_.nodes.size(); ++i) {
      for (std::size_t j = i + 1; j < layout_.nodes.size(); ++j)
        if (overlap(layout_.nodes[i].box, layout_.nodes[j].box))
          fault("{} and {} overlap", layout_.nodes[i].id.text, layout_.nodes[j].id.text);
      for (const PlacedBox& container : layout_.containers) {
        const bool within = is_within(figure_.nodes[i].container, container.id);
        if (within && !inside(layout_.nodes[i].box, container.box))
          fault("{} is not in {}", layout_.nodes[i].id.text, container.id.text);
        if (!within && overlap(layout_.nodes[i].box, container.box))
          fault("{} is in {}", layout_.nodes[i].id.text, container.id.text);
        for (const PlacedText& text : container.name)
          if (overlap(layout_.nodes[i].box, box_of(text)))
            fault("{} covers the name of {}", layout_.nodes[i].id.text, container.id.text);
      }
    }
    for (std::size_t i = 0; i < layout_.containers.size(); ++i)
      for (std::size_t j = 0; j < layout_.containers.size(); ++j) {
        if (i == j) continue;
        const bool within = is_within(figure_.containers[i].container, layout_.containers[j].id);
        const bool around = is_within(figure_.containers[j].container, layout_.containers[i].id);
        if (within && !inside(layout_.containers[i].box, layout_.containers[j].box))
          fault("{} is not in {}", layout_.containers[i].id.text, layout_.containers[j].id.text);
        if (!within && !around && overlap(layout_.containers[i].box, layout_.containers[j].box))
          fault("{} and {} overlap", layout_.containers[i].id.text, layout_.containers[j].id.text);
      }
  }

  bool is_within(EntityId at, const EntityId& container) const {
    while (!at.empty()) {
      if (at == container) return true;
      at = std::ranges::find(figure_.containers, at, &FigureContainer::id)->container;
    }
    return false;
  }

  void inspect_lines() {
    for (const PlacedLine& line : layout_.lines) {
      const FigureEdge& edge = figure_.edges[line.edge];
      if (!meets(line.path.front(), edge.source)) fault("line {} does not begin at {}", line.edge, edge.source.text);
      if (!meets(line.path.back(), edge.target)) fault("line {} does not end at {}", line.edge, edge.target.text);
      for (std::size_t s = 1; s < line.path.size(); ++s) inspect_segment(line, line.path[s - 1], line.path[s]);
    }
  }

  bool meets(Point end, const EntityId& id) const {
    const auto node = std::ranges::find(figure_.nodes, id, &FigureNode::id);
    const bool round = node != figure_.nodes.end() && node->type == EntityType::person;
    return on_border(end, boxes_.at(id)->box, round);
  }

  void inspect_segment(const PlacedLine& line, Point a, Point b) {
    if (!inside(box_of(a, b), page())) fault("line {} leaves the figure", line.edge);
    if (a.x != b.x && a.y != b.y) fault("line {} is oblique", line.edge);
    const FigureEdge& edge = figure_.edges[line.edge];
    for (const PlacedBox& node : layout_.nodes) {
      const bool own = node.id == edge.source || node.id == edge.target;
      Box solid = node.box;
      if (own) solid = {solid.x + 4, solid.y, solid.width - 8, solid.height};
      if (passes(a, b, solid)) fault("line {} runs through {}", line.edge, node.id.text);
    }
    for (const PlacedBox& container : layout_.containers)
      for (const PlacedText& text : container.name)
        if (passes(a, b, box_of(text))) fault("line {} runs through the name of {}", line.edge, container.id.text);
    for (const PlacedLine& other : layout_.lines) {
      if (other.edge <= line.edge) continue;
      for (std::size_t s = 1; s < other.path.size(); ++s)
        if (runs_along(a, b, other.path[s - 1], other.path[s]))
          fault("lines {} and {} run together", line.edge, other.edge);
    }
  }

  void inspect_marks() {
    for (const PlacedLine& line : layout_.lines) {
      if (!line.mark) continue;
      const Box& box = line.mark->box;
      if (!inside(box, page())) fault("the mark of line {} leaves the figure", line.edge);
      for (const PlacedBox& node : layout_.nodes)
        if (overlap(box, node.box)) fault("the mark of line {} covers {}", line.edge, node.id.text);
      for (const PlacedBox& container : layout_.containers)
        for (const PlacedText& text : container.name)
          if (overlap(box, box_of(text)))
            fault("the mark of line {} covers the name of {}", line.edge, container.id.text);
      for (const PlacedLine& other : layout_.lines) {
        if (other.edge == line.edge) continue;
        if (other.mark && other.edge > line.edge && overlap(box, other.mark->box))
          fault("the marks of lines {} and {} overlap", line.edge, other.edge);
        for (std::size_t s = 1; s < other.path.size(); ++s)
          if (passes(other.path[s - 1], other.path[s], box)) {
            fault("line {} runs through the mark of line {}", other.edge, line.edge);
            break;
          }
      }
      if (line.mark->words && !inside(box_of(*line.mark->words), box))
        fault("“{}” stands out of its plate", line.mark->words->text);
    }
  }

  void inspect_notes() {
    std::set<int> shown;
    for (const PlacedLine& line : layout_.lines)
      if (line.mark) shown.insert(line.mark->notes.begin(), line.mark->notes.end());
    for (const FigureNote& note : figure_.notes)
      if (!shown.contains(note.number)) fault("note {} is on no line", note.number);
  }

  void inspect_words() {
    std::vector<PlacedText> words;
    const auto add = [&words](const std::vector<PlacedText>& more) {
      words.insert(words.end(), more.begin(), more.end());
    };
    add(layout_.title);
    add(layout_.subtitle);
    for (const PlacedLegend& legend : layout_.legend) words.push_back(legend.text);
    for (const PlacedNote& note : layout_.notes) add(note.lines);
    add(layout_.small_print);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!inside(box_of(words[i]), page())) fault("“{}” leaves the figure", words[i].text);
      for (std::size_t j = i + 1; j < words.size(); ++j)
        if (overlap(box_of(words[i]), box_of(words[j]))) fault("“{}” and “{}” overlap", words[i].text, words[j].text);
    }
  }

  const Figure& figure_;
  const Layout& layout_;
  std::map<EntityId, const PlacedBox*> boxes_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults_of(const Figure& figure, const Layout& layout) {
  return Inspector(figure, layout).run();
}

}  // namespace whowhom
