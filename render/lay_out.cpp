// The stages of a layout, in order.
#include "render/lay_out.hpp"

#include "render/lay_out_page.hpp"
#include "render/note_style.hpp"
#include "render/place_pieces.hpp"
#include "render/route_links.hpp"
#include "render/size_labels.hpp"

namespace whowhom {

Layout lay_out(const Figure& figure) {
  Layout layout;
  const double top = lay_out_heading(figure, layout);
  const Labels labels = wrap_labels(figure);
  Diagram diagram = make_diagram(figure, labels);
  const double bottom = place_pieces(diagram, kMargin, top, layout.width - 2 * kMargin);
  place_labels(figure, labels, diagram, layout);
  layout.lines = route_links(diagram);
  lay_out_foot(figure, bottom + 24, layout);
  return layout;
}

}  // namespace whowhom
