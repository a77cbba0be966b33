// Heads are matched longest first, so that "attorney general" is one office and not an attorney before a general.
#include "extract/mention/titles.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace whowhom {

std::size_t title_end(const std::vector<Token>& tokens, std::size_t first) {
  const NameTables& names = english_names();
  std::size_t end = first;
  std::size_t at = first;
  while (at < tokens.size()) {
    std::size_t next = names.honorifics.longest(tokens, at);
    if (next == at) next = names.title_heads.longest(tokens, at);
    if (next > at) {
      end = at = next;
    } else if (names.title_modifiers.contains(tokens[at].lower)) {
      ++at;
    } else {
      break;
    }
  }
  return end;
}

std::string office_of(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  const NameTables& names = english_names();
  std::string office;
  bool has_head = false;
  for (std::size_t at = first; at < end;) {
    if (const std::size_t next = names.honorifics.longest(tokens, at); next > at) {
      at = next;
      continue;
    }
    const std::size_t next = std::min(std::max(names.title_heads.longest(tokens, at), at + 1), end);
    std::string word = joined(tokens, at, next, Case::folded);
    if (const std::string* written_out = names.title_heads.value_of(word)) {
      has_head = true;
      if (!written_out->empty()) word = *written_out;
    }
    const bool leaves_out = word == "the" || word == "then" || word == "former" || word == "new" || word == "late";
    if (!leaves_out) office += (office.empty() ? "" : " ") + word;
    at = next;
  }
  return has_head ? office : std::string();
}

HeldOffice office_in_title(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  constexpr std::array<std::string_view, 5> kFormer = {"former", "late", "ex", "onetime", "ousted"};
  const auto is_former = [&](const Token& token) { return std::ranges::find(kFormer, token.lower) != kFormer.end(); };
  const auto is_nation = [&](const Token& token) {
    return english_names().nationalities.contains(token.form) || token.lower == "u.s." || token.form == "US" ||
           token.form == "UK";
  };
  HeldOffice office;
  office.name = office_of(tokens, first, end);
  for (std::size_t i = first; i < end; ++i) {
    office.former = office.former || is_former(tokens[i]);
    if (is_nation(tokens[i])) office.nation = tokens[i].lower;
  }
  for (std::size_t i = first; i-- > 0 && first - i <= 2;) {
    if (is_former(tokens[i]))
      office.former = true;
    else if (is_nation(tokens[i]) && office.nation.empty())
      office.nation = tokens[i].lower;
    else
      break;
  }
  if (!office.nation.empty() && office.name.starts_with(office.nation + " "))
    office.name.erase(0, office.nation.size() + 1);
  return office;
}

bool is_anothers_title(const std::vector<Token>& tokens, std::size_t first) {
  return first > 1 && tokens[first - 1].lower == "the" && tokens[first - 2].lower == "to";
}

bool office_answers_to(const std::string& office, const std::string& meant) {
  constexpr std::string_view kElect = "-elect";
  if (office.ends_with(kElect)) return office_answers_to(office.substr(0, office.size() - kElect.size()), meant);
  if (meant.ends_with(kElect)) return office_answers_to(office, meant.substr(0, meant.size() - kElect.size()));
  if (office == meant) return true;
  if (meant.empty() || office.size() <= meant.size() || !office.ends_with(" " + meant)) return false;
  constexpr std::array<std::string_view, 9> kLowers = {"vice",      "deputy", "assistant", "associate", "under",
                                                       "permanent", "shadow", "former",    "private"};
  const std::string_view before = std::string_view(office).substr(0, office.size() - meant.size() - 1);
  return std::ranges::none_of(kLowers,
                              [&](std::string_view word) { return before.find(word) != std::string_view::npos; });
}

std::optional<FirstNameBearer> bearer_of_honorific(const std::vector<Token>& tokens, std::size_t first,
                                                   std::size_t end) {
  constexpr std::array<std::string_view, 5> kMen = {"mr", "mr.", "sir", "lord", "king"};
  constexpr std::array<std::string_view, 9> kWomen = {"mrs",  "mrs.",     "ms",   "ms.",  "miss",
                                                      "lady", "baroness", "dame", "queen"};
  for (std::size_t i = first; i < end; ++i) {
    if (std::ranges::find(kMen, tokens[i].lower) != kMen.end()) return FirstNameBearer::man;
    if (std::ranges::find(kWomen, tokens[i].lower) != kWomen.end()) return FirstNameBearer::woman;
  }
  return std::nullopt;
}

}  // namespace whowhom
