// Writes shapes in the order in which they cover each other: containers, lines, nodes, marks, words.
#include "render/write_svg.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "render/label_style.hpp"
#include "render/line_palette.hpp"
#include "render/text_width.hpp"
#include "render/xml_text.hpp"

namespace whowhom {
namespace {

constexpr std::string_view kInk = "#1A1A1A";
constexpr std::string_view kGrey = "#595959";
constexpr double kHeadLength = 10;
constexpr double kHeadWidth = 4.5;
constexpr double kBarHalf = 8;
constexpr double kBarGap = 5;  ///< between a bar and the border that it bars
constexpr double kCornerRadius = 8;
constexpr double kFold = 12;

// One decimal, never "-0.0".
std::string number(double value) {
  const double rounded = std::round(value * 10) / 10;
  return fmt::format("{:.1f}", rounded == 0 ? 0.0 : rounded);
}

std::string at(Point point) { return number(point.x) + " " + number(point.y); }

// std::hypot may differ in its last digit from machine to machine, a square root may not.
double distance(Point a, Point b) { return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)); }

Point towards(Point from, Point to, double by) {
  const double length = distance(from, to);
  if (length == 0) return from;
  return {from.x + (to.x - from.x) * by / length, from.y + (to.y - from.y) * by / length};
}

double stroke_of(const FigureEdge& edge) {
  switch (edge.kind) {
    case LineKind::contact:
      return edge.count >= 5 ? 4.0 : edge.count >= 2 ? 3.0 : 2.0;
    case LineKind::silence:
      return 3.0;
    case LineKind::uncertain:
      return 1.8;
    case LineKind::document:
      break;
  }
  return 1.2;
}

std::string_view dashes_of(LineKind kind) {
  if (kind == LineKind::silence) return " stroke-dasharray=\"8 5\"";
  if (kind == LineKind::uncertain) return " stroke-linecap=\"round\" stroke-dasharray=\"0.1 5\"";
  return "";
}

class SvgWriter {
 public:
  SvgWriter(const Figure& figure, const Layout& layout) : figure_(figure), layout_(layout) {
    for (const FigureContainer& container : figure.containers) names_[container.id] = container.name;
    for (const FigureNode& node : figure.nodes) names_[node.id] = node.name;
  }

