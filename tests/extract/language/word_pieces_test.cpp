#include "extract/language/word_pieces.hpp"

#include <doctest/doctest.h>

#include <string>

#include "graph/error.hpp"

namespace whowhom {
namespace {

const std::vector<std::string_view> kPieces = {"[UNK]", "[CLS]", "un",   "##aff", "##able", "tell", "##s", "the", "a",
                                               "##a",   "-",     "cafe", "東",    "京",     "§",    ".",   "##1", "2"};

/// The pieces of a form, with blanks between them.
std::string pieces_of(std::string_view form, std::size_t most = 8) {
  const Vocabulary vocabulary(kPieces);
  std::vector<std::int32_t> ids;
  const std::size_t appended = append_word_pieces(vocabulary, form, most, ids);
  CHECK(appended == ids.size());
  std::string out;
  for (const std::int32_t id : ids)
    out += (out.empty() ? "" : " ") + std::string(kPieces[static_cast<std::size_t>(id)]);
  return out;
}

TEST_CASE("a word is cut into the longest pieces from its start") {
  CHECK(pieces_of("tells") == "tell ##s");
  CHECK(pieces_of("unaffable") == "un ##aff ##able");
  CHECK(pieces_of("THE") == "the");
  CHECK(pieces_of("a1") == "a ##1");
}

TEST_CASE("what does not fit is unknown, bit by bit") {
  CHECK(pieces_of("xyz") == "[UNK]");
  CHECK(pieces_of("tellx") == "[UNK]");
  CHECK(pieces_of("tell-xyz") == "tell - [UNK]");
  CHECK(pieces_of("") == "[UNK]");
  CHECK(pieces_of("\xC2\xAD") == "[UNK]");
  CHECK(pieces_of("§") == "§");
}

TEST_CASE("punctuation and ideographs stand alone, blanks part") {
  CHECK(pieces_of("tell-the") == "tell - the");
  CHECK(pieces_of("東京a") == "東 京 a");
  CHECK(pieces_of("a\xC2\xA0the") == "a the");
  CHECK(pieces_of("..") == ". .");
}

TEST_CASE("marks and control characters are dropped, letters lowered") {
  CHECK(pieces_of("Café") == "cafe");
  CHECK(pieces_of("CAFE\xCC\x81") == "cafe");
  CHECK(pieces_of("te\x01ll") == "tell");
  CHECK(pieces_of("te\xC2\xADll") == "tell");
}

TEST_CASE("of many pieces the first and the last two stay") {
  CHECK(pieces_of("aaaaaaaa") == "a ##a ##a ##a ##a ##a ##a ##a");
  CHECK(pieces_of("tellaaaaaaas") == "tell ##a ##a ##a ##a ##a ##a ##s");
  CHECK(pieces_of("a-a-the.", 5) == "a - a the .");
}

TEST_CASE("a bit of more than a hundred characters is unknown") {
  CHECK(pieces_of(std::string(100, 'a')).starts_with("a ##a"));
  CHECK(pieces_of(std::string(101, 'a')) == "[UNK]");
}

TEST_CASE("of a word of a million characters the start and the end are looked at") {
  std::string word = "the-";
  for (int k = 0; k < 333'333; ++k) word += "é.é";
  CHECK(pieces_of(word + "-tells").starts_with("the - "));
  CHECK(pieces_of(word + "-tells").ends_with(" tell ##s"));
  bool first = true;
  CHECK(case_class(word, first) == CaseClass::lower);
}

TEST_CASE("a word's capitals have a class") {
  const auto of = [](std::string_view form) {
    bool first = false;
    return case_class(form, first);
  };
  CHECK(of("12") == CaseClass::none);
  CHECK(of("東京") == CaseClass::none);
  CHECK(of("a.m.") == CaseClass::lower);
  CHECK(of("Told") == CaseClass::title);
  CHECK(of("I") == CaseClass::single_capital);
  CHECK(of("i") == CaseClass::lower);
  CHECK(of("D.C.") == CaseClass::capitals);
  CHECK(of("McX") == CaseClass::mixed);
  CHECK(of("eMail") == CaseClass::mixed);
  CHECK(of("B2") == CaseClass::with_digits);
  CHECK(of("Élan") == CaseClass::title);
}

TEST_CASE("only the first word with a letter is at the start") {
  bool first = true;
  CHECK(case_class("1.", first) == CaseClass::none);
  CHECK(case_class("Nobody", first) == CaseClass::title_at_start);
  CHECK(case_class("Called", first) == CaseClass::title);
}

TEST_CASE("a vocabulary needs the pieces that stand for others") {
  CHECK_THROWS_AS(Vocabulary({"[UNK]", "a"}), Error);
  CHECK_THROWS_AS(Vocabulary({"[CLS]", "a"}), Error);
}

}  // namespace
}  // namespace whowhom
