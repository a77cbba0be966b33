// The tables of English words in the form that words and names ask for.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

enum class Abbreviation { title, number, inner, either };

struct Lexicon {
  std::map<std::string_view, PartOfSpeech> function_words;
  std::map<std::string_view, Abbreviation> abbreviations;
  std::map<std::string_view, std::string_view> irregular_nouns;
  std::set<std::string_view> verbs;  ///< base forms
  std::set<std::string_view> mail_headers;
  std::map<std::string_view, std::string_view> contractions;   ///< "dont" → "do", its first word
  std::map<char, std::vector<std::string_view>> fixed_tokens;  ///< by first byte in small letters, longest first
  std::set<std::string_view> prefixes;                         ///< that a hyphen does not part from their word
  std::set<std::string_view> units;                            ///< written behind a number
  std::set<std::string_view> name_endings;                     ///< of files and sites

  std::optional<PartOfSpeech> function_word(std::string_view lower) const;
  bool is_verb(std::string_view base) const { return verbs.contains(base); }
};

/// Reads the embedded tables; they never change, so one copy serves the program.
const Lexicon& english_lexicon();

}  // namespace whowhom
