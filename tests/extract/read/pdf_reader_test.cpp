#include <doctest/doctest.h>

#include <string>

#include "extract/read/read_document.hpp"
#include "graph/error.hpp"
#include "support/pdf_builder.hpp"

using namespace whowhom;

TEST_CASE("a PDF is read with its pages, its day and its places") {
  const std::string bytes = pdf_of(
      {pdf_line(72, 700, "Ann Lee wrote to Bo Ek on Monday."), pdf_line(72, 700, "Bo Ek did not answer her letter.")},
      "/CreationDate (D:20020504150000-07'00')");
  const Document document = read_one_document(bytes, "letter.pdf");
  CHECK(document.media_type == MediaType::pdf);
  CHECK(document.text == "Ann Lee wrote to Bo Ek on Monday.\n\nBo Ek did not answer her letter.");
  CHECK(page_count(document) == 2);
  CHECK(document.created == "2002-05-04T15:00:00-07:00");
  REQUIRE(document.places.size() == 2);
  CHECK(document.places[1].box->left == doctest::Approx(72));
  CHECK(document.places[1].box->bottom == doctest::Approx(95).epsilon(0.02));
}

TEST_CASE("words under a black box are counted and not read") {
  const std::string bytes = pdf_of({pdf_line(72, 700, "Ann Lee met nobody.") + pdf_line(72, 650, "Hidden name here") +
                                    "0 0 0 rg 70 645 300 18 re f\n"});
  const ReadResult result = read_bytes(bytes, "letter.pdf");
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].text == "Ann Lee met nobody.");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].where == "letter.pdf");
  CHECK(result.diagnostics[0].message.starts_with("on page 1: 3 words that cannot be seen"));
  CHECK(result.diagnostics[0].message.find("name") == std::string::npos);
}

TEST_CASE("a black box in a line leaves its place in it, set aside") {
  const std::string bytes =
      pdf_of({pdf_line(72, 700, "Ann Lee told          about the bridge.") + "140 697 22 11 re f\n"});
  const Document document = read_one_document(bytes, "letter.pdf");
  CHECK(document.text == "Ann Lee told \u2588\u2588\u2588\u2588 about the bridge.");
  REQUIRE(document.set_aside.size() == 1);
  CHECK(document.set_aside[0].reason == "blacked out");
}

TEST_CASE("a frame around words and a clipping path hide nothing") {
  const std::string bytes =
      pdf_of({pdf_line(72, 700, "In the frame.") + "0 0 0 rg 60 680 200 40 re 62 682 196 36 re f*\n"});
  CHECK(read_one_document(bytes, "letter.pdf").text == "In the frame.");
}

TEST_CASE("what is no PDF, and a page without words, are errors that say so") {
  CHECK_THROWS_WITH_AS(read_bytes("%PDF-1.4\nnothing\n", "a.pdf"), doctest::Contains("is damaged"), Error);
  CHECK_THROWS_WITH_AS(read_bytes(pdf_of({"0 0 100 100 re f"}), "a.pdf"), doctest::Contains("there is no text"), Error);
}

TEST_CASE("a text layer that means nothing is not read") {
  std::string garbage;
  for (int i = 0; i < 40; ++i) garbage += "\\001";
  CHECK_THROWS_WITH_AS(read_bytes(pdf_of({pdf_line(72, 700, garbage)}), "a.pdf"), doctest::Contains("a.pdf"), Error);
}

TEST_CASE("the title that a file gives itself is its title, the name that a program gave it is none") {
  const std::string page = pdf_line(72, 700, "Ann Lee wrote to Bo Ek on Monday.");
  const auto title = [&](const std::string& given) {
    return read_one_document(pdf_of({page}, "/Title (" + given + ")"), "letter.pdf").source.title;
  };
  CHECK(title("The Cracks in the Bridge") == "The Cracks in the Bridge");
  CHECK(title("Microsoft Word - Letter to Ek") == "letter.pdf");
  CHECK(title("Letter final.doc") == "letter.pdf");
}

TEST_CASE("comments beside the page are counted") {
  const std::string bytes =
      pdf_of({pdf_line(72, 700, "Ann Lee wrote to Bo Ek on Monday.")}, {},
             "/Annots [<< /Type /Annot /Subtype /Text /Rect [500 700 520 720] /Contents (Why?) >>]");
  const ReadResult result = read_bytes(bytes, "letter.pdf");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].message.starts_with("has 1 comment"));
}

TEST_CASE("words under an annotation that marks them to be blacked out are not read") {
  const std::string bytes = pdf_of({pdf_line(72, 700, "Ann Lee met nobody.") + pdf_line(72, 650, "Hidden name here")},
                                   {}, "/Annots [<< /Type /Annot /Subtype /Redact /Rect [60 640 400 670] >>]");
  CHECK(read_bytes(bytes, "letter.pdf").documents.at(0).text == "Ann Lee met nobody.");
}
