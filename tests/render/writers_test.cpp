#include <doctest/doctest.h>

#include "graph/error.hpp"
#include "render/example_findings.hpp"
#include "render/lay_out.hpp"
#include "render/make_figure.hpp"
#include "render/write_dot.hpp"
#include "render/write_raster.hpp"
#include "render/write_svg.hpp"

namespace whowhom {
namespace {

std::string svg_of(const Findings& findings) {
  const Figure figure = make_figure(findings);
  return write_svg(figure, lay_out(figure));
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

const std::string kHostile = "</text><script>alert('1')</script>]]>&amp;\x02\xFF\"\n\\N";

Findings hostile() {
  FindingsBuilder build;
  build.entity("a<b>&\"").name = kHostile;
  build.entity("office", EntityType::organization).name = kHostile;
  build.contact("a<b>&\"", "bela").evidence[0].quote = kHostile;
  build.silence("office", "bela");
  build.relate(RelationType::member_of, "bela", "office").role = kHostile;
  build.findings().documents[0].title = kHostile;
  return build.findings();
}

}  // namespace

TEST_CASE("the SVG carries title, description, ids and classes") {
  const std::string svg = svg_of(ministry_findings());
  for (const char* part : {"role=\"img\"", "aria-labelledby=\"title description\"", "<title id=\"title\">",
                           "<desc id=\"description\">The text states that these did not happen:", "id=\"node-ada\"",
                           "id=\"container-works\"", "class=\"edge silence\"", "id=\"note-1\"", "Béla Kovács"})
    CHECK_MESSAGE(count(svg, part) > 0, part);
  CHECK(count(svg, "foreignObject") == 0);
  CHECK(count(svg, "href") == 0);
}

TEST_CASE("a silence has its bars and no head") {
  FindingsBuilder build;
  build.silence("ada", "bela").mutual = true;
  const std::string svg = svg_of(build.findings());
  CHECK(count(svg, "class=\"head\"") == 0);
  CHECK(count(svg, "class=\"bar\"") == 3);  // two on the line and one in the legend
}

TEST_CASE("hostile names, quotes and titles stay text") {
  const std::string svg = svg_of(hostile());
  CHECK(count(svg, "<script") == 0);
  CHECK(count(svg, "]]>") == 0);
  CHECK(count(svg, "\x02") == 0);
  CHECK(count(svg, "\xFF") == 0);
  CHECK(count(svg, "<text") == count(svg, "</text>"));
  CHECK(write_png(svg).substr(1, 3) == "PNG");
  const std::string dot = write_dot(make_figure(hostile()));
  CHECK(count(dot, "\xFF") == 0);
  CHECK(count(dot, "\\\\N") > 0);
}

TEST_CASE("PNG and PDF are the same bytes twice") {
  const std::string svg = svg_of(ministry_findings());
  CHECK(write_png(svg) == write_png(svg));
  const std::string pdf = write_pdf(svg);
  CHECK(pdf.starts_with("%PDF"));
  CHECK(pdf == write_pdf(svg));
}

TEST_CASE("what is no SVG is refused with a reason") {
  CHECK_THROWS_AS(write_png("not an image"), Error);
  CHECK_THROWS_AS(write_pdf(""), Error);
}

TEST_CASE("no number depends on where the figure is written twice") {
  CHECK(svg_of(made_up_findings(3, 15, 18)) == svg_of(made_up_findings(3, 15, 18)));
}

}  // namespace whowhom
