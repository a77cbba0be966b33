// The best tree over the words of a sentence, from a score for each possible head of each word.
#pragma once

#include <cstddef>
#include <vector>

namespace whowhom {

/// Scores of heads: score(word, head) for word 1..words and head 0..words, where 0 is the root of the sentence. Cells
/// with word == head are not looked at.
struct ArcScores {
  const float* values = nullptr;  ///< row `word - 1`, column `head`
  std::size_t stride = 0;         ///< floats from a row to the next
  std::size_t words = 0;

  float operator()(std::size_t word, std::size_t head) const { return values[(word - 1) * stride + head]; }
};

/// The head of each word 1..words (element 0 stands for the root and is 0): the tree of the greatest sum of scores in
/// which exactly one word hangs on the root. Ties go to the lower head. O(words²).
std::vector<std::size_t> best_tree(const ArcScores& scores);

}  // namespace whowhom
