#include "extract/language/near_pronouns.hpp"

#include <doctest/doctest.h>

#include "extract/language/analyse.hpp"
#include "support/document_of.hpp"

namespace whowhom {

TEST_CASE("a pronoun's own sentence and five before it are near it") {
  std::vector<Sentence> sentences(10);
  for (Sentence& sentence : sentences) sentence.tokens.emplace_back().lower = "it";
  sentences[7].tokens[0].lower = "hers";
  CHECK(near_pronouns(sentences) == std::vector<bool>{false, false, true, true, true, true, true, true, false, false});
}

TEST_CASE("words far from pronouns get no vectors, the others just those that all would get") {
  std::string text = "She left.";
  for (int i = 0; i < 8; ++i) text = "The harbour was quiet. " + text;
  const Document document = document_of(text, "note.txt");
  AnalyseOptions all = kForExtraction;
  all.vectors = Vectors::all;
  const Analysis some = analyse(document, kForExtraction);
  const Analysis every = analyse(document, all);
  REQUIRE(some.sentences.size() == 9);
  CHECK(some.sentences.front().vectors.empty());
  CHECK(some.sentences.back().vectors == every.sentences.back().vectors);
  CHECK_FALSE(every.sentences.front().vectors.empty());
}

}  // namespace whowhom
