#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/read/lines.hpp"
#include "extract/read/pdf_furniture.hpp"
#include "extract/read/pdf_rows.hpp"
#include "extract/read/pdf_text.hpp"
#include "support/pdf_builder.hpp"

using namespace whowhom;

namespace {

Document document_of(const std::vector<PdfPage>& pages) {
  std::vector<PdfPageRows> rows;
  for (const PdfPage& page : pages) {
    PdfPageRows one;
    one.rows = rows_of(page, {});
    for (const PdfPaint& paint : page.paints) one.rules.push_back(paint.box);
    take_line_numbers(one);
    rows.push_back(std::move(one));
  }
  set_furniture_aside(rows);
  Document document;
  write_pdf_text(std::move(rows), document);
  return document;
}

std::string text_of(const std::vector<PdfPage>& pages) { return document_of(pages).text; }

// The text without what is set aside.
std::string read_text(const Document& document) {
  std::string out;
  std::size_t at = 0;
  for (const SetAside& part : document.set_aside) {
    out += document.text.substr(at, part.span.start - at);
    at = part.span.end;
  }
  return out + document.text.substr(at);
}

}  // namespace

TEST_CASE("full lines of a paragraph become one line, and a gap begins the next paragraph") {
  PageBuilder page;
  page.line(72, 100, "The council wrote to the mayor about the bridge and")
      .line(72, 112, "asked for an answer by the end of the month in full")
      .line(72, 124, "or in part.")
      .line(72, 160, "The mayor did not answer the letter of the council.");
  CHECK(text_of({page.page()}) ==
        "The council wrote to the mayor about the bridge and asked for an answer by the end of the month in full or in "
        "part.\n\nThe mayor did not answer the letter of the council.");
}

TEST_CASE("lines that end although there was room stay lines") {
  PageBuilder page;
  page.line(72, 100, "TO: Ann Lee, the chair of the board of the council")
      .line(72, 112, "FROM: Bo Ek")
      .line(72, 124, "DATE: 4 May 2002");
  CHECK(text_of({page.page()}) == "TO: Ann Lee, the chair of the board of the council\nFROM: Bo Ek\nDATE: 4 May 2002");
}

TEST_CASE("columns are read one after the other, cells of a table row by row") {
  PageBuilder columns;
  for (int i = 0; i < 6; ++i) {
    columns.line(72, 100 + 12 * i, "left column has prose number " + std::to_string(i));
    columns.line(240, 100 + 12 * i, "right column has prose number" + std::to_string(i));
  }
  const std::string text = text_of({columns.page()});
  CHECK(text.find("number 5") < text.find("right column"));

  PageBuilder table;
  for (int i = 0; i < 6; ++i)
    table.line(72, 100 + 12 * i, "Lee").line(240, 100 + 12 * i, "Board").line(400, 100 + 12 * i, "4");
  CHECK(text_of({table.page()}).starts_with("Lee\tBoard\t4\nLee\tBoard\t4\n"));
}

TEST_CASE("what stands in a column beside prose is no row of a table, where the page has columns elsewhere") {
  PageBuilder page;
  for (int i = 0; i < 6; ++i) {
    page.line(72, 100 + 12 * i, "upper column has prose number" + std::to_string(i));
    page.line(240, 100 + 12 * i, i % 2 == 0 ? "a 1" : "b");
    page.line(72, 220 + 12 * i, "lower column has prose number" + std::to_string(i));
    page.line(240, 220 + 12 * i, "right column has prose number" + std::to_string(i));
  }
  page.line(72, 190, "A heading that goes over both of the columns of the page");
  const std::string text = text_of({page.page()});
  CHECK(text.find("number5") < text.find("a 1"));
  CHECK(text.find("a 1") < text.find("A heading"));
}

TEST_CASE("a hyphen at a line's end goes or stays as the word wants it") {
  const auto joined = [](std::string first, std::string second) {
    PageBuilder page;
    page.line(72, 100, "The words in this line are of no account but for " + first)
        .line(72, 112, second + " at the start of this one, which is a full line too.");
    return text_of({page.page()});
  };
  CHECK(joined("commu-", "nication").find("for communication at") != std::string::npos);
  CHECK(joined("Franco-", "Prussian").find("for Franco-Prussian at") != std::string::npos);
  CHECK(joined("U.S.-", "backed").find("for U.S.-backed at") != std::string::npos);
  CHECK(joined("2016-", "2017").find("for 2016-2017 at") != std::string::npos);
  CHECK(joined("decision-", "making").find("for decisionmaking at") != std::string::npos);
}

