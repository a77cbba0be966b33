// The stages of a layout, in order. Several arrangements are routed and marked; the drawing with least trouble stays.
#include "render/lay_out.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "render/graphviz_order.hpp"
#include "render/lay_out_page.hpp"
#include "render/note_style.hpp"
#include "render/place_marks.hpp"
#include "render/place_pieces.hpp"
#include "render/route_links.hpp"
#include "render/size_labels.hpp"

namespace whowhom {
namespace {

constexpr double kFrame = 16;         // around the pieces, for lines that go round the outermost ones
constexpr std::size_t kEffort = 120;  // links routed over all candidates, so that large drawings try fewer
constexpr std::size_t kMaxCandidates = 8;
constexpr double kTooMuchTrouble = 2'500;
constexpr double kWider = 1.3;
constexpr double kHeightPenalty = 0.8;
constexpr double kClearAbove = 10;

struct Drawing {
  Diagram diagram;
  Box whole;
  std::vector<PlacedLine> lines;
  double marks_penalty = 0;
  double penalty = std::numeric_limits<double>::infinity();
};

Drawing draw(const Figure& figure, Diagram diagram, const Arrangement& arrangement, double top) {
  Drawing drawing;
  const double width = figure.width_px - 2 * kMargin;
  top = kGrid * std::ceil(top / kGrid);
  drawing.whole = apply_arrangement(arrangement, diagram, kMargin, top + kFrame, width);
  const Box area{kMargin - kFrame, top, std::max(width, drawing.whole.width) + 2 * kFrame,
                 drawing.whole.height + 2 * kFrame};
  Routes routes = route_links(diagram, area);
  for (std::size_t i = 0; i < routes.paths.size(); ++i) drawing.lines.push_back({i, std::move(routes.paths[i]), {}});
  drawing.marks_penalty = place_marks(figure, diagram, drawing.lines);
  drawing.penalty = routes.penalty + drawing.marks_penalty + drawing.whole.height * kHeightPenalty +
                    std::max(0.0, drawing.whole.width - width) * 20;
  drawing.diagram = std::move(diagram);
  return drawing;
}

Drawing best_drawing(const Figure& figure, const Diagram& diagram, double top) {
  std::vector<Arrangement> starts = {plain_arrangement(diagram)};
  if (std::optional<Arrangement> ordered = graphviz_order(diagram)) starts.insert(starts.begin(), std::move(*ordered));
  // A drawing of very many lines is tight whatever is tried, and each try takes seconds.
  const bool very_large = diagram.links.size() > kEffort;
  const std::size_t candidates =
      very_large ? 1
                 : std::clamp<std::size_t>(kEffort / std::max<std::size_t>(diagram.links.size(), 1), 2, kMaxCandidates);
  const std::vector<double> spreads = very_large ? std::vector{kWider} : std::vector{1.0, kWider};
  Drawing best;
  for (Arrangement& arrangement : search_arrangements(diagram, starts, figure.width_px - 2 * kMargin, candidates)) {
    for (const double spread : spreads) {
      arrangement.spread = spread;
      Drawing drawing = draw(figure, diagram, arrangement, top);
      const bool tight = drawing.marks_penalty > kTooMuchTrouble;
      if (drawing.penalty < best.penalty) best = std::move(drawing);
      if (!tight) break;
    }
  }
  return best;
}

// Moves the drawing up or down so that what stands highest begins at `top`; gives its lower end.
double fit_to(double top, Drawing& drawing) {
  double first = drawing.whole.y;
  double last = drawing.whole.bottom();
  for (const PlacedLine& line : drawing.lines) {
    for (const Point& point : line.path) {
      first = std::min(first, point.y - 2);
      last = std::max(last, point.y + 2);
    }
    if (!line.mark) continue;
    first = std::min(first, line.mark->box.y);
    last = std::max(last, line.mark->box.bottom());
  }
  const double dy = top + kClearAbove - first;
  for (Piece& piece : drawing.diagram.pieces) piece.box.y += dy;
  for (PlacedLine& line : drawing.lines) {
    for (Point& point : line.path) point.y += dy;
    if (!line.mark) continue;
    line.mark->box.y += dy;
    for (Point& disc : line.mark->discs) disc.y += dy;
    if (line.mark->words) line.mark->words->at.y += dy;
  }
  return last + dy;
}

}  // namespace

Layout lay_out(const Figure& figure) {
  Layout layout;
  const double top = lay_out_heading(figure, layout);
  double bottom = top;
  if (!figure.nodes.empty()) {
    const Labels labels = wrap_labels(figure);
    Drawing drawing = best_drawing(figure, make_diagram(figure, labels), top);
    bottom = fit_to(top, drawing);
    layout.width = std::max(layout.width, drawing.whole.width + 2 * kMargin);
    place_labels(figure, labels, drawing.diagram, layout);
    layout.lines = std::move(drawing.lines);
  }
  lay_out_foot(figure, bottom + 20, layout);
  return layout;
}

}  // namespace whowhom
