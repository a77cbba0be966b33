// A map from the joined words; phrases are at most seven words long, so trying each length is cheap.
#include "extract/mention/phrase_table.hpp"

#include <algorithm>

namespace whowhom {
namespace {

void straighten(std::string& text) {
  constexpr std::string_view kCurly = "’";
  for (std::size_t at = text.find(kCurly); at != std::string::npos; at = text.find(kCurly, at))
    text.replace(at, kCurly.size(), "'");
}

std::size_t word_count(std::string_view phrase) {
  std::size_t words = 1 + static_cast<std::size_t>(std::ranges::count(phrase, ' '));
  return words + static_cast<std::size_t>(std::ranges::count(phrase, '\''));
}

}  // namespace

std::string joined(const std::vector<Token>& tokens, std::size_t first, std::size_t end, Case letters) {
  std::string out;
  for (std::size_t i = first; i < end; ++i) {
    std::string word = letters == Case::kept ? tokens[i].form : tokens[i].lower;
    straighten(word);
    if (!out.empty() && word != "'s" && word != "'") out += ' ';
    out += word;
  }
  return out;
}

void PhraseTable::add(std::string_view phrase, std::string_view value) {
  longest_words_ = std::max(longest_words_, word_count(phrase));
  values_.emplace(phrase, value);
  first_words_.emplace(phrase.substr(0, phrase.find_first_of(" '", 1)));
}

const std::string* PhraseTable::value_of(std::string_view phrase) const {
  const auto found = values_.find(phrase);
  return found == values_.end() ? nullptr : &found->second;
}

std::size_t PhraseTable::longest(const std::vector<Token>& tokens, std::size_t first) const {
  if (first >= tokens.size()) return first;
  const Token& word = tokens[first];
  if (!first_words_.contains(letters_ == Case::kept ? word.form : word.lower)) return first;
  const std::size_t last = std::min(tokens.size(), first + longest_words_);
  for (std::size_t end = last; end > first; --end)
    if (values_.find(joined(tokens, first, end, letters_)) != values_.end()) return end;
  return first;
}

}  // namespace whowhom
