#include "extract/language/known_lemmas.hpp"

#include <doctest/doctest.h>

#include "graph/error.hpp"

namespace whowhom {

TEST_CASE("a form's lemma depends on its part of speech") {
  const KnownLemmas lemmas({"left\tADJ\tleft", "left\tVERB\tleave"});
  CHECK(lemmas.find("left", PartOfSpeech::verb) == "leave");
  CHECK(lemmas.find("left", PartOfSpeech::adj) == "left");
  CHECK_FALSE(lemmas.find("left", PartOfSpeech::noun));
}

TEST_CASE("a form that only begins like a known one is not known") {
  const KnownLemmas lemmas({"left\tVERB\tleave"});
  CHECK_FALSE(lemmas.find("lef", PartOfSpeech::verb));
  CHECK_FALSE(lemmas.find("lefty", PartOfSpeech::verb));
  CHECK_FALSE(KnownLemmas().find("left", PartOfSpeech::verb));
}

TEST_CASE("lines out of order or without their three cells are refused") {
  CHECK_THROWS_AS(KnownLemmas({"b\tVERB\tb", "a\tVERB\ta"}), Error);
  CHECK_THROWS_AS(KnownLemmas({"a\tVERB"}), Error);
}

}  // namespace whowhom