TEST_CASE("running heads, feet and page numbers are set aside and do not part a sentence") {
  const char* first[] = {"The first page says what the board had heard of the bridge, and then",
                         "goes on to the cracks that an engineer had seen in its piers, which",
                         "nobody had told the mayor of, although he asked about them twice and",
                         "wrote to the engineer, who answered that he was not free to speak of"};
  const char* second[] = {"lists those who were told of it, among them the mayor's clerk, and so",
                          "were old and had been measured every spring by the same office, which",
                          "was told that all was well by a letter of the board, and at the end",
                          "what he knew, and that the board had all of his papers in its safe."};
  std::vector<PdfPage> pages;
  for (int i = 0; i < 4; ++i) {
    PageBuilder page;
    page.line(72, 40, "Report of the Board of Bridges").line(300, 760, std::to_string(i + 11));
    page.line(72, 100, first[i]).line(72, 112, second[i]);
    pages.push_back(page.page());
  }
  const Document document = document_of(pages);
  const std::string text = read_text(document);
  CHECK(text.find("Report of the Board") == std::string::npos);
  CHECK(text.find("13") == std::string::npos);
  CHECK(text.find("the mayor's clerk, and so goes on to") != std::string::npos);
  REQUIRE(document.pages.size() >= 4);
  const std::size_t third = document.text.find("nobody had told");
  for (const Page& page : document.pages)
    if (page.span.start <= third && third < page.span.end) CHECK(page.number == 3);
  CHECK(document.pages.front().span.start == 0);
  CHECK(document.pages.back().span.end == document.text.size());
  for (std::size_t i = 1; i < document.pages.size(); ++i)
    CHECK(document.pages[i].span.start == document.pages[i - 1].span.end);
}

TEST_CASE("a footnote stands behind the paragraph that the page's end cuts, and its mark is set aside") {
  PageBuilder first;
  first.line(72, 600, "The board told the mayor of the cracks in the bridge")
      .line(332, 596, "1", 6)
      .line(340, 600, "and he")
      .line(72, 720, "1", 6)
      .line(80, 722, "Lee Tr. 4.", 8);
  first.box({72, 708, 200, 708.5});
  PageBuilder second;
  second.line(72, 100, "told nobody of them before the bridge was closed in");
  second.line(72, 112, "the autumn of that year.");
  const Document document = document_of({first.page(), second.page()});
  CHECK(read_text(document).find("of the cracks in the bridge and he told nobody") != std::string::npos);
  CHECK(document.text.find("bridge[1] and") != std::string::npos);
  INFO(document.text);
  CHECK(document.text.ends_with("[1] Lee Tr. 4."));
  CHECK(document.pages.back().number == 1);
}

TEST_CASE("numbers that count the lines of a page are no text") {
  PageBuilder page;
  for (int i = 1; i <= 25; ++i)
    page.line(60, 80 + 24 * i, std::to_string(i)).line(100, 80 + 24 * i, "words of the witness in this line");
  CHECK(text_of({page.page()}).find("7") == std::string::npos);
}

TEST_CASE("writing that runs up the page is read as lines") {
  PdfPage page;
  page.width = 612;
  page.height = 792;
  double y = 700;
  for (const char c : std::string_view("Turned page")) {
    PdfGlyph glyph;
    glyph.code = static_cast<char32_t>(static_cast<unsigned char>(c));
    glyph.box = {100, y - 5, 110, y};
    glyph.base = 108;
    glyph.size = 10;
    glyph.rotation = 3;
    page.glyphs.push_back(glyph);
    y -= 5;
  }
  const Document document = document_of({page});
  CHECK(document.text == "Turned page");
  REQUIRE(document.places.size() == 1);
  CHECK(document.places[0].box->left == doctest::Approx(100));
  CHECK(document.places[0].box->bottom == doctest::Approx(700));
}
