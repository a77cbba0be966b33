// Our own DOT text, not Graphviz's: it is written before any layout and is the same on every machine.
#include "render/write_dot.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "render/line_palette.hpp"
#include "render/text_width.hpp"
#include "render/wrap_text.hpp"

namespace whowhom {
namespace {

// A quoted DOT string. Labels expand backslash escapes and decode entities, so both are escaped; graph and node names
// of ours are made up here and need nothing.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c == '"' || c == '\\')
      out += fmt::format("\\{}", static_cast<char>(c));
    else if (c == '&')
      out += "&amp;";
    else if (c < 0x20 || c == 0x7F)
      out += ' ';
    else if (c == 0xFFFD)
      out += "\uFFFD";
    else
      out += text.substr(start, at - start);
  }
  return out + "\"";
}

std::string label_of(const FigureNode& node) {
  std::string label = quoted(node.name);
  if (!node.role.empty()) {
    label.pop_back();
    label += "\\n" + quoted(node.role).substr(1);
  }
  return label;
}

std::string_view shape_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "shape=box, style=rounded";
    case EntityType::group:
      return "shape=box, peripheries=2";
    case EntityType::document:
      return "shape=note";
    case EntityType::organization:
      break;
  }
  return "shape=box";
}

class DotWriter {
 public:
  explicit DotWriter(const Figure& figure) : figure_(figure) {
    for (std::size_t i = 0; i < figure.containers.size(); ++i)
      name_[figure.containers[i].id] = fmt::format("anchor{}", i + 1);
    for (std::size_t i = 0; i < figure.nodes.size(); ++i) name_[figure.nodes[i].id] = fmt::format("n{}", i + 1);
    for (std::size_t i = 0; i < figure.containers.size(); ++i) cluster_[figure.containers[i].id] = i;
  }

  std::string write() {
    line(0, "digraph whowhom {");
    line(1, fmt::format("label={};", quoted(figure_.title + " — " + figure_.subtitle)));
    line(1, "labelloc=t; compound=true; newrank=true; rankdir=LR; ranksep=0.9;");
    line(1, "fontname=\"Arial\"; node [fontname=\"Arial\", fontsize=12]; edge [fontname=\"Arial\", fontsize=10];");
    write_children(EntityId{}, 1);
    for (const FigureEdge& edge : figure_.edges) write_edge(edge);
    line(0, "}");
    return std::move(out_);
  }

 private:
  void line(int depth, std::string_view text) { out_ += fmt::format("{:{}}{}\n", "", depth * 2, text); }

  void write_children(const EntityId& parent, int depth) {
    for (std::size_t i = 0; i < figure_.containers.size(); ++i) {
      const FigureContainer& container = figure_.containers[i];
      if (container.container != parent) continue;
      line(depth, fmt::format("subgraph cluster{} {{", i + 1));
      line(depth + 1, fmt::format("label={}; labeljust=l; style=filled; color=\"#d5d8de\"; fillcolor=\"#f4f5f7\";",
                                  quoted(container.name)));
      line(depth + 1, fmt::format("anchor{} [style=invis, shape=point, width=0, height=0];", i + 1));
      write_children(container.id, depth + 1);
      line(depth, "}");
    }
    for (std::size_t i = 0; i < figure_.nodes.size(); ++i) {
      const FigureNode& node = figure_.nodes[i];
      if (node.container != parent) continue;
      line(depth, fmt::format("n{} [label={}, {}{}];", i + 1, label_of(node), shape_of(node.type),
                              node.muted ? ", color=gray, fontcolor=\"#666666\"" : ""));
    }
  }

  void write_edge(const FigureEdge& edge) {
    const LineColours colours = colours_of(edge.kind);
    const bool silent = edge.kind == LineKind::silence;
    const std::string_view end = silent ? "tee" : edge.kind == LineKind::document ? "vee" : "normal";
    std::string attributes = fmt::format("color=\"{}\", fontcolor=\"{}\"", colours.line, colours.text);
    if (silent) attributes += ", style=dashed, penwidth=2";
    if (edge.kind == LineKind::uncertain) attributes += ", style=dotted";
    if (edge.kind == LineKind::contact) attributes += fmt::format(", penwidth={}", std::min(edge.count, 3));
    attributes += fmt::format(", dir=both, arrowtail={}, arrowhead={}", edge.ends_at_source ? end : "none",
                              edge.ends_at_target ? end : "none");
    std::string words;
    for (const int note : edge.notes) words += fmt::format("{}{}", words.empty() ? "" : " ", note);
    if (!edge.label.empty()) words += (words.empty() ? "" : " ") + edge.label;
    // `xlabel`: dot with clusters fails on many graphs whose edges have a `label`.
    if (!words.empty()) attributes += fmt::format(", xlabel={}", quoted(words));
    for (const auto& [end_id, attribute] : {std::pair(edge.source, "ltail"), std::pair(edge.target, "lhead")})
      if (cluster_.contains(end_id)) attributes += fmt::format(", {}=cluster{}", attribute, cluster_.at(end_id) + 1);
    line(1, fmt::format("{} -> {} [{}];", name_.at(edge.source), name_.at(edge.target), attributes));
  }

  const Figure& figure_;
  std::map<EntityId, std::string> name_;
  std::map<EntityId, std::size_t> cluster_;
  std::string out_;
};

}  // namespace

std::string write_dot(const Figure& figure) { return DotWriter(figure).write(); }

}  // namespace whowhom
