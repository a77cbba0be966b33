// Pronouns that can stand for a party. "who" is not read, "it" only as the subject of what somebody says and of a
// sentence whose verb is one of communication.
#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "extract/language/tables.hpp"
#include "extract/mention/other_mentions.hpp"

namespace whowhom {

namespace {

// "The agency said that it had told B."
bool is_said_subject(const SentenceMentions& sentence, std::size_t i) {
  const Token& word = sentence.token(i);
  return word.relation.starts_with("nsubj") && word.head < sentence.size() &&
         sentence.token(word.head).relation == "ccomp";
}

// "It had not warned B." A passive may be nobody's act ("It was reported that"), and things are taken and given as
// well.
bool is_speaking_subject(const SentenceMentions& sentence, std::size_t i) {
  static const std::set<std::string_view> kVerbs = [] {
    std::set<std::string_view> verbs;
    for (const auto& row : language_rows("communication_verbs.tsv"))
      if (row[2] == "says" || row[2] == "notifies" || row[2] == "asks" || row[2] == "mutual") verbs.insert(row[0]);
    return verbs;
  }();
  const Token& word = sentence.token(i);
  return i == 0 && word.relation == "nsubj" && word.head < sentence.size() &&
         sentence.token(word.head).relation == "root" && kVerbs.contains(sentence.token(word.head).lemma);
}

}  // namespace

void find_pronouns(SentenceMentions& sentence) {
  constexpr std::array<std::string_view, 10> kOne = {"he", "she", "him", "his", "her", "i", "me", "my", "you", "your"};
  constexpr std::array<std::string_view, 6> kMany = {"they", "them", "their", "we", "us", "our"};
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!sentence.is_free(i)) continue;
    const std::string_view lower = sentence.lower(i);
    if (std::ranges::find(kOne, lower) != kOne.end())
      sentence.add(i, i + 1, MentionKind::pronoun, EntityType::person);
    else if (std::ranges::find(kMany, lower) != kMany.end() && sentence.token(i).form != "US")
      sentence.add(i, i + 1, MentionKind::pronoun, EntityType::group);
    else if (lower == "it" && (is_said_subject(sentence, i) || is_speaking_subject(sentence, i)))
      sentence.add(i, i + 1, MentionKind::pronoun, EntityType::organization);
  }
}

}  // namespace whowhom
