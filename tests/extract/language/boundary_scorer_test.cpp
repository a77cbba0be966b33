// The scores that training/boundaries.py wrote for texts of boundary_texts.txt, against the program's.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "extract/language/blocks.hpp"
#include "extract/language/boundary_scorer.hpp"
#include "extract/language/tokenize.hpp"
#include "support/document_of.hpp"

namespace whowhom {
namespace {

// The scores of all places, each sentence ending where its score is above 0.
std::vector<int> scores_of(const std::vector<Token>& tokens) {
  BoundaryScorer scorer(tokens);
  std::vector<int> scores;
  std::size_t start = 0;
  for (std::size_t place = 0; place + 1 < tokens.size(); ++place) {
    scores.push_back(scorer.score(place, start));
    if (scores.back() > 0) start = place + 1;
  }
  return scores;
}

}  // namespace

TEST_CASE("places are scored as the training scores them") {
  std::ifstream file(std::string(WHOWHOM_SOURCE_DIR) + "/tests/extract/language/boundary_scores.tsv");
  std::size_t lines = 0;
  std::size_t ends = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const Document document = document_of(line.substr(0, tab) + "\n");
    std::vector<int> expected;
    std::istringstream numbers(line.substr(std::min(tab + 1, line.size())));
    for (int number = 0; numbers >> number;) expected.push_back(number);
    std::vector<Token> tokens;
    for (const Block& block : blocks_of(document)) {
      const std::vector<Token> more = tokenize(document, {block.mark, block.span.end}, TokenStyle::treebank);
      tokens.insert(tokens.end(), more.begin(), more.end());
    }
    CAPTURE(line);
    CHECK(scores_of(tokens) == expected);
    ends += static_cast<std::size_t>(std::ranges::count_if(expected, [](int score) { return score > 0; }));
  }
  CHECK(lines == 100);
  CHECK(ends > 100);
}

}  // namespace whowhom
