#include "extract/read/read_document.hpp"

#include <doctest/doctest.h>

#include "graph/error.hpp"
#include "support/document_of.hpp"

namespace whowhom {
namespace {

std::string complaint(const std::string& bytes, ReadOptions options = {}) {
  try {
    read_bytes(bytes, "note.txt", options);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the text is the file's own bytes, a byte order mark included") {
  const std::string bytes = "\xEF\xBB\xBFHello.\r\nWorld.";
  const Document document = document_of(bytes);
  CHECK(document.text == bytes);
  CHECK(analyse(document, {.style = TokenStyle::whole_words}).sentences[0].span.start == 3);
}

TEST_CASE("the digest is the SHA-256 of the bytes") {
  CHECK(document_of("abc").source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("empty, blank, binary and PDF bytes are told apart") {
  CHECK(contains(complaint(""), "empty"));
  CHECK(contains(complaint(" \n\t"), "empty"));
  CHECK(contains(complaint(std::string("a\0b", 3)), "not text"));
  CHECK(contains(complaint("a\x01\x02\x03 b"), "not text"));
  CHECK(contains(complaint("%PDF-1.4 x"), "damaged"));
}

TEST_CASE("files and lines beyond the limit are refused") {
  ReadOptions small;
  small.max_bytes = 10;
  CHECK(contains(complaint("eleven byte", small), "split it"));
  CHECK(contains(complaint("a\n" + std::string(9u << 20, 'x')), "note.txt:2: one line of 9.0 MB"));
}

TEST_CASE("a missing file and a folder are told with what to do") {
  CHECK_THROWS_WITH_AS(read_documents("no/such.txt"), doctest::Contains("no such file"), Error);
  CHECK_THROWS_WITH_AS(read_documents(WHOWHOM_SOURCE_DIR), doctest::Contains("is a folder"), Error);
}

TEST_CASE("the title is the first heading, else the subject, else the file's name") {
  CHECK(document_of("Words.\n\n## The *Long* [Road](x.html)\n", "a.md").source.title == "The Long Road");
  CHECK(document_of("From: a@b.c\nSubject: The  road\n\nHi.").source.title == "The road");
  CHECK(document_of("# 1 is a number.", "folder/a.txt").source.title == "a.txt");
}

TEST_CASE("form feeds and page marks make pages that cover the text") {
  const Document feeds = document_of("One.\n\fTwo.\n\fThree.");
  REQUIRE(feeds.pages.size() == 3);
  CHECK(feeds.pages[2].number == 3);
  CHECK(feeds.pages.back().span.end == feeds.text.size());
  const Document marks = document_of("%%page 54%%\nOne.\n%%page 55%%\nTwo.\n");
  REQUIRE(marks.pages.size() == 2);
  CHECK(marks.pages[1].number == 55);
  CHECK(sentences_of(marks.text) == std::vector<std::string>{"One .", "Two ."});
  CHECK(document_of("No pages.").pages.empty());
}

TEST_CASE("markup of Markdown is set aside and the words stay") {
  CHECK(sentences_of("# The **Memo**\n\n<!-- he told her -->\n> Mr _Ito_ [told](http://x.org/he_met) the\\. Board.\n\n"
                     "---\n\n![seal](a.png)\n",
                     "a.md") == std::vector<std::string>{"The Memo", "Mr Ito told the .", "Board .", "seal"});
}

TEST_CASE("footnote marks do not part the words around them, and brackets with words stay") {
  CHECK(sentences_of(
            "Ito[^82] told[1229] the Board in the Gulf ).174 But Day [sic] left.12 He paid 3.14 in Sec.2 here.") ==
        std::vector<std::string>{"Ito told the Board in the Gulf ) .", "But Day [ sic ] left .",
                                 "He paid 3.14 in Sec. 2 here ."});
}

}  // namespace whowhom
