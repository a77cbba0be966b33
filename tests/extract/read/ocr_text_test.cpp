#include "extract/read/ocr_text.hpp"

#include <doctest/doctest.h>

#include "extract/read/ocr_noise.hpp"

namespace whowhom {
namespace {

OcrWord word(std::string text, double confidence = 0.9, double left = 0, double top = 0) {
  const double right = left + 8.0 * static_cast<double>(text.size());
  return {std::move(text), {left, top, right, top + 10}, confidence, false, false};
}

OcrWord first_of_line(std::string text, double confidence = 0.9, double top = 0) {
  OcrWord out = word(std::move(text), confidence, 0, top);
  out.starts_line = true;
  return out;
}

OcrWord first_of_paragraph(std::string text, double top = 0) {
  OcrWord out = first_of_line(std::move(text), 0.9, top);
  out.starts_paragraph = true;
  return out;
}

std::string slice(const Document& document, Span span) { return document.text.substr(span.start, span.size()); }

}  // namespace

TEST_CASE("lines end in a line feed, paragraphs in two, and each line has its box") {
  Document document;
  append_ocr_words(document, 1,
                   {first_of_paragraph("Ann"), word("rang", 0.4, 30), first_of_line("Bob.", 0.9, 12),
                    first_of_paragraph("Then", 30)});
  CHECK(document.text == "Ann rang\nBob.\n\nThen\n");
  REQUIRE(document.places.size() == 3);
  CHECK(slice(document, document.places[0].span) == "Ann rang");
  CHECK(document.places[0].box->right == 62);
  CHECK(slice(document, document.places[1].span) == "Bob.");
  CHECK(document.places[1].box->top == 12);
  REQUIRE(document.read_from_picture.size() == 4);
  CHECK(slice(document, document.read_from_picture[1].span) == "rang");
  CHECK(document.read_from_picture[1].confidence == 0.4);
  REQUIRE(document.pages.size() == 1);
  CHECK(document.pages[0].span == Span{0, document.text.size()});
}

TEST_CASE("a word that a hyphen breaks is joined, as sure as its less sure half") {
  Document document;
  append_ocr_words(document, 1, {first_of_paragraph("Infor-"), first_of_line("mation", 0.5), word("came.")});
  CHECK(document.text == "Information\ncame.\n");
  REQUIRE(document.read_from_picture.size() == 2);
  CHECK(slice(document, document.read_from_picture[0].span) == "Information");
  CHECK(document.read_from_picture[0].confidence == 0.5);
  CHECK(slice(document, document.places[0].span) == "Information");
  CHECK(slice(document, document.places[1].span) == "came.");
}

TEST_CASE("three lines of broken words stay apart where each ends") {
  Document document;
  append_ocr_words(
      document, 1,
      {first_of_paragraph("a"), word("inter-"), first_of_line("nation-"), first_of_line("al"), first_of_line("end")});
  CHECK(document.text == "a international\nend\n");
}

TEST_CASE("compounds, names and dashes keep their hyphen") {
  Document document;
  append_ocr_words(document, 1,
                   {first_of_paragraph("vice-chair-"), first_of_line("man"), first_of_line("Smith-"),
                    first_of_line("Jones"), first_of_line("-"), first_of_line("x")});
  CHECK(document.text == "vice-chair-\nman\nSmith-\nJones\n-\nx\n");
}

TEST_CASE("a sentence that goes on over a page's end is one paragraph, and pages cover the text") {
  Document document;
  append_ocr_words(document, 1, {first_of_paragraph("Ann"), word("told")});
  append_ocr_words(document, 2, {first_of_paragraph("her"), word("chief.")});
  append_ocr_words(document, 4, {first_of_paragraph("then"), word("left.")});
  append_ocr_words(document, 5, {});
  CHECK(document.text == "Ann told\nher chief.\n\nthen left.\n");
  REQUIRE(document.pages.size() == 3);
  CHECK(document.pages[1].span.start == document.pages[0].span.end);
  CHECK(document.pages[2].span.start == document.pages[1].span.end);
  CHECK(document.pages[2].span.end == document.text.size());
  CHECK(document.pages[2].number == 4);
}

TEST_CASE("noise is told by the letters, not by the number of words") {
  CHECK(is_noise({word("il", 0.3), word("_|", 0.6), word("aE", 0.2)}));
  CHECK_FALSE(is_noise({word("correspondence", 0.9), word("|", 0.1), word("~", 0.1), word("-", 0.1)}));
}

}  // namespace whowhom
