#include "extract/language/name_tags.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

namespace whowhom {
namespace {

/// A name goes on only where one of its kind began.
bool is_allowed(const std::vector<NameTag>& tags) {
  for (std::size_t k = 0; k < tags.size(); ++k) {
    const auto tag = static_cast<std::size_t>(tags[k]);
    if (tag == 0 || tag % 2 == 1) continue;
    const std::size_t before = k == 0 ? 0 : static_cast<std::size_t>(tags[k - 1]);
    if (before != tag && before + 1 != tag) return false;
  }
  return true;
}

TEST_CASE("the best tags of names have the sum of the best of all allowed tags") {
  std::mt19937 random(1);
  const std::size_t stride = 9;
  for (std::size_t round = 0; round < 200; ++round) {
    const std::size_t words = 1 + round % 4;
    std::vector<float> scores(words * stride);
    for (float& score : scores) score = static_cast<float>(random() % 1000) / 100.0F;
    const auto sum_of = [&](const std::vector<NameTag>& tags) {
      double sum = 0.0;
      for (std::size_t k = 0; k < words; ++k)
        sum += static_cast<double>(scores[k * stride + static_cast<std::size_t>(tags[k])]);
      return sum;
    };
    double best = -1e300;
    for (std::size_t number = 0; number < static_cast<std::size_t>(std::pow(kNameTags, words)); ++number) {
      std::vector<NameTag> tags;
      for (std::size_t rest = number; tags.size() < words; rest /= kNameTags)
        tags.push_back(static_cast<NameTag>(rest % kNameTags));
      if (is_allowed(tags)) best = std::max(best, sum_of(tags));
    }
    const std::vector<NameTag> tags = best_name_tags(scores.data(), stride, words);
    REQUIRE(is_allowed(tags));
    REQUIRE(sum_of(tags) == doctest::Approx(best));
  }
}

TEST_CASE("no words have no tags, and an inside without a beginning is none") {
  CHECK(best_name_tags(nullptr, kNameTags, 0).empty());
  float scores[kNameTags] = {0.0F, 1.0F, 9.0F, 0.0F, 8.0F, 2.0F, 9.0F};
  CHECK(best_name_tags(scores, kNameTags, 1) == std::vector{NameTag::begin_location});
  CHECK(name_of(NameTag::inside_organization) == "I-ORG");
}

}  // namespace
}  // namespace whowhom
