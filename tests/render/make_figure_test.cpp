#include "render/make_figure.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "render/example_findings.hpp"

namespace whowhom {
namespace {

const FigureEdge* edge_between(const Figure& figure, const std::string& a, const std::string& b, LineKind kind) {
  for (const FigureEdge& edge : figure.edges) {
    const bool same =
        (edge.source.text == a && edge.target.text == b) || (edge.source.text == b && edge.target.text == a);
    if (same && edge.kind == kind) return &edge;
  }
  return nullptr;
}

bool draws(const Figure& figure, const std::string& id) {
  return std::ranges::count(figure.nodes, EntityId{id}, &FigureNode::id) +
             std::ranges::count(figure.containers, EntityId{id}, &FigureContainer::id) >
         0;
}

}  // namespace

TEST_CASE("a communication that did not happen or is uncertain is never drawn as a contact") {
  FindingsBuilder build;
  build.silence("ada", "bela");
  build.add("ada", "cleo", Polarity::uncertain);
  const Figure figure = make_figure(build.findings());
  CHECK(edge_between(figure, "ada", "bela", LineKind::contact) == nullptr);
  CHECK(edge_between(figure, "ada", "cleo", LineKind::contact) == nullptr);
  REQUIRE(edge_between(figure, "ada", "bela", LineKind::silence) != nullptr);
  REQUIRE(edge_between(figure, "ada", "cleo", LineKind::uncertain) != nullptr);
}

TEST_CASE("somebody stands in the organization that no text says is left, else in the one left, as a former member") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.relate(RelationType::member_of, "ada", "mint").role = "clerk";
  build.findings().relations.back().term.tenure = Tenure::former;
  const auto ada = [&] {
    const Figure figure = make_figure(build.findings());
    return *std::ranges::find(figure.nodes, EntityId{"ada"}, &FigureNode::id);
  };
  CHECK(ada().role == "former clerk");
  CHECK(ada().container == EntityId{"mint"});
  build.relate(RelationType::member_of, "ada", "bank").role = "cashier";
  CHECK(ada().role == "cashier");
  CHECK(ada().container == EntityId{"bank"});
}

TEST_CASE("what is doubtful is not drawn, and the figure says how much there is of it") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.contact("ada", "cleo").confidence = kFigureFloor - 0.01;
  const Figure figure = make_figure(build.findings());
  CHECK(figure.edges.size() == 1);
  CHECK(edge_between(figure, "ada", "cleo", LineKind::contact) == nullptr);
  CHECK(std::ranges::count(figure.remarks, "1 contact was read with too little confidence to be drawn.") == 1);
}

TEST_CASE("the notes of two accounts that conflict say that they are disputed, and the small print what that means") {
  FindingsBuilder build;
  Communication& contact = build.contact("ada", "bela");
  contact.conflicting = {{"c2"}};
  contact.source = EntityId{"bela"};
  build.silence("ada", "bela").conflicting = {{"c1"}};
  build.contact("ada", "cleo");
  const auto disputed_notes = [&] {
    return std::ranges::count_if(make_figure(build.findings()).notes,
                                 [](const FigureNote& note) { return note.lead.ends_with(", disputed"); });
  };
  CHECK(disputed_notes() == 2);
  CHECK(std::ranges::count(make_figure(build.findings()).notes, "ada to bela, according to bela, disputed",
                           &FigureNote::lead) == 1);
  CHECK(make_figure(build.findings()).remarks.at(0).starts_with("“Disputed”"));
  build.findings().communications[1].confidence = 0.1;
  CHECK(disputed_notes() == 0);
}

TEST_CASE("a pair with a contact and a silence has a line for each") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.silence("bela", "ada");
  const Figure figure = make_figure(build.findings());
  REQUIRE(figure.edges.size() == 2);
  CHECK(edge_between(figure, "ada", "bela", LineKind::contact)->ends_at_target);
  const FigureEdge* silence = edge_between(figure, "ada", "bela", LineKind::silence);
  CHECK(silence->source.text == "bela");
  CHECK(silence->ends_at_target);
  CHECK_FALSE(silence->ends_at_source);
}

TEST_CASE("contacts both ways are one line with two heads and their number") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.contact("bela", "ada");
  const Figure figure = make_figure(build.findings());
  REQUIRE(figure.edges.size() == 1);
  CHECK(figure.edges[0].ends_at_source);
  CHECK(figure.edges[0].ends_at_target);
  CHECK(figure.edges[0].count == 2);
}

