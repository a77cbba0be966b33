// A capitalised plural of a title behind a capitalised word, or a people with its article.
#include <algorithm>
#include <array>

#include "extract/language/singular.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/other_mentions.hpp"

namespace whowhom {
namespace {

bool is_plural_office(const Token& token) {
  if (!is_capitalised_word(token) || token.lower.size() < 4) return false;
  const std::string one = noun_base(token.lower);
  return one != token.lower && english_names().title_heads.contains(one);
}

// "US Attorneys", "Republican Senators": whose they are is said by a state, a people or a party. "Prime Ministers" and
// "Federal Judges" are anybody.
bool names_whose(const Token& token) {
  constexpr std::array<std::string_view, 6> kParties = {"republican", "democratic", "conservative",
                                                        "labour",     "liberal",    "joint"};
  const NameTables& names = english_names();
  return names.nationalities.contains(token.form) || names.countries.contains(token.form) ||
         names.places.contains(token.form) || names.agency_names.contains(token.form) ||
         std::ranges::find(kParties, token.lower) != kParties.end();
}

}  // namespace

void find_groups(SentenceMentions& sentence) {
  const bool headline = is_title_case(sentence.tokens());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!sentence.is_free(i)) continue;
    if (is_plural_office(sentence.token(i)) && i > 0 && sentence.is_free(i - 1) &&
        is_capitalised_word(sentence.token(i - 1)) && !headline && names_whose(sentence.token(i - 1)))
      sentence.add(i - 1, i + 1, MentionKind::name, EntityType::group);
    else if (english_names().peoples.contains(sentence.token(i).form) && i > 0 && sentence.lower(i - 1) == "the" &&
             sentence.token(i + 1 < sentence.size() ? i + 1 : i).part_of_speech != PartOfSpeech::noun)
      sentence.add(i, i + 1, MentionKind::name, EntityType::group);
  }
}

}  // namespace whowhom
