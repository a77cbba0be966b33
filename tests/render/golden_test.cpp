#include "render/golden.hpp"

#include <doctest/doctest.h>

#include "render/example_findings.hpp"
#include "render/figure_json.hpp"
#include "render/make_figure.hpp"
#include "render/write_dot.hpp"

namespace whowhom {

TEST_CASE("the figure of the ministries is byte for byte the recorded one") {
  CHECK(differs_from_golden("ministries.json", write_figure_json(make_figure(ministry_findings()))) == "");
}

TEST_CASE("the DOT of the ministries is byte for byte the recorded one") {
  CHECK(differs_from_golden("ministries.dot", write_dot(make_figure(ministry_findings()))) == "");
}

TEST_CASE("the figure of nothing is byte for byte the recorded one") {
  CHECK(differs_from_golden("nothing.json", write_figure_json(make_figure(Findings{}))) == "");
}

}  // namespace whowhom
