// What holds of every text: tokens are slices in order, and only white space or what was set aside stands between them.
#include <doctest/doctest.h>

#include <chrono>
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

// The tokens and what stands between them are the document again, byte for byte.
void check_tokens_of(const Document& document, TokenStyle style) {
  std::size_t last = 0;
  for (const Sentence& sentence : find_sentences(document, style).sentences) {
    REQUIRE_FALSE(sentence.tokens.empty());
    REQUIRE(sentence.tokens.size() <= kMaxSentenceTokens);
    REQUIRE(sentence.span == Span{sentence.tokens.front().span.start, sentence.tokens.back().span.end});
    std::size_t inside = sentence.span.start;
    REQUIRE(last <= inside);
    for (const Token& token : sentence.tokens) {
      REQUIRE_FALSE(token.span.empty());
      REQUIRE(token.span.size() <= kMaxTokenBytes + 1);
      REQUIRE(only_blanks(document, inside, token.span.start));
      REQUIRE(token.clitic <= !token.space_before);
      REQUIRE_FALSE(first_wrong_utf8_byte(document.text.substr(token.span.start, token.span.size())).has_value());
      inside = token.span.end;
    }
    last = inside;
  }
  // With list marks kept nothing is lost at either end.
  if (style == TokenStyle::treebank) REQUIRE(only_blanks(document, last, document.text.size()));
}

void check_tokens(const Document& document) {
  check_tokens_of(document, TokenStyle::treebank);
  check_tokens_of(document, TokenStyle::whole_words);
}

}  // namespace

TEST_CASE("tokens of texts made of awkward pieces are slices with only blanks between") {
  const std::vector<std::string> pieces = {
      "told",  "Mr.",     " ",   "\n",   "'",    "’s",   "n't",  "\"",    "“",    "…",     ". . .", "...",
      "-",     "--",      "A.",  "U.S.", "é",    "漢字", "\t",   "w/o",   "@x",   "a@b.c", "[^7]",  "[12]",
      "**",    "_",       "#",   "](x)", ":)",   "b/c",  "3km",  "10-15", "dont", "f.pdf", "al-x",  "!?",
      "dogs'", "'72",     "+44", "etc.", "1. ",  "- ",   "[",    "<b>",   "\\",   "5.",    "\f",    "\r\n",
      ":",     "http://", "&",   "`t",   "\x01", "—",    "<!--", "-->"};
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

TEST_CASE("a quarter of a megabyte of awkward text is read in time and keeps its bytes") {
  // Each of them once made some tokenizer slow, or has bytes that are easily miscounted.
  const std::vector<std::string> pieces = {
      "a.",     "a-",     "a'", "a_", "1-",      "1.",   "1,",     "a.b",    "@a",
      "#",      "..",     "!?", "a@", "http://", "-",    "(",      "\"",     "they came to a lock \x01",
      ":)",     "s'",     "’s", "é̂",  "漢",      "א",    "ا",      "🙂",   "👩‍👩‍👧",
      "\u200b", "\u202e", "ꙮ",  "Ǆ",  "aא1漢",   "- \n", "1. a\n", "A: b\n", "\n",
      "\r\n",   "a \f",   ">",  "$",  "a&",      "w/",   "don't",  "can"};
  for (const std::string& piece : pieces) {
    CAPTURE(piece);
    std::string text = "Start ";
    while (text.size() < (1u << 18)) text += piece;
    const auto began = std::chrono::steady_clock::now();
    check_tokens(document_of(text));
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(20));
  }
}

TEST_CASE("a million words without a stop are cut into sentences") {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "go ";
  const auto sentences = find_sentences(document_of(text), TokenStyle::whole_words).sentences;
  CHECK(sentences.size() == 200000 / kMaxSentenceTokens);
}

}  // namespace whowhom
