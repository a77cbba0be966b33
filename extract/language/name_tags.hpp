// Names in a sentence as tags of its words: where one begins, and what kind it is.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

constexpr std::size_t kNameTags = 7;  ///< values of NameTag

/// The tags of greatest sum of scores in which a name goes on only where one of its kind began (Viterbi 1967). Row w of
/// `scores` starts at w·stride and has a score for each NameTag in its order. Ties go to the earlier tag.
std::vector<NameTag> best_name_tags(const float* scores, std::size_t stride, std::size_t words);

}  // namespace whowhom
