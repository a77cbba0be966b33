// Findings projected onto pairs: the graphs that analyses walk and figures draw.
//
// Contacts, stated silences and doubts are three graphs over the same nodes and not one graph with a polarity on its
// edges, so that a degree or a path taken over `contacts` cannot count a contact that did not happen.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include "graph/findings.hpp"

namespace whowhom {

struct NodeProperties {
  EntityId entity;
};

/// An edge stands for all communications of its polarity from source to target; a mutual one has an edge each way.
struct EdgeProperties {
  std::vector<CommunicationId> communications;  ///< in the order of the findings, at least one
};

using Projection =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, NodeProperties, EdgeProperties>;

/// Node i is the same entity in all three: entities that are a party to a communication, in the order of the findings.
struct CommunicationGraph {
  Projection contacts;
  Projection stated_silences;
  Projection uncertain;
  std::map<EntityId, std::size_t> node_of;
};

/// Doubtful communications are left out. O(communications × pairs of their parties × log). Parties of one side are not
/// joined with each other.
CommunicationGraph build_graph(const Findings& findings);

/// Number of parties that `node` has an edge with, in either direction, in that projection.
std::size_t neighbour_count(const Projection& projection, std::size_t node);

}  // namespace whowhom
