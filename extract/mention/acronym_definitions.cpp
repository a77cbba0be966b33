// The initials of the words before the bracket are matched from their end, each word with one letter of the acronym.
#include "extract/mention/acronym_definitions.hpp"

#include <algorithm>
#include <array>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/name_votes.hpp"
#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLinkers = 4;

bool is_linker(std::string_view lower) {
  constexpr std::array<std::string_view, 9> kLinkers = {"of", "the", "and", "for", "on", "in", "to", "&", "a"};
  return std::ranges::find(kLinkers, lower) != kLinkers.end();
}

char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_quote(std::string_view form) {
  return form == "\"" || form == "“" || form == "”" || form == "'" || form == "‘";
}

// "s" of a plural is no letter of it.
std::string_view letters_of(std::string_view acronym) {
  if (acronym.size() > 2 && acronym.ends_with('s')) acronym.remove_suffix(1);
  return acronym;
}

// How the words are matched backwards; `words` bounds how many a short acronym may take.
std::size_t match(const std::vector<Token>& tokens, std::size_t end, std::string_view letters, std::size_t linkers) {
  if (letters.empty()) return end;
  if (end == 0) return kRootHead;
  const Token& word = tokens[end - 1];
  // "Multi-National": a letter for each part.
  if (const std::size_t hyphen = word.lower.find('-');
      hyphen != std::string::npos && letters.size() > 1 && hyphen + 1 < word.lower.size()) {
    const bool both = lower_letter(letters[letters.size() - 1]) == word.lower[hyphen + 1] &&
                      lower_letter(letters[letters.size() - 2]) == word.lower[0];
    if (both)
      if (const std::size_t start = match(tokens, end - 1, letters.substr(0, letters.size() - 2), linkers);
          start != kRootHead)
        return start;
  }
  if (!word.lower.empty() && lower_letter(letters.back()) == word.lower[0])
    if (const std::size_t start = match(tokens, end - 1, letters.substr(0, letters.size() - 1), linkers);
        start != kRootHead)
      return start;
  const bool skipped = is_linker(word.lower) || is_possessive_ending(word) || word.form == "," || word.form == "-";
  if (skipped && linkers > 0) return match(tokens, end - 1, letters, linkers - 1);
  return kRootHead;
}

// Whether the words' noun is a body's, or the learned analysis sees a body there; nothing where neither is clear.
std::optional<AcronymKind> kind_of_words(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  const NameTables& names = english_names();
  std::size_t head = end - 1;
  for (std::size_t i = first + 1; i < end; ++i)
    if (tokens[i].lower == "of" || tokens[i].lower == "for" || tokens[i].lower == "on" || tokens[i].lower == "in") {
      head = i - 1;
      break;
    }
  std::size_t organization = 0;
  std::size_t other = 0;
  std::size_t capitals = 0;
  std::size_t words = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (is_linker(tokens[i].lower) || !has_letter(tokens[i].form)) continue;
    ++words;
    capitals += starts_upper(tokens[i].form) ? 1 : 0;
    organization += is_organization_tag(tokens[i].name) ? 1 : 0;
    other += is_person_tag(tokens[i].name) || is_place_tag(tokens[i].name) ? 1 : 0;
  }
  if (capitals == 0 && organization == 0) return AcronymKind::thing;
  const bool headed =
      names.organization_heads.contains(tokens[head].lower) || names.organization_heads.contains(tokens[end - 1].lower);
  if (other * 2 > words && !headed) return AcronymKind::thing;
  if (headed && (organization > 0 || !names.weak_heads.contains(tokens[head].lower))) return AcronymKind::body;
  if (organization * 2 >= words && capitals * 2 >= words) return AcronymKind::body;
  return organization == 0 ? std::optional(AcronymKind::thing) : std::nullopt;
}

}  // namespace

bool is_acronym_form(std::string_view form) {
  const std::string_view letters = letters_of(form);
  if (letters.size() < 2 || letters.size() > 8 || letters[0] < 'A' || letters[0] > 'Z') return false;
  const auto capitals = std::ranges::count_if(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool shape = std::ranges::all_of(letters, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&' || c == '-';
  });
  return shape && capitals >= 2 && static_cast<std::size_t>(capitals) * 3 >= letters.size() * 2;
}

std::size_t expansion_start(const std::vector<Token>& tokens, std::size_t end, std::string_view acronym) {
  const std::size_t start = match(tokens, end, letters_of(acronym), kMaxLinkers);
  return start == kRootHead || start >= end || is_linker(tokens[start].lower) ? end : start;
}

AcronymDefinitions::AcronymDefinitions(const Analysis& analysis) {
  for (const Sentence& sentence : analysis.sentences) {
    const auto& tokens = sentence.tokens;
    for (std::size_t open = 1; open + 2 < tokens.size(); ++open) {
      if (tokens[open].form != "(" && tokens[open].form != "[") continue;
      std::size_t at = open + 1;
      while (at + 1 < tokens.size() && (is_quote(tokens[at].form) || tokens[at].lower == "the")) ++at;
      // "Harbour Fee Office (HAFO)"
      if (is_acronym_form(tokens[at].form)) {
        std::size_t end = open;
        std::size_t first = expansion_start(tokens, end, tokens[at].form);
        // "Harbour Fee Office in Oslo (HFO)"
        if (first == end && open > 3 && tokens[open - 2].lower == "in") {
          end = open - 2;
          first = expansion_start(tokens, end, tokens[at].form);
        }
        if (first < end) note(sentence, first, end, tokens[at].form);
        continue;
      }
      // "HAFO (Harbour Fee Office)"
      if (!is_acronym_form(tokens[open - 1].form)) continue;
      std::size_t close = at;
      while (close < tokens.size() && close < at + 12 && tokens[close].form != ")" && tokens[close].form != "]")
        ++close;
      if (close < tokens.size() && expansion_start(tokens, close, tokens[open - 1].form) == at)
        note(sentence, at, close, tokens[open - 1].form);
    }
  }
}

void AcronymDefinitions::note(const Sentence& sentence, std::size_t first, std::size_t end,
                              const std::string& acronym) {
  const auto kind = kind_of_words(sentence.tokens, first, end);
  if (!kind) return;
  Counts& counts = counts_[std::string(letters_of(acronym))];
  ++(*kind == AcronymKind::body ? counts.bodies : counts.things);
}

std::optional<AcronymKind> AcronymDefinitions::kind_of(std::string_view acronym) const {
  auto found = counts_.find(acronym);
  if (found == counts_.end()) found = counts_.find(letters_of(acronym));
  if (found == counts_.end() || (found->second.bodies > 0) == (found->second.things > 0)) return std::nullopt;
  return found->second.bodies > 0 ? AcronymKind::body : AcronymKind::thing;
}

}  // namespace whowhom
