#include "extract/pipeline.hpp"

#include <doctest/doctest.h>

#include "support/document_of.hpp"

namespace whowhom {
namespace {

Document named(const std::string& text, const std::string& path, const std::string& part = "") {
  Document document = document_of(text, path);
  document.source.part = part;
  return document;
}

Extracted extracted(const std::vector<std::pair<BatchPlace, Document>>& documents, std::size_t jobs) {
  Extraction extraction({.jobs = jobs, .keep_documents = true});
  for (const auto& [place, document] : documents) extraction.add(document, place);
  return extraction.finish();
}

}  // namespace

TEST_CASE("files are in the order of their titles and the documents of a file in their own") {
  const Document first = named("# Zebra\n\nAnn Lee told Bo Ek.\n", "b.md", "message 1");
  const Document second = named("# Apple\n\nBo Ek told Cy Orr.\n", "b.md", "message 2");
  const Document other = named("# Mango\n\nCy Orr told Di Poe.\n", "a.md");
  const Extracted one = extracted({{{0, 0}, first}, {{0, 1}, second}, {{1, 0}, other}}, 1);
  REQUIRE(one.findings.documents.size() == 3);
  CHECK(one.findings.documents[0].title == "Mango");
  CHECK(one.findings.documents[1].part == "message 1");
  CHECK(one.findings.documents[2].part == "message 2");
  for (const Communication& communication : one.findings.communications) {
    const Evidence& evidence = communication.evidence.front();
    CHECK(one.documents.at(evidence.document).text.substr(evidence.span.start, evidence.span.size()) == evidence.quote);
  }
  const Extracted turned = extracted({{{7, 0}, other}, {{3, 0}, first}, {{3, 1}, second}}, 2);
  CHECK(turned.findings == one.findings);
}

TEST_CASE("a file that stands there twice counts once, whichever came first") {
  const std::string text = "Ann Lee told Bo Ek about the flood.\n";
  for (const bool turned : {false, true}) {
    const Extracted both = extracted(
        {{{0, 0}, named(text, turned ? "b.txt" : "a.txt")}, {{1, 0}, named(text, turned ? "a.txt" : "b.txt")}}, 2);
    REQUIRE(both.findings.documents.size() == 1);
    CHECK(both.findings.communications.size() == 1);
    REQUIRE(both.duplicates.size() == 1);
    CHECK(both.findings.documents[0].path == "a.txt");
    CHECK(both.duplicates[0].first.path == "b.txt");
  }
}

TEST_CASE("a message counts once where its text is the same, whatever bytes carried it") {
  Document first = named("From: Ann Lee\nTo: Bo Ek\nSubject: x\n\nHi.\n", "a.txt", "message 1");
  first.mail = MailHead{};
  Document copy = first;
  copy.source.sha256 = std::string(64, '0');
  copy.source.part = "message 2";
  CHECK(extracted({{{0, 0}, first}, {{0, 1}, copy}}, 1).findings.documents.size() == 1);
  first.mail.reset();
  copy.mail.reset();
  CHECK(extracted({{{0, 0}, first}, {{0, 1}, copy}}, 1).findings.documents.size() == 2);
}

}  // namespace whowhom
