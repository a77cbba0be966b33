// The fast search for the best tree against all trees of small sentences.
#include "extract/language/dependency_tree.hpp"

#include <doctest/doctest.h>

#include <ctime>
#include <random>

namespace whowhom {
namespace {

bool is_tree(const std::vector<std::size_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t word = 1; word < heads.size(); ++word) {
    if (heads[word] == 0) ++roots;
    std::size_t at = word;
    for (std::size_t steps = 0; at != 0; at = heads[at])
      if (++steps > heads.size()) return false;
  }
  return roots == 1;
}

double sum_of(const ArcScores& scores, const std::vector<std::size_t>& heads) {
  double sum = 0.0;
  for (std::size_t word = 1; word < heads.size(); ++word) sum += static_cast<double>(scores(word, heads[word]));
  return sum;
}

/// The greatest sum over all assignments of heads that are a tree.
double best_sum(const ArcScores& scores) {
  std::vector<std::size_t> heads(scores.words + 1, 0);
  double best = -1e300;
  while (true) {
    bool own = false;
    for (std::size_t word = 1; word < heads.size(); ++word) own = own || heads[word] == word;
    if (!own && is_tree(heads)) best = std::max(best, sum_of(scores, heads));
    std::size_t word = 1;
    for (; word < heads.size() && heads[word] == scores.words; ++word) heads[word] = 0;
    if (word == heads.size()) return best;
    ++heads[word];
  }
}

TEST_CASE("the best tree has the sum of the best of all trees") {
  std::mt19937 random(1);
  for (std::size_t round = 0; round < 600; ++round) {
    const std::size_t words = 1 + round % 5, stride = 8;
    // Few different values make many ties and cycles; a push towards or away from the root makes it choose.
    std::uniform_int_distribution<int> value(0, round % 3 == 0 ? 3 : 1000);
    const float root = static_cast<float>(static_cast<int>(round % 4) - 2) * 300.0F;
    std::vector<float> values(words * stride);
    for (float& score : values) score = static_cast<float>(value(random) - 300);
    for (std::size_t word = 0; word < words; ++word) values[word * stride] += root;
    const ArcScores scores{values.data(), stride, words};
    const std::vector<std::size_t> heads = best_tree(scores);
    REQUIRE(heads.size() == words + 1);
    REQUIRE(is_tree(heads));
    REQUIRE(sum_of(scores, heads) == doctest::Approx(best_sum(scores)));
  }
}

TEST_CASE("six words in nested cycles make the best tree") {
  std::mt19937 random(2);
  for (std::size_t round = 0; round < 12; ++round) {
    std::vector<float> values(6 * 7);
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = static_cast<float>(random() % 100);
    // 1 ↔ 2 and 3 ↔ 4 are cycles, which hang on one another as a cycle of cycles.
    const auto set = [&](std::size_t word, std::size_t head, float score) { values[(word - 1) * 7 + head] = score; };
    set(1, 2, 500), set(2, 1, 500), set(3, 4, 500), set(4, 3, 500), set(1, 3, 300), set(4, 2, 300);
    const ArcScores scores{values.data(), 7, 6};
    const std::vector<std::size_t> heads = best_tree(scores);
    REQUIRE(is_tree(heads));
    REQUIRE(sum_of(scores, heads) == doctest::Approx(best_sum(scores)));
  }
}

TEST_CASE("no words have no heads, and one word is the root") {
  CHECK(best_tree({nullptr, 0, 0}) == std::vector<std::size_t>{0});
  const float scores[2] = {-5.0F, 0.0F};
  CHECK(best_tree({scores, 2, 1}) == std::vector<std::size_t>{0, 0});
}

TEST_CASE("400 words whose best heads run in a chain of cycles take well below a second") {
  const std::size_t words = 400, stride = words + 1;
  std::vector<float> values(words * stride, 0.0F);
  // Each cycle, once it is one node, makes a new cycle with the next word.
  for (std::size_t word = 1; word <= words; ++word)
    for (std::size_t head = 1; head <= words; ++head)
      if (head != word)
        values[(word - 1) * stride + head] = 1000.0F - static_cast<float>(word > head ? word - head : head - word);
  const std::clock_t start = std::clock();
  const std::vector<std::size_t> heads = best_tree({values.data(), stride, words});
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 0.5);
  CHECK(is_tree(heads));
}

}  // namespace
}  // namespace whowhom
