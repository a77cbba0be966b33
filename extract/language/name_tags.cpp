// Only the sums of one word are kept at a time, and for each word which tag each tag came from.
#include "extract/language/name_tags.hpp"

#include <array>
#include <cstdint>

namespace whowhom {
namespace {

constexpr bool is_inside(std::size_t tag) { return tag != 0 && tag % 2 == 0; }

/// Whether a word of tag `next` may follow one of tag `tag`.
constexpr bool may_follow(std::size_t tag, std::size_t next) {
  return !is_inside(next) || tag == next || tag + 1 == next;
}

}  // namespace

std::vector<NameTag> best_name_tags(const float* scores, std::size_t stride, std::size_t words) {
  using Sums = std::array<double, kNameTags>;
  std::vector<std::array<std::uint8_t, kNameTags>> before(words);
  Sums sums{};
  for (std::size_t word = 0; word < words; ++word) {
    Sums next{};
    for (std::size_t tag = 0; tag < kNameTags; ++tag) {
      // Before the first word stands none of a name.
      std::size_t best = 0;
      for (std::size_t from = 1; word > 0 && from < kNameTags; ++from)
        if (may_follow(from, tag) && (!may_follow(best, tag) || sums[from] > sums[best])) best = from;
      next[tag] = may_follow(best, tag) ? sums[best] + static_cast<double>(scores[word * stride + tag]) : -1e300;
      before[word][tag] = static_cast<std::uint8_t>(best);
    }
    sums = next;
  }
  std::vector<NameTag> tags(words);
  std::size_t tag = 0;
  for (std::size_t k = 1; k < kNameTags; ++k)
    if (sums[k] > sums[tag]) tag = k;
  for (std::size_t word = words; word-- > 0;) {
    tags[word] = static_cast<NameTag>(tag);
    tag = before[word][tag];
  }
  return tags;
}

}  // namespace whowhom
