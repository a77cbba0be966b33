// Articles and possessive endings are not among the tokens that finders hand in.
#include "extract/mention/sentence_mentions.hpp"

#include <algorithm>

#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"

namespace whowhom {

std::string_view SentenceMentions::lower(std::size_t i) const {
  return i < size() ? std::string_view(sentence_->tokens[i].lower) : std::string_view();
}

bool SentenceMentions::is_free(std::size_t first, std::size_t end) const {
  for (std::size_t i = first; i < end; ++i)
    if (!is_free(i)) return false;
  return first < end;
}

void SentenceMentions::take(std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) taken_[i] = true;
}

void SentenceMentions::add(std::size_t first, std::size_t end, MentionKind kind, EntityType type) {
  take(first, end);
  Mention mention;
  mention.sentence = index_;
  mention.first_token = first;
  mention.end_token = end;
  mention.span = {token(first).span.start, token(end - 1).span.end};
  mention.kind = kind;
  mention.type = type;
  mentions_.push_back(mention);
}

const Mention* SentenceMentions::mention_from(std::size_t first) const {
  const Mention* widest = nullptr;
  for (const Mention& mention : mentions_)
    if (mention.first_token == first && (widest == nullptr || mention.end_token > widest->end_token)) widest = &mention;
  return widest;
}

const Mention* SentenceMentions::mention_to(std::size_t end) const {
  const Mention* widest = nullptr;
  for (const Mention& mention : mentions_)
    if (mention.end_token == end && (widest == nullptr || mention.first_token < widest->first_token)) widest = &mention;
  return widest;
}

bool is_capitalised_word(const Token& token) {
  if (!starts_upper(token.form)) return false;
  if (token.form == "US" || token.form == "IT") return true;
  const auto closed = english_lexicon().function_word(token.lower);
  return !closed || token.part_of_speech == PartOfSpeech::propn;
}

bool starts_clause(const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0) return true;
  const std::string& before = tokens[i - 1].form;
  return before == "\"" || before == "“" || before == "‘" || before == ":" || before == "…" || before == "'" ||
         before == "-" || before == "--" || before == "—" || before == "(" || before == "[" || before == ". . .";
}

bool is_title_case(const std::vector<Token>& tokens) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  bool stop = false;
  for (const Token& token : tokens) {
    stop = token.form == ".";
    if (token.form.size() < 4 || !has_letter(token.form)) continue;
    ++words;
    capitals += starts_upper(token.form) ? 1 : 0;
  }
  // Names one after another fill a line too, but two or three words do not make a headline.
  return !stop && words >= 4 && capitals * 10 >= words * 8;
}

bool is_possessive_ending(const Token& token) {
  return token.lower == "'s" || token.lower == "’s" || token.form == "’" || token.form == "'";
}

}  // namespace whowhom