TEST_CASE("a document that somebody did not see is a silence whose bar stands at that person") {
  FindingsBuilder build;
  build.relate(RelationType::saw, "bela", "plan").polarity = Polarity::did_not_happen;
  const Figure figure = make_figure(build.findings());
  REQUIRE(figure.edges.size() == 1);
  CHECK(figure.edges[0].kind == LineKind::silence);
  CHECK(figure.edges[0].label == "did not see");
  CHECK(figure.edges[0].source.text == "bela");
  CHECK(figure.edges[0].ends_at_source);
  CHECK_FALSE(figure.edges[0].ends_at_target);
  CHECK(figure.subtitle.starts_with("1 document not seen"));
}

TEST_CASE("who is only named is not drawn but counted") {
  const Figure figure = make_figure(ministry_findings());
  CHECK_FALSE(draws(figure, "emil"));
  CHECK(std::ranges::count(figure.remarks, "1 further name in the text has no stated contact.") == 1);
}

TEST_CASE("others of a drawn organization are muted where they are few, and left out where they are many") {
  FindingsBuilder few;
  few.contact("ada", "office");
  few.entity("office").type = EntityType::organization;
  few.relate(RelationType::member_of, "bela", "office");
  const Figure muted = make_figure(few.findings());
  REQUIRE(draws(muted, "bela"));
  CHECK(std::ranges::find(muted.nodes, EntityId{"bela"}, &FigureNode::id)->muted);

  FindingsBuilder many = few;
  for (const char* name : {"c", "d", "e", "f"}) many.relate(RelationType::member_of, name, "office");
  CHECK_FALSE(draws(make_figure(many.findings()), "bela"));
}

TEST_CASE("an organization within itself, over however many steps, stops at the first ring") {
  FindingsBuilder build;
  build.relate(RelationType::part_of, "a", "b");
  build.relate(RelationType::part_of, "b", "c");
  build.relate(RelationType::part_of, "c", "a");
  build.contact("a", "x");
  build.entity("a").type = EntityType::organization;
  const Figure figure = make_figure(build.findings());
  CHECK(draws(figure, "a"));
}

TEST_CASE("one sentence about four people is one note on all their lines") {
  FindingsBuilder build;
  Communication& meeting = build.contact("ada", "bela");
  meeting.mutual = true;
  build.entity("cleo");
  meeting.to.push_back({"cleo"});
  const Figure figure = make_figure(build.findings());
  REQUIRE(figure.notes.size() == 1);
  REQUIRE(figure.edges.size() == 2);
  for (const FigureEdge& edge : figure.edges) CHECK(edge.notes == std::vector<int>{1});
}

TEST_CASE("where notes are few, silences come first and what is left out is counted") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.contact("ada", "cleo");
  build.silence("ada", "dora");
  FigureStyle style;
  style.max_notes = 2;
  const Figure figure = make_figure(build.findings(), style);
  REQUIRE(figure.notes.size() == 2);
  CHECK(figure.notes[0].kind == LineKind::silence);
  CHECK(figure.remarks.front() == "1 further quote is not shown.");
}

TEST_CASE("above the limit of nodes the ends of silences stay, then the most connected, and the rest is counted") {
  FindingsBuilder build;
  for (int i = 0; i < 8; ++i) build.contact("hub", "p" + std::to_string(i));
  build.silence("shy", "mute");
  FigureStyle style;
  style.max_nodes = 4;
  const Figure figure = make_figure(build.findings(), style);
  CHECK(draws(figure, "shy"));
  CHECK(draws(figure, "mute"));
  CHECK(draws(figure, "hub"));
  CHECK(figure.nodes.size() == 4);
  CHECK(std::ranges::count(figure.remarks, "7 parties with fewer contacts are left out.") == 1);
}

TEST_CASE("a mail with an attachment to two people is two lines, because the mails show who received it") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.contact("ada", "cleo");
  build.relate(RelationType::sent, "ada", "plan");
  build.relate(RelationType::received, "bela", "plan");
  build.relate(RelationType::received, "cleo", "plan");
  build.relate(RelationType::received, "dora", "plan");
  const Figure figure = make_figure(build.findings());
  CHECK(edge_between(figure, "bela", "plan", LineKind::document) == nullptr);
  CHECK(edge_between(figure, "dora", "plan", LineKind::document) != nullptr);
  CHECK(edge_between(figure, "ada", "plan", LineKind::document) != nullptr);
}

TEST_CASE("a file's name is no headline, a title given is") {
  FindingsBuilder build;
  build.silence("ada", "bela");
  build.findings().documents[0].title = "letters.txt";
  CHECK(make_figure(build.findings()).title == "Who told whom, and who did not");
  FigureStyle style;
  style.title = "The harbour";
  CHECK(make_figure(build.findings(), style).title == "The harbour");
  CHECK(make_figure(build.findings(), style).subtitle == "1 stated silence in “letters.txt”");
}

TEST_CASE("the figure of nothing says so") { CHECK(make_figure(Findings{}).subtitle == "No contacts found"); }

}  // namespace whowhom
