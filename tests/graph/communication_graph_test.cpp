#include "graph/communication_graph.hpp"

#include <doctest/doctest.h>

#include "support/findings_builder.hpp"

namespace whowhom {

TEST_CASE("a stated silence is no edge of the contacts") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.silence("ada", "cleo");
  build.add("bela", "cleo", Polarity::uncertain);
  const CommunicationGraph graph = build_graph(build.findings());
  CHECK(boost::num_edges(graph.contacts) == 1);
  CHECK(boost::num_edges(graph.stated_silences) == 1);
  CHECK(boost::num_edges(graph.uncertain) == 1);
  CHECK(neighbour_count(graph.contacts, graph.node_of.at({"cleo"})) == 0);
}

TEST_CASE("a mutual communication is an edge each way and one neighbour") {
  FindingsBuilder build;
  build.contact("ada", "bela").mutual = true;
  const CommunicationGraph graph = build_graph(build.findings());
  CHECK(boost::num_edges(graph.contacts) == 2);
  CHECK(neighbour_count(graph.contacts, 0) == 1);
}

TEST_CASE("an edge holds every communication of its pair and direction") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.contact("ada", "bela");
  build.contact("bela", "ada");
  const CommunicationGraph graph = build_graph(build.findings());
  const auto [edge, exists] = boost::edge(graph.node_of.at({"ada"}), graph.node_of.at({"bela"}), graph.contacts);
  REQUIRE(exists);
  CHECK(graph.contacts[edge].communications.size() == 2);
}

TEST_CASE("a doubtful communication is no edge, and makes nobody a node") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.contact("ada", "cleo").confidence = kFigureFloor - 0.01;
  build.silence("ada", "bela").confidence = 0;
  const CommunicationGraph graph = build_graph(build.findings());
  CHECK(boost::num_vertices(graph.contacts) == 2);
  CHECK(boost::num_edges(graph.contacts) == 1);
  CHECK(boost::num_edges(graph.stated_silences) == 0);
}

TEST_CASE("only parties are nodes, and parties of one side are not joined") {
  FindingsBuilder build;
  build.entity("named-only");
  Communication& act = build.contact("ada", "bela");
  build.entity("cleo");
  act.to.push_back({"cleo"});
  const CommunicationGraph graph = build_graph(build.findings());
  CHECK(boost::num_vertices(graph.contacts) == 3);
  CHECK_FALSE(boost::edge(graph.node_of.at({"bela"}), graph.node_of.at({"cleo"}), graph.contacts).second);
}

}  // namespace whowhom
