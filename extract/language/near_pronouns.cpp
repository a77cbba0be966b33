// From the last sentence to the first, so that each pronoun is met before the sentences it reaches.
#include "extract/language/near_pronouns.hpp"

#include <algorithm>
#include <array>

namespace whowhom {

bool is_pronoun_of_one(std::string_view lower) {
  constexpr std::array<std::string_view, 8> kForms = {"he", "him", "his", "himself", "she", "her", "hers", "herself"};
  return std::ranges::find(kForms, lower) != kForms.end();
}

std::vector<bool> near_pronouns(const std::vector<Sentence>& sentences) {
  std::vector<bool> near(sentences.size(), false);
  std::size_t left = 0;  // sentences still within reach of the last pronoun met
  for (std::size_t i = sentences.size(); i-- > 0;) {
    const auto& tokens = sentences[i].tokens;
    if (std::ranges::any_of(tokens, [](const Token& token) { return is_pronoun_of_one(token.lower); }))
      left = kPronounReach + 1;
    near[i] = left > 0;
    if (left > 0) --left;
  }
  return near;
}

}  // namespace whowhom
