// "the" and an office, the noun of a body or of an honorific, with nothing behind that would make it another's.
#include "extract/mention/name_tables.hpp"
#include "extract/mention/other_mentions.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

bool is_article(std::string_view lower) { return lower == "the" || lower == "this" || lower == "that"; }

class NominalFinder {
 public:
  explicit NominalFinder(SentenceMentions& sentence) : sentence_(sentence), tokens_(sentence.tokens()) {}

  void run() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (!is_article(sentence_.lower(i)) || !sentence_.is_free(i + 1)) continue;
      std::size_t first = i + 1;
      if (sentence_.lower(i) == "the" && english_names().bearers.contains(sentence_.lower(first)) &&
          is_whole(first, first + 1)) {
        sentence_.add(first, first + 1, MentionKind::nominal, EntityType::person);
        continue;
      }
      if (sentence_.lower(first) == "new" || sentence_.lower(first) == "then" || sentence_.lower(first) == "former")
        ++first;
      if (const std::size_t end = title_end(tokens_, first); end > first && is_whole(first, end)) {
        if (!office_of(tokens_, first, end).empty())
          sentence_.add(first, end, MentionKind::nominal, EntityType::person);
      } else if (first < tokens_.size() && english_names().party_nouns.contains(sentence_.lower(first)) &&
                 is_whole(first, first + 1)) {
        sentence_.add(first, first + 1, MentionKind::nominal, EntityType::organization);
      }
    }
    find_addressed();
  }

 private:
  // "Mr. President": an office addressed as a name.
  void find_addressed() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (!sentence_.is_free(i, i + 2) || english_names().honorifics.longest(tokens_, i) != i + 1) continue;
      const std::size_t end = english_names().title_heads.longest(tokens_, i + 1);
      if (end > i + 1 && is_capitalised_word(tokens_[i + 1]) && is_whole(i, end))
        sentence_.add(i, end, MentionKind::nominal, EntityType::person);
    }
  }

  // Behind it no noun, name or "of": "the Department of …", "the President's counsel" is the President, "the agent
  // Smith" is Smith.
  bool is_whole(std::size_t first, std::size_t end) const {
    if (!sentence_.is_free(first, end)) return false;
    if (end >= tokens_.size()) return true;
    const PartOfSpeech tag = tokens_[end].part_of_speech;
    if (tag == PartOfSpeech::propn || is_capitalised_word(tokens_[end])) return false;
    const std::string_view lower = sentence_.lower(end);
    if (lower == "of" || lower == "for" || lower == "-") return false;
    return tag != PartOfSpeech::noun;
  }

  SentenceMentions& sentence_;
  const std::vector<Token>& tokens_;
};

}  // namespace

void find_nominals(SentenceMentions& sentence) { NominalFinder(sentence).run(); }

}  // namespace whowhom
