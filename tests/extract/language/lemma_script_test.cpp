#include "extract/language/lemma_script.hpp"

#include <doctest/doctest.h>

#include "graph/error.hpp"

namespace whowhom {
namespace {

std::string lemma(std::string_view form, std::string_view script) { return lemma_of(form, read_lemma_script(script)); }

TEST_CASE("a lemma script lowers or keeps the form, drops its end and appends") {
  CHECK(lemma("Ministries", "L3:y") == "ministry");
  CHECK(lemma("Ministries", "K3:y") == "Ministry");
  CHECK(lemma("told", "L3:ell") == "tell");
  CHECK(lemma("is", "L2:be") == "be");
  CHECK(lemma("Ébauchés", "L2:e") == "ébauche");
}

TEST_CASE("a script that leaves nothing leaves the form") {
  CHECK(lemma("No", "L2:") == "No");
  CHECK(lemma("a", "K9:") == "a");
  CHECK(lemma("a", "K9:the") == "the");
}

TEST_CASE("a line that is no lemma script is refused") {
  for (const char* text : {"", "L", "L3", "X0:", "L:", "Lx:a", "L3x:a", ":a"})
    CHECK_THROWS_AS(read_lemma_script(text), Error);
}

}  // namespace
}  // namespace whowhom
