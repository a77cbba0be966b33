// Projects communications onto directed pairs, one Boost graph a polarity.
#include "graph/communication_graph.hpp"

#include <set>

namespace whowhom {
namespace {

Projection& projection_of(CommunicationGraph& graph, Polarity polarity) {
  switch (polarity) {
    case Polarity::happened:
      return graph.contacts;
    case Polarity::did_not_happen:
      return graph.stated_silences;
    case Polarity::uncertain:
      break;
  }
  return graph.uncertain;
}

void add_to_edge(Projection& projection, std::size_t source, std::size_t target, const CommunicationId& id) {
  auto [edge, exists] = boost::edge(source, target, projection);
  if (!exists) edge = boost::add_edge(source, target, projection).first;
  std::vector<CommunicationId>& ids = projection[edge].communications;
  if (ids.empty() || ids.back() != id) ids.push_back(id);
}

}  // namespace

CommunicationGraph build_graph(const Findings& findings) {
  std::set<EntityId> parties;
  for (const Communication& communication : findings.communications) {
    if (is_doubtful(communication)) continue;
    parties.insert(communication.from.begin(), communication.from.end());
    parties.insert(communication.to.begin(), communication.to.end());
  }
  CommunicationGraph graph;
  for (const Entity& entity : findings.entities) {
    if (!parties.contains(entity.id)) continue;
    graph.node_of.emplace(entity.id, graph.node_of.size());
    for (Projection* projection : {&graph.contacts, &graph.stated_silences, &graph.uncertain})
      boost::add_vertex(NodeProperties{entity.id}, *projection);
  }
  for (const Communication& communication : findings.communications) {
    if (is_doubtful(communication)) continue;
    Projection& projection = projection_of(graph, communication.polarity);
    for (const EntityId& from : communication.from) {
      for (const EntityId& to : communication.to) {
        if (from == to) continue;
        const std::size_t source = graph.node_of.at(from);
        const std::size_t target = graph.node_of.at(to);
        add_to_edge(projection, source, target, communication.id);
        if (communication.mutual) add_to_edge(projection, target, source, communication.id);
      }
    }
  }
  return graph;
}

std::size_t neighbour_count(const Projection& projection, std::size_t node) {
  std::set<std::size_t> neighbours;
  for (auto [edge, end] = boost::out_edges(node, projection); edge != end; ++edge)
    neighbours.insert(boost::target(*edge, projection));
  for (auto [edge, end] = boost::in_edges(node, projection); edge != end; ++edge)
    neighbours.insert(boost::source(*edge, projection));
  return neighbours.size();
}

}  // namespace whowhom
