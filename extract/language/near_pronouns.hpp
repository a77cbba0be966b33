// Which sentences a pronoun of one person may find its bearer in: only their words need vectors, which are large.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

/// How many sentences before its own a pronoun's bearer is looked for in.
inline constexpr std::size_t kPronounReach = 5;

/// "he" and "she" in all their forms, in small letters.
bool is_pronoun_of_one(std::string_view lower);

/// For each sentence, whether it holds such a pronoun or stands within its reach.
std::vector<bool> near_pronouns(const std::vector<Sentence>& sentences);

}  // namespace whowhom
