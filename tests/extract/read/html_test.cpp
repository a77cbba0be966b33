#include "extract/read/html.hpp"

#include <doctest/doctest.h>

#include "extract/read/read_document.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

std::string text_of(const std::string& html, const HtmlOptions& options = {}) {
  return html_document("<html><body>" + html + "</body></html>", options).text;
}

// What was set aside, each followed by its reason.
std::string aside_of(const std::string& html, const HtmlOptions& options = {}) {
  const Document document = html_document("<html><body>" + html + "</body></html>", options);
  std::string out;
  for (const SetAside& part : document.set_aside)
    out += document.text.substr(part.span.start, part.span.size()) + "=" + part.reason + ";";
  return out;
}

}  // namespace

TEST_CASE("blocks are parted by empty lines, white space is folded, and lines stay lines") {
  CHECK(text_of(
            "<h1>Harbour \n closed</h1><p>Ann&nbsp;Lee told\n <b>Bo</b> Ek.<br>He left.</p><ul><li>One<li>Two</ul>") ==
        "Harbour closed\n\nAnn Lee told Bo Ek.\nHe left.\n\nOne\n\nTwo\n");
  CHECK(text_of("<table><tr><th>Name<th>Role<tr><td>Ann<td>Chief</table>") == "Name\tRole\n\nAnn\tChief\n");
  CHECK(text_of("<pre>a  b\n c\n\nd</pre>") == "a  b\n c\n\nd\n");
}

TEST_CASE("scripts, styles and drawings are no text, and characters may be written in any way") {
  CHECK(text_of("<script>told(\"</p>\")</script><style>p{}</style><svg><text>no</text></svg><p>Caf&eacute; "
                "&#x201C;x&#8221;") == "Café “x”\n");
}

TEST_CASE("what a page wraps around its text is set aside and kept, the header of an article is its own") {
  const std::string page =
      "<header>Daily</header><nav>Home</nav><article><header><h1>Flood</h1></header><p>Ann told Bo.</article>"
      "<aside>More</aside><footer>Imprint</footer>";
  CHECK(aside_of(page) == "Daily=page furniture;Home=page furniture;More=page furniture;Imprint=page furniture;");
  CHECK(text_of(page) == "Daily\n\nHome\n\nFlood\n\nAnn told Bo.\n\nMore\n\nImprint\n");
  CHECK(aside_of(page, {.charset = {}, .keep_furniture = true}).empty());
  CHECK(aside_of("<p style='DISPLAY: none'>x</p><p hidden>y</p>") == "x=hidden text;y=hidden text;");
}

TEST_CASE("marks of notes are set aside, and a note within a sentence goes behind its paragraph") {
  CHECK(aside_of("<p>Ann<sup>12</sup> told Bo<a href='#fn3'>[3]</a> of H<sup>th</sup>.") ==
        "12=footnote mark;[3]=footnote mark;");
  CHECK(text_of("<p>Ann told<span class=footnote>By letter.</span> Bo.</p><p>Next.") ==
        "Ann told Bo.\n\nBy letter.\n\nNext.\n");
}

TEST_CASE("what mail quotes is marked as mail marks it") {
  CHECK(text_of("<p>Yes.<blockquote type=cite>Will you?<blockquote type=cite>Ask him.</blockquote></blockquote>Ann") ==
        "Yes.\n>\n> Will you?\n>>\n>> Ask him.\n\nAnn\n");
  CHECK(text_of("<blockquote>A wise word.</blockquote>") == "A wise word.\n");
}

TEST_CASE("title, date and numbered pages are read") {
  const Document document = html_document(
      "<title> A\n page </title><meta property='article:published_time' content='2019-03-04T10:00:00Z'>"
      "<p>One.<span role='doc-pagebreak' title='7'></span> Two.");
  CHECK(document.source.title == "A page");
  CHECK(document.created == "2019-03-04T10:00:00Z");
  REQUIRE(document.pages.size() == 1);
  CHECK(document.pages[0].number == 7);
  CHECK(html_document("<title>A</title><meta property='og:title' content='Better'>x").source.title == "Better");
}

TEST_CASE("the encoding is what the bytes are, whatever the page says") {
  CHECK(html_document("<meta charset=iso-8859-1><p>Caf\xE9").text == "Café\n");
  CHECK(html_document("<meta charset=iso-8859-1><p>Caf\xC3\xA9").text == "Café\n");
  CHECK(html_document("<p>Caf\x8E", {.charset = "macintosh"}).text == "Café\n");
  const std::string wide("\xFF\xFE<\0h\0t\0m\0l\0>\0<\0p\0>\0A\0n\0n\0 \0t\0o\0l\0d\0 \0B\0o\0.\0", 44);
  CHECK(read_one_document(wide, "x.html").text == "Ann told Bo.\n");
}

TEST_CASE("places lead back to the bytes of each block") {
  const std::string page = "<p>Ann told Bo.</p>\n<p>Cy &amp; Di.</p>";
  const Document document = html_document(page);
  REQUIRE(document.places.size() == 2);
  for (const SourcePlace& place : document.places) REQUIRE(place.bytes.has_value());
  CHECK(page.substr(document.places[0].bytes->start, document.places[0].bytes->size()).find("Ann told Bo.") !=
        std::string::npos);
  CHECK(page.substr(document.places[1].bytes->start, document.places[1].bytes->size()).find("Cy &amp; Di.") !=
        std::string::npos);
}

TEST_CASE("broken, deep and endless markup is read as far as it goes") {
  CHECK(text_of("<p>Ann <b>told</i> Bo</p></div></p>.") == "Ann told Bo\n\n.\n");
  CHECK(text_of("<p>Ann <!-- never ends told Bo").starts_with("Ann"));
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  CHECK(html_document(deep + "x").text.find('x') != std::string::npos);
  CHECK(html_document("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><p>&b;</p>").text.size() < 40);
  std::string quotes;
  for (int i = 0; i < 2000; ++i) quotes += "<blockquote type=cite>x<br>";
  CHECK(html_document(quotes).text.size() < 4 * 64 * 2000);
}

TEST_CASE("a page without text is refused with what to do") {
  CHECK_THROWS_WITH_AS(read_one_document("<html><body><div id=app></div></body></html>", "x.html"),
                       doctest::Contains("saved from the browser"), Error);
}

}  // namespace whowhom
