// Key order is that of the fields; nlohmann's ordered_json keeps it.
#include "render/figure_json.hpp"

#include <nlohmann/json.hpp>

namespace whowhom {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const FigureContainer& container) {
  return {{"id", container.id.text}, {"name", container.name}, {"container", container.container.text}};
}

Json to_json(const FigureNode& node) {
  return {{"id", node.id.text},
          {"name", node.name},
          {"type", to_text(node.type)},
          {"role", node.role},
          {"container", node.container.text},
          {"muted", node.muted}};
}

Json to_json(const FigureEdge& edge) {
  return {{"source", edge.source.text},
          {"target", edge.target.text},
          {"kind", to_text(edge.kind)},
          {"ends_at_source", edge.ends_at_source},
          {"ends_at_target", edge.ends_at_target},
          {"count", edge.count},
          {"label", edge.label},
          {"notes", edge.notes}};
}

Json to_json(const LegendEntry& entry) { return {{"kind", to_text(entry.kind)}, {"text", entry.text}}; }

Json to_json(const FigureNote& note) {
  return {{"number", note.number},
          {"kind", to_text(note.kind)},
          {"lead", note.lead},
          {"quote", note.quote},
          {"source", note.source}};
}

template <class Item>
Json list_of(const std::vector<Item>& items) {
  Json out = Json::array();
  for (const Item& item : items) out.push_back(to_json(item));
  return out;
}

}  // namespace

std::string write_figure_json(const Figure& figure) {
  const Json root = {{"title", figure.title},
                     {"subtitle", figure.subtitle},
                     {"description", figure.description},
                     {"width_px", figure.width_px},
                     {"containers", list_of(figure.containers)},
                     {"nodes", list_of(figure.nodes)},
                     {"edges", list_of(figure.edges)},
                     {"legend", list_of(figure.legend)},
                     {"notes", list_of(figure.notes)},
                     {"remarks", figure.remarks},
                     {"source", figure.source}};
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace whowhom
