// What holds of every text: tokens are slices in order, and only white space or what was set aside stands between them.
#include <doctest/doctest.h>

#include <random>

#include "extract/language/letters.hpp"
#include "extract/language/sentences.hpp"
#include "extract/language/tokenize.hpp"
#include "support/document_of.hpp"

namespace whowhom {
namespace {

bool is_set_aside(const Document& document, std::size_t at) {
  for (const SetAside& part : document.set_aside)
    if (part.span.start <= at && at < part.span.end) return true;
  return false;
}

bool only_blanks(const Document& document, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to;) {
    const CodePoint point = code_point_at(document.text, at);
    if (!is_blank(point.value) && !is_set_aside(document, at)) return false;
    at += point.size;
  }
  return true;
}

void check_tokens(const Document& document) {
  std::size_t last = 0;
  for (const Sentence& sentence : analyse(document).sentences) {
    REQUIRE_FALSE(sentence.tokens.empty());
    REQUIRE(sentence.tokens.size() <= kMaxSentenceTokens);
    REQUIRE(sentence.span == Span{sentence.tokens.front().span.start, sentence.tokens.back().span.end});
    std::size_t inside = sentence.span.start;
    REQUIRE(last <= inside);
    for (const Token& token : sentence.tokens) {
      REQUIRE_FALSE(token.span.empty());
      REQUIRE(token.span.size() <= kMaxTokenBytes + 1);
      REQUIRE(only_blanks(document, inside, token.span.start));
      REQUIRE_FALSE(first_wrong_utf8_byte(document.text.substr(token.span.start, token.span.size())).has_value());
      inside = token.span.end;
    }
    last = inside;
  }
}

}  // namespace

TEST_CASE("tokens of texts made of awkward pieces are slices with only blanks between") {
  const std::vector<std::string> pieces = {
      "told", "Mr.",  " ",  "\n",   "'",  "’s",   "n't", "\"",      "“",    "…",    ". . .", "...", "-",    "--",
      "A.",   "U.S.", "é",  "漢字", "\t", "w/o",  "@x",  "a@b.c",   "[^7]", "[12]", "**",    "_",   "#",    "](x)",
      "[",    "<b>",  "\\", "5.",   "\f", "\r\n", ":",   "http://", "&",    "`t",   "\x01",  "—",   "<!--", "-->"};
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::string text = "Start ";
    for (int i = 0; i < 60; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    check_tokens(document_of(text, round % 2 == 0 ? "a.txt" : "a.md"));
  }
}

TEST_CASE("a run of letters without end is cut and costs no more than its length") {
  check_tokens(document_of(std::string(1u << 20, 'a')));
  std::string wide;
  for (int i = 0; i < 100000; ++i) wide += "é";
  check_tokens(document_of(wide));
}

TEST_CASE("a million words without a stop are cut into sentences") {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "go ";
  const auto sentences = analyse(document_of(text)).sentences;
  CHECK(sentences.size() == 200000 / kMaxSentenceTokens);
}

}  // namespace whowhom
