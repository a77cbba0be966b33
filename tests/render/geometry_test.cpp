#include "render/geometry.hpp"

#include <doctest/doctest.h>

#include "render/example_findings.hpp"
#include "render/lay_out.hpp"
#include "render/make_figure.hpp"

namespace whowhom {
namespace {

std::string all_faults(const Findings& findings, int width_px = 720) {
  FigureStyle style;
  style.width_px = width_px;
  const Figure figure = make_figure(findings, style);
  std::string out;
  for (const std::string& fault : faults_of(figure, lay_out(figure))) out += fault + "\n";
  return out;
}

}  // namespace

TEST_CASE("a small case is drawn without a fault, at all widths of a page") {
  for (const int width : {300, 420, 600, 720, 1000}) {
    CAPTURE(width);
    CHECK(all_faults(ministry_findings(), width) == "");
  }
}

TEST_CASE("made-up cases of 5 to 40 people are drawn without a fault") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const std::size_t people = 5 + seed % 36;
    CAPTURE(seed);
    CAPTURE(people);
    CHECK(all_faults(made_up_findings(seed, people, people + seed % 7)) == "");
  }
}

TEST_CASE("faults are found where there are any") {
  const Figure figure = make_figure(ministry_findings());
  const Layout good = lay_out(figure);
  REQUIRE(faults_of(figure, good).empty());

  Layout moved = good;
  moved.nodes[0].box.x += 500;
  CHECK_FALSE(faults_of(figure, moved).empty());

  Layout crossed = good;
  crossed.lines[0].path = {good.nodes[0].box.centre(), good.nodes[1].box.centre()};
  CHECK_FALSE(faults_of(figure, crossed).empty());

  Layout unmarked = good;
  for (PlacedLine& line : unmarked.lines) line.mark.reset();
  CHECK_FALSE(faults_of(figure, unmarked).empty());
}

TEST_CASE("nothing, one silence and a person in contact with an own office are all drawn") {
  CHECK(all_faults(Findings{}) == "");
  FindingsBuilder one;
  one.silence("ada", "bela");
  CHECK(all_faults(one.findings()) == "");
  FindingsBuilder own;
  own.contact("ada", "office");
  own.relate(RelationType::member_of, "ada", "office");
  own.entity("office").type = EntityType::organization;
  CHECK(all_faults(own.findings()) == "");
}

TEST_CASE("the same findings are laid out the same way twice") {
  const Figure figure = make_figure(made_up_findings(7, 20, 25));
  const Layout first = lay_out(figure);
  const Layout second = lay_out(figure);
  for (std::size_t i = 0; i < first.nodes.size(); ++i) CHECK(first.nodes[i].box == second.nodes[i].box);
  for (std::size_t i = 0; i < first.lines.size(); ++i) CHECK(first.lines[i].path == second.lines[i].path);
}

}  // namespace whowhom
