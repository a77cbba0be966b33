#include "extract/read/page_furniture.hpp"

#include <doctest/doctest.h>

#include "support/document_of.hpp"

namespace whowhom {
namespace {

const std::string kArticle =
    "Ada Brown told the Harbour Board on Monday that the Canal Office had not written to Bela Cole.\n\n"
    "The Board asked for the letters. Cole did not answer, and Brown wrote to the Canal Office again in May.\n\n"
    "The office said that it had told nobody. Brown and Cole met on Friday.\n\n";
const std::string kTeasers =
    "More from Government\n\nMayor tells council he met the builder\n\nI think that Dr. Hill of State University told "
    "us "
    "nothing new. Dr. Hill wrote a long letter to Ms. Day, which I read with my students in a course on letters, and "
    "in it he was wrong from the first line to the last.\n\nYou May Also Like\n\nTen harbours to see\n";

}  // namespace

TEST_CASE("teasers behind a known heading are set aside to the end of the text and told of") {
  const ReadResult read = read_bytes(kArticle + kTeasers, "story.txt");
  REQUIRE(read.documents.front().set_aside.size() == 1);
  CHECK(read.documents.front().set_aside[0].span.start == kArticle.size());
  CHECK(read.documents.front().set_aside[0].reason == "page furniture");
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(read.diagnostics[0].severity == Severity::note);
  CHECK(read.diagnostics[0].where == "story.txt:7");
  CHECK(read.diagnostics[0].message ==
        "set aside 4 lines after “More from Government” as page furniture; --all-text keeps them");
}

TEST_CASE("all text keeps them") {
  ReadOptions options;
  options.all_text = true;
  CHECK(read_one_document(kArticle + kTeasers, "story.txt", options).set_aside.empty());
}

TEST_CASE("a heading in the middle does not eat the article behind it") {
  const std::string rest =
      "Ada Brown then went to the Harbour Board and told the Canal Office that Bela Cole had lied to the members about "
      "the letters, which the Harbour Board had by then seen, read and filed, as Brown and Cole both knew well.\n";
  const auto found = find_page_furniture(kArticle + "Related stories\n\nHarbour to close\n\n" + rest);
  REQUIRE(found.size() == 1);
  CHECK(found[0].line_count == 1);
}

TEST_CASE("sentences that begin like a heading are sentences") {
  CHECK(find_page_furniture(kArticle + "More from the inquiry is expected in May.\n").empty());
  CHECK(find_page_furniture(kArticle + "Comments that he had sent to the\nrelated\nstories were lost.\n").empty());
  CHECK(find_page_furniture("She said that the report would be\nmore in May than in June\nand left.\n").empty());
}

TEST_CASE("single lines of the page go and the text around them stays") {
  CHECK(sentences_of("Skip to content\n\nAda told Bela.\n\nAdvertisement\n\nBela told Cleo.\n\nShare this\n") ==
        std::vector<std::string>{"Ada told Bela .", "Bela told Cleo ."});
}

}  // namespace whowhom
