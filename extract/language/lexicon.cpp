// Views into the embedded bytes; nothing is copied.
#include "extract/language/lexicon.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

PartOfSpeech tag_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, PartOfSpeech>, 13> kTags = {{
      {"ADJ", PartOfSpeech::adj},
      {"ADP", PartOfSpeech::adp},
      {"ADV", PartOfSpeech::adv},
      {"AUX", PartOfSpeech::aux},
      {"CCONJ", PartOfSpeech::cconj},
      {"DET", PartOfSpeech::det},
      {"INTJ", PartOfSpeech::intj},
      {"NOUN", PartOfSpeech::noun},
      {"NUM", PartOfSpeech::num},
      {"PART", PartOfSpeech::part},
      {"PRON", PartOfSpeech::pron},
      {"SCONJ", PartOfSpeech::sconj},
      {"VERB", PartOfSpeech::verb},
  }};
  for (const auto& [name, tag] : kTags)
    if (name == word) return tag;
  return PartOfSpeech::x;
}

Abbreviation abbreviation_of(std::string_view word) {
  if (word == "title") return Abbreviation::title;
  if (word == "number") return Abbreviation::number;
  return word == "inner" ? Abbreviation::inner : Abbreviation::either;
}

Lexicon read_lexicon() {
  Lexicon lexicon;
  for (const auto& row : language_rows("function_words.tsv")) lexicon.function_words.emplace(row[0], tag_of(row[1]));
  for (const auto& row : language_rows("abbreviations.tsv"))
    lexicon.abbreviations.emplace(row[0], abbreviation_of(row[1]));
  for (const auto& row : language_rows("irregular_verbs.tsv")) lexicon.verbs.insert(row[0]);
  for (const auto& row : language_rows("irregular_nouns.tsv")) lexicon.irregular_nouns.emplace(row[0], row[1]);
  for (const auto& row : language_rows("verbs.txt")) lexicon.verbs.insert(row[0]);
  for (const auto& row : language_rows("mail_headers.txt")) lexicon.mail_headers.insert(row[0]);
  for (const auto& row : language_rows("contractions.tsv")) lexicon.contractions.emplace(row[0], row[1]);
  for (const auto& row : language_rows("fixed_tokens.txt")) lexicon.fixed_tokens[row[0].front()].push_back(row[0]);
  for (auto& [first, tokens] : lexicon.fixed_tokens)
    std::ranges::stable_sort(tokens, std::ranges::greater{}, &std::string_view::size);
  for (const auto& row : language_rows("prefixes.txt")) lexicon.prefixes.insert(row[0]);
  for (const auto& row : language_rows("units.txt")) lexicon.units.insert(row[0]);
  for (const auto& row : language_rows("name_endings.txt")) lexicon.name_endings.insert(row[0]);
  return lexicon;
}

}  // namespace

std::optional<PartOfSpeech> Lexicon::function_word(std::string_view lower) const {
  const auto found = function_words.find(lower);
  if (found == function_words.end()) return std::nullopt;
  return found->second;
}

const Lexicon& english_lexicon() {
  static const Lexicon lexicon = read_lexicon();
  return lexicon;
}

}  // namespace whowhom
