// A node is as large as its text and its shape ask; heights are even so that centres lie on whole pixels.
#include "render/size_labels.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "render/arrange_pieces.hpp"
#include "render/label_style.hpp"
#include "render/place_marks.hpp"
#include "render/text_width.hpp"
#include "render/wrap_text.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxNameLines = 3;
constexpr std::size_t kMaxRoleLines = 2;
constexpr double kMinNodeWidth = 64;
constexpr double kDocumentFold = 12;

bool is_bold(const FigureNode& node) {
  return node.type == EntityType::person || node.type == EntityType::organization;
}

double widest(const std::vector<std::string>& lines, double size, bool bold) {
  double width = 0;
  for (const std::string& line : lines) width = std::max(width, text_width(line, size, bold));
  return width;
}

// Centres and borders both fall on the grid of arrange_pieces.hpp.
double on_double_grid(double value) { return 2 * kGrid * std::ceil(value / 2 / kGrid); }

Piece piece_of(const FigureNode& node, const Label& label) {
  Piece piece;
  const double text = std::max(widest(label.name, kNameSize, is_bold(node)), widest(label.role, kRoleSize, false));
  const double height = static_cast<double>(label.name.size()) * kNameLine +
                        static_cast<double>(label.role.size()) * kRoleLine + 2 * kLabelPad - 4;
  piece.is_round = node.type == EntityType::person;
  const double side = piece.is_round ? 16 : node.type == EntityType::document ? 8 + kDocumentFold : 12;
  piece.box.width = on_double_grid(std::max(kMinNodeWidth, text + 2 * side));
  piece.box.height = on_double_grid(height);
  return piece;
}

Piece piece_of(const FigureContainer&, const Label& label) {
  Piece piece;
  piece.is_container = true;
  piece.title_width = widest(label.name, kTitleSize, true);
  piece.title_height = static_cast<double>(label.name.size()) * kTitleLine;
  return piece;
}

void centre_lines(const std::vector<std::string>& lines, double x, double line_height, double size, bool bold,
                  double& top, std::vector<PlacedText>& out) {
  for (const std::string& line : lines) {
    // The base line of Helvetica stands at about 0.36 of its size below the middle of its capitals.
    out.push_back({line, {x, top + line_height / 2 + size * 0.36}, size, bold, true, text_width(line, size, bold)});
    top += line_height;
  }
}

// Where the figure falls into parts without a link between them, each part gets a frameless container, so that it is
// arranged for itself and the parts stand side by side.
void group_parts(Diagram& diagram) {
  std::vector<std::size_t> part(diagram.pieces.size());
  std::iota(part.begin(), part.end(), std::size_t{0});
  const auto top_of = [&](std::size_t piece) {
    while (diagram.pieces[piece].parent) piece = *diagram.pieces[piece].parent;
    return piece;
  };
  for (const Link& link : diagram.links) {
    const std::size_t from = part[top_of(link.source)];
    const std::size_t to = part[top_of(link.target)];
    std::ranges::replace(part, std::max(from, to), std::min(from, to));
  }
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < part.size(); ++i)
    if (!diagram.pieces[i].parent) members[part[i]].push_back(i);
  if (members.size() < 2) return;
  for (const auto& [first, pieces] : members) {
    if (pieces.size() < 2) continue;
    for (const std::size_t piece : pieces) diagram.pieces[piece].parent = diagram.pieces.size();
    Piece frame;
    frame.is_container = frame.is_frameless = true;
    diagram.pieces.push_back(frame);
  }
}

}  // namespace

Labels wrap_labels(const Figure& figure) {
  Labels labels;
  for (const FigureNode& node : figure.nodes) {
    Label label;
    label.name = wrap_evenly(node.name, kNameWidth, kNameSize, is_bold(node), kMaxNameLines);
    if (!node.role.empty()) label.role = wrap_evenly(node.role, kNameWidth, kRoleSize, false, kMaxRoleLines);
    labels.nodes.push_back(std::move(label));
  }
  for (const FigureContainer& container : figure.containers)
    labels.containers.push_back({wrap_text(container.name, kTitleWidth, kTitleSize, true, kMaxNameLines), {}});
  return labels;
}

Diagram make_diagram(const Figure& figure, const Labels& labels) {
  Diagram diagram;
  diagram.node_count = figure.nodes.size();
  std::map<EntityId, std::size_t> index;
  for (std::size_t i = 0; i < figure.nodes.size(); ++i) {
    index[figure.nodes[i].id] = diagram.pieces.size();
    diagram.pieces.push_back(piece_of(figure.nodes[i], labels.nodes[i]));
  }
  for (std::size_t i = 0; i < figure.containers.size(); ++i) {
    index[figure.containers[i].id] = diagram.pieces.size();
    diagram.pieces.push_back(piece_of(figure.containers[i], labels.containers[i]));
  }
  const auto put_in = [&](std::size_t piece, const EntityId& container) {
    if (const auto place = index.find(container); place != index.end()) diagram.pieces[piece].parent = place->second;
  };
  for (std::size_t i = 0; i < figure.nodes.size(); ++i) put_in(i, figure.nodes[i].container);
  for (std::size_t i = 0; i < figure.containers.size(); ++i)
    put_in(diagram.node_count + i, figure.containers[i].container);
  for (const FigureEdge& edge : figure.edges)
    diagram.links.push_back({index.at(edge.source), index.at(edge.target), mark_size(edge, MarkForm::plate).width,
                             edge.kind == LineKind::silence});
  group_parts(diagram);
  return diagram;
}

void place_labels(const Figure& figure, const Labels& labels, const Diagram& diagram, Layout& layout) {
  for (std::size_t i = 0; i < figure.nodes.size(); ++i) {
    const Box& box = diagram.pieces[i].box;
    PlacedBox placed{figure.nodes[i].id, box, {}, {}};
    const double text = static_cast<double>(labels.nodes[i].name.size()) * kNameLine +
                        static_cast<double>(labels.nodes[i].role.size()) * kRoleLine;
    double top = box.y + (box.height - text) / 2;
    centre_lines(labels.nodes[i].name, box.centre().x, kNameLine, kNameSize, is_bold(figure.nodes[i]), top,
                 placed.name);
    centre_lines(labels.nodes[i].role, box.centre().x, kRoleLine, kRoleSize, false, top, placed.role);
    layout.nodes.push_back(std::move(placed));
  }
  for (std::size_t i = 0; i < figure.containers.size(); ++i) {
    const Box& box = diagram.pieces[diagram.node_count + i].box;
    PlacedBox placed{figure.containers[i].id, box, {}, {}};
    double base = box.y + kTitleInset - 2 + kTitleSize * 0.72 + (kTitleLine - kTitleSize) / 2;
    for (const std::string& line : labels.containers[i].name) {
      placed.name.push_back(
          {line, {box.x + kTitleInset, base}, kTitleSize, true, false, text_width(line, kTitleSize, true)});
      base += kTitleLine;
    }
    layout.containers.push_back(std::move(placed));
  }
}

bool holds(const Diagram& diagram, std::size_t outer, std::size_t inner) {
  for (std::optional<std::size_t> at = inner; at; at = diagram.pieces[*at].parent)
    if (*at == outer) return true;
  return false;
}

}  // namespace whowhom
