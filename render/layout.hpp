// Where everything of a figure stands. Pixels of the figure, y downwards, origin at the upper left corner.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/id.hpp"

namespace whowhom {

struct Point {
  double x = 0;
  double y = 0;

  bool operator==(const Point&) const = default;
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
  Point centre() const { return {x + width / 2, y + height / 2}; }
  bool operator==(const Box&) const = default;
};

/// One line of text. `at` is the left end (or the middle, where `centred`) of its base line.
struct PlacedText {
  std::string text;
  Point at;
  double size = 12;
  bool bold = false;
  bool centred = false;
  double width = 0;  ///< as measured

  bool operator==(const PlacedText&) const = default;
};

struct PlacedBox {
  EntityId id;
  Box box;
  std::vector<PlacedText> name;
  std::vector<PlacedText> role;  ///< nodes only
};

/// What stands on a line: the discs of its notes from the left, then its words on a plate.
struct PlacedMark {
  Box box;
  std::vector<Point> discs;  ///< centres, parallel to `notes`
  std::vector<int> notes;
  std::optional<PlacedText> words;
};

/// `path[0]` lies on the border of the source, the last point on that of the target; segments are axis-parallel
/// unless the fallback drew them.
struct PlacedLine {
  std::size_t edge = 0;  ///< index into Figure::edges
  std::vector<Point> path;
  std::optional<PlacedMark> mark;
};

struct PlacedNote {
  int number = 0;
  Point disc;  ///< centre
  std::vector<PlacedText> lines;
};

struct PlacedLegend {
  std::size_t entry = 0;  ///< index into Figure::legend
  Point from;             ///< left end of the sample line
  Point to;
  PlacedText text;
};

/// Boxes and lines are parallel to the figure's lists.
struct Layout {
  double width = 0;
  double height = 0;
  std::vector<PlacedText> title;
  std::vector<PlacedText> subtitle;
  std::vector<PlacedBox> containers;
  std::vector<PlacedBox> nodes;
  std::vector<PlacedLine> lines;
  double rule_y = 0;  ///< of the rule between drawing and legend
  std::vector<PlacedLegend> legend;
  std::vector<PlacedNote> notes;
  std::vector<PlacedText> small_print;
};

}  // namespace whowhom