  std::string write() {
    const std::string width = number(layout_.width);
    const std::string height = number(layout_.height);
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
        "aria-labelledby=\"title description\" font-family=\"{2}\">",
        width, height, kFontFamily);
    add("<title id=\"title\">{}</title>", xml_text(figure_.title));
    add("<desc id=\"description\">{}</desc>", xml_text(figure_.description));
    add("<rect class=\"background\" width=\"{}\" height=\"{}\" fill=\"#FFFFFF\"/>", width, height);
    write_texts("title", layout_.title, kInk);
    write_texts("subtitle", layout_.subtitle, kGrey);
    for (std::size_t i = 0; i < layout_.containers.size(); ++i) write_container(i);
    for (const PlacedLine& line : layout_.lines) write_line(line);
    for (std::size_t i = 0; i < layout_.nodes.size(); ++i) write_node(i);
    for (const PlacedLine& line : layout_.lines) write_mark(line);
    write_foot();
    out_ += "</svg>\n";
    return std::move(out_);
  }

 private:
  template <class... Args>
  void add(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void write_text(const PlacedText& text, std::string_view colour, std::string_view extra = "") {
    add("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}{} fill=\"{}\"{}>{}</text>", number(text.at.x), number(text.at.y),
        number(text.size), text.bold ? " font-weight=\"700\"" : "", text.centred ? " text-anchor=\"middle\"" : "",
        colour, extra, xml_text(text.text));
  }

  void write_texts(std::string_view name, const std::vector<PlacedText>& texts, std::string_view colour) {
    add("<g class=\"{}\">", name);
    for (const PlacedText& text : texts) write_text(text, colour);
    add("</g>");
  }

  void write_container(std::size_t i) {
    const PlacedBox& placed = layout_.containers[i];
    add("<g class=\"container\" id=\"container-{}\">", xml_id(placed.id.text));
    add("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\" fill=\"#F3F4F6\" stroke=\"#B9BEC7\"/>",
        number(placed.box.x), number(placed.box.y), number(placed.box.width), number(placed.box.height));
    for (const PlacedText& text : placed.name) write_text(text, "#3F4652");
    add("</g>");
  }

  void write_node(std::size_t i) {
    const FigureNode& node = figure_.nodes[i];
    const PlacedBox& placed = layout_.nodes[i];
    add("<g class=\"node {}{}\" id=\"node-{}\">", to_text(node.type), node.muted ? " muted" : "",
        xml_id(placed.id.text));
    write_shape(node, placed.box);
    const std::string_view italic = node.type == EntityType::document ? " font-style=\"italic\"" : "";
    for (const PlacedText& text : placed.name) write_text(text, node.muted ? kGrey : kInk, italic);
    for (const PlacedText& text : placed.role) write_text(text, kGrey);
    add("</g>");
  }

  void write_shape(const FigureNode& node, const Box& box) {
    const std::string style =
        fmt::format("fill=\"#FFFFFF\" stroke=\"{}\" stroke-width=\"1.2\"", node.muted ? "#9AA0A9" : "#2B2B2B");
    const auto rect = [&](double inset, double radius) {
      add("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" {}/>", number(box.x + inset),
          number(box.y + inset), number(box.width - 2 * inset), number(box.height - 2 * inset), number(radius), style);
    };
    switch (node.type) {
      case EntityType::person:
        rect(0, std::min(box.height / 2, kRoundRadius));
        break;
      case EntityType::group:
        rect(0, 10);
        rect(3, 7);
        break;
      case EntityType::organization:
        rect(0, 0);
        break;
      case EntityType::document:
        add("<path d=\"M{} {}H{}L{} {}V{}H{}Z\" {}/>", number(box.x), number(box.y), number(box.right() - kFold),
            number(box.right()), number(box.y + kFold), number(box.bottom()), number(box.x), style);
        add("<path d=\"M{} {}V{}H{}\" {}/>", number(box.right() - kFold), number(box.y), number(box.y + kFold),
            number(box.right()), style);
        break;
    }
  }

  // The visible part of a line: it stops where its heads and bars begin.
  void write_line(const PlacedLine& line) {
    const FigureEdge& edge = figure_.edges[line.edge];
    const bool silent = edge.kind == LineKind::silence;
    std::vector<Point> path = line.path;
    const double cut = silent ? kBarGap : edge.kind == LineKind::document ? 1.5 : kHeadLength - 2;
    if (edge.ends_at_source) path.front() = towards(path[0], path[1], cut);
    if (edge.ends_at_target) path.back() = towards(path[path.size() - 1], path[path.size() - 2], cut);
    const LineColours colours = colours_of(edge.kind);
    add("<g class=\"edge {}\" id=\"edge-{}\">", to_text(edge.kind), line.edge + 1);
    add("<title>{}</title>", xml_text(tooltip_of(edge)));
    add("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}/>", rounded(path), colours.line,
        number(stroke_of(edge)), dashes_of(edge.kind));
    if (edge.ends_at_source) write_end(edge.kind, line.path[0], line.path[1]);
    if (edge.ends_at_target) write_end(edge.kind, line.path[line.path.size() - 1], line.path[line.path.size() - 2]);
    add("</g>");
  }

  std::string tooltip_of(const FigureEdge& edge) const {
    std::string out = names_.at(edge.source) + " – " + names_.at(edge.target) + ": " + std::string(to_text(edge.kind));
    if (!edge.label.empty()) out += ", " + edge.label;
    return out;
  }

  static std::string rounded(const std::vector<Point>& path) {
    std::string out = "M" + at(path.front());
    for (std::size_t i = 1; i + 1 < path.size(); ++i) {
      const auto half = [](Point a, Point b) { return distance(a, b) / 2; };
      const double radius = std::min({kCornerRadius, half(path[i - 1], path[i]), half(path[i], path[i + 1])});
      out += "L" + at(towards(path[i], path[i - 1], radius)) + "Q" + at(path[i]) + " " +
             at(towards(path[i], path[i + 1], radius));
    }
    return out + "L" + at(path.back());
  }

  // A head at `tip`, or a bar a little before it, on a line that comes from `from`.
  void write_end(LineKind kind, Point tip, Point from) {
    const double length = distance(from, tip);
    if (length == 0) return;
    const Point along{(tip.x - from.x) / length, (tip.y - from.y) / length};
    const auto off = [&](double back, double side) {
      return Point{tip.x - along.x * back - along.y * side, tip.y - along.y * back + along.x * side};
    };
    const std::string_view colour = colours_of(kind).line;
    if (kind == LineKind::silence)
      add("<path class=\"bar\" d=\"M{}L{}\" stroke=\"{}\" stroke-width=\"3.4\"/>", at(off(kBarGap, kBarHalf)),
          at(off(kBarGap, -kBarHalf)), colour);
    else if (kind == LineKind::document)
      add("<path class=\"head\" d=\"M{}L{}L{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.4\"/>", at(off(8, 4)),
          at(off(1, 0)), at(off(8, -4)), colour);
    else
      add("<path class=\"head\" d=\"M{}L{}L{}Z\" fill=\"{}\"/>", at(off(1, 0)), at(off(kHeadLength, kHeadWidth)),
          at(off(kHeadLength, -kHeadWidth)), colour);
  }

  void write_disc(int note, Point centre, LineKind kind, bool on_filled = false) {
    const std::string_view colour = colours_of(kind).text;
    add("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>", number(centre.x), number(centre.y),
        number(on_filled ? kMarkRadius - 1 : kMarkRadius), on_filled ? "#FFFFFF" : colour);
    const double size = note > 9 ? kMarkSize - 1 : kMarkSize;
    write_text({std::to_string(note), {centre.x, centre.y + size * 0.36}, size, true, true, 0},
               on_filled ? colour : "#FFFFFF");
  }

  // Discs alone stand on their line; with words they share a plate with them. A silence's plate is filled: it is what
  // the eye should meet first.
  void write_mark(const PlacedLine& line) {
    if (!line.mark) return;
    const LineKind kind = figure_.edges[line.edge].kind;
    const std::string_view colour = colours_of(kind).text;
    const bool filled = kind == LineKind::silence;
    const Box& box = line.mark->box;
    add("<g class=\"mark {}\">", to_text(kind));
    if (line.mark->words)
      add("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" stroke=\"{}\"/>", number(box.x),
          number(box.y), number(box.width), number(box.height), number(box.height / 2), filled ? colour : "#FFFFFF",
          colour);
    for (std::size_t i = 0; i < line.mark->notes.size(); ++i)
      write_disc(line.mark->notes[i], line.mark->discs[i], kind, filled && line.mark->words);
    if (line.mark->words) write_text(*line.mark->words, filled ? "#FFFFFF" : colour);
    add("</g>");
  }

  void write_foot() {
    add("<path class=\"rule\" d=\"M24 {}H{}\" stroke=\"#C9CDD4\"/>", number(layout_.rule_y),
        number(layout_.width - 24));
    for (const PlacedLegend& legend : layout_.legend) {
      const LineKind kind = figure_.legend[legend.entry].kind;
      add("<g class=\"legend {}\">", to_text(kind));
      const double cut = kind == LineKind::contact ? kHeadLength - 2 : kind == LineKind::silence ? kBarGap : 0;
      add("<path d=\"M{}H{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}/>", at(legend.from),
          number(legend.to.x - cut), colours_of(kind).line, kind == LineKind::document ? "1.2" : "2.2",
          dashes_of(kind));
      if (kind != LineKind::uncertain) write_end(kind, legend.to, legend.from);
      write_text(legend.text, "#333333");
      add("</g>");
    }
    for (std::size_t i = 0; i < layout_.notes.size(); ++i) {
      const PlacedNote& note = layout_.notes[i];
      add("<g class=\"note {}\" id=\"note-{}\">", to_text(figure_.notes[i].kind), note.number);
      write_disc(note.number, note.disc, figure_.notes[i].kind);
      for (const PlacedText& text : note.lines) write_text(text, kInk);
      add("</g>");
    }
    write_texts("small-print", layout_.small_print, kGrey);
  }

  const Figure& figure_;
  const Layout& layout_;
  std::map<EntityId, std::string> names_;
  std::string out_;
};

}  // namespace

std::string write_svg(const Figure& figure, const Layout& layout) { return SvgWriter(figure, layout).write(); }

}  // namespace whowhom
