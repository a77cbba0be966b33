#include "extract/read/rtf.hpp"

#include <doctest/doctest.h>

#include <string>

#include "extract/read/lines.hpp"
#include "extract/read/read_document.hpp"

namespace whowhom {
namespace {

Document rtf(const std::string& body, const std::string& head = "{\\rtf1\\ansi\\ansicpg1252 ") {
  return read_one_document(head + body + "}", "note.rtf");
}

std::string set_aside_in(const Document& document) {
  std::string out;
  for (const SetAside& part : document.set_aside) out += std::string(slice(document.text, part.span)) + "|";
  return out;
}

}  // namespace

TEST_CASE("paragraphs of rich text are blocks, and what only formats is left out") {
  const Document document =
      rtf("{\\fonttbl{\\f0 Times;}}{\\*\\generator Writer 1;}{\\info{\\title The Road}{\\author "
          "Cy}{\\creatim\\yr2004\\mo5\\dy4}}"
          "Ann {\\b Lee} told\\line Bo.\\par He left.\\par");
  CHECK(document.text.starts_with("Ann Lee told\nBo.\n\nHe left."));
  CHECK(document.source.title == "The Road");
  CHECK(document.created == "2004-05-04");
  CHECK(document.media_type == MediaType::rtf);
}

TEST_CASE("letters are of the font's code page, or Unicode with what stands for it passed over") {
  const Document document = rtf(
      "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}\\f0 Jos\\'e9 \\'93x\\'94 {\\f1 "
      "\\'c0\\'ed\\'ed\\'e0} {\\f2\\'82\\'a0} \\u8364?1 \\uc2\\u233\\'c3\\'a9t \\u-10179\\'3f\\'3f\\u-8704\\'3f\\'3f.");
  CHECK(document.text.starts_with("José “x” Анна あ €1 ét 😀."));
}

TEST_CASE("braces and backslashes of the text are no groups") {
  CHECK(rtf("a \\{b\\} \\\\c\\~d\\_e").text.starts_with("a {b} \\c"));
}

TEST_CASE("footnotes stand behind their paragraph") {
  const Document document = rtf("Ann told{\\footnote See her letter.} Bo.\\par Next.");
  const std::size_t bo = document.text.find("Ann told Bo.");
  const std::size_t note = document.text.find("See her letter.");
  REQUIRE(bo != std::string::npos);
  CHECK(note > bo);
  CHECK(note < document.text.find("Next."));
}

TEST_CASE("cells are parted by tabs, rows are blocks") {
  CHECK(rtf("A\\cell B\\cell\\row C\\cell D\\cell\\row").text.starts_with("A\tB\n\nC\tD"));
}

TEST_CASE("page headers and hidden text are set aside, deleted text is told") {
  const Document document = rtf("{\\header Top line}Ann {\\v secretly }told Bo.");
  CHECK(set_aside_in(document).find("Top line|") != std::string::npos);
  CHECK(set_aside_in(document).find("secretly") != std::string::npos);
  const ReadResult result = read_bytes("{\\rtf1 Ann {\\deleted never }told Bo.}", "note.rtf");
  CHECK(result.documents.at(0).text.starts_with("Ann told Bo."));
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].severity == Severity::note);
}

TEST_CASE("HTML that Outlook wrapped is read as HTML") {
  const Document document =
      rtf("{\\*\\htmltag64 <p>}\\htmlrtf {\\f1 \\htmlrtf0 Ann told Bo &amp; Cy.\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 "
          "</p>}{\\*\\mhtmltag1 <x>}",
          "{\\rtf1\\ansi\\fromhtml1 ");
  CHECK(document.text.starts_with("Ann told Bo & Cy."));
}

TEST_CASE("depth, binary data and a cut end do no harm") {
  CHECK(rtf(std::string(100000, '{') + "x" + std::string(100000, '}') + "Ann left.").text.starts_with("Ann left."));
  CHECK(rtf("Ann {\\pict\\bin5 }}}}}}left.").text.starts_with("Ann left."));
  CHECK(rtf("Ann left.\\bin99999999").text.starts_with("Ann left."));
  CHECK(read_bytes("{\\rtf1 Ann {\\b left.", "note.rtf").documents.at(0).text.starts_with("Ann left."));
}

}  // namespace whowhom
