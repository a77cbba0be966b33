// Everything is done on words in small letters; the order of the steps matters, since each sees what the last one left.
#include "extract/resolve/organization_key.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

using Words = std::vector<std::string>;

std::string joined_words(const Words& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

const std::map<std::string_view, std::string_view>& known_names() {
  static const std::map<std::string_view, std::string_view> names = [] {
    std::map<std::string_view, std::string_view> out;
    for (const auto& row : language_rows("known_names.tsv")) out.emplace(row.at(0), row.at(1));
    return out;
  }();
  return names;
}

bool is_inverted(std::string_view word) {
  constexpr std::array<std::string_view, 4> kNouns = {"department", "ministry", "committee", "subcommittee"};
  return std::ranges::find(kNouns, word) != kNouns.end();
}

bool is_linker(std::string_view word) { return word == "of" || word == "on" || word == "for"; }

// "department of state" → "state department"; with a second "of" the rest stays behind.
void invert(Words& words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (!is_inverted(words[i]) || !is_linker(words[i + 1])) continue;
    const std::size_t first = words[i + 2] == "the" ? i + 3 : i + 2;
    std::size_t end = first;
    while (end < words.size() && words[end] != "of") ++end;
    if (end == first) return;
    Words out(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i));
    if (words[i] == "committee") std::erase_if(out, [](const auto& w) { return w == "select" || w == "permanent"; });
    out.insert(out.end(), words.begin() + static_cast<std::ptrdiff_t>(first),
               words.begin() + static_cast<std::ptrdiff_t>(end));
    out.push_back(words[i]);
    out.insert(out.end(), words.begin() + static_cast<std::ptrdiff_t>(end), words.end());
    words = std::move(out);
    return;
  }
}

// "U.S." in front of what is called so without it as well; "U.S. government" is not any government.
void drop_nation(Words& words) {
  std::size_t nation = 0;
  if (!words.empty() && (words[0] == "us" || words[0] == "usa")) nation = 1;
  if (words.size() > 1 && words[0] == "united" && words[1] == "states") nation = 2;
  if (nation == 0 || words.size() <= nation) return;
  const bool generic = words.size() == nation + 1 && english_names().party_nouns.contains(words[nation]);
  if (!generic) words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(nation));
}

bool is_company_word(std::string_view word) {
  constexpr std::array<std::string_view, 20> kEndings = {
      "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp",
      "plc", "lp",           "gmbh", "sa",          "ag", "nv",      "pty", "pc",      "spa", "bv"};
  return std::ranges::find(kEndings, word) != kEndings.end();
}

}  // namespace

std::vector<std::string> name_words(std::string_view text) {
  Words words;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    if (end > start) words.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

std::string organization_key(std::string_view name) {
  std::string text = lower_case(name);
  constexpr std::string_view kCurly = "’";
  for (std::size_t at = text.find(kCurly); at != std::string::npos; at = text.find(kCurly, at))
    text.replace(at, kCurly.size(), "'");
  Words words;
  for (std::string& word : name_words(text)) {
    while (!word.empty() && word.back() == ',') word.pop_back();
    if (word.empty()) continue;
    if (word == "dept." || word == "dept" || word == "dep't" || word == "dep't.") word = "department";
    if (word == "&") word = "and";
    // "f.b.i.", "inc."
    if (word.size() > 1 && word.find('.') != std::string::npos && word.find_first_of("0123456789") == std::string::npos)
      if (word.find('.') + 1 == word.size() || word.size() % 2 == 0) std::erase(word, '.');
    words.push_back(std::move(word));
  }
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  if (const auto country = known_names().find(joined_words(words)); country != known_names().end())
    return std::string(country->second);
  drop_nation(words);
  const std::string whole = joined_words(words);
  constexpr std::string_view kOfNation = " of the united states";
  if (whole.size() > kOfNation.size() + 6 && whole.ends_with(kOfNation))
    words = name_words(std::string_view(whole).substr(0, whole.size() - kOfNation.size()));
  invert(words);
  return joined_words(words);
}

std::string company_core(const std::string& key) {
  Words words = name_words(key);
  while (words.size() > 1 && is_company_word(words.back())) words.pop_back();
  if (words.size() > 1 && words.back() == "and") words.pop_back();
  return joined_words(words);
}

bool has_company_ending(const std::string& key) { return company_core(key) != key; }

std::string head_noun(std::string_view name) {
  Words words = name_words(lower_case(name));
  std::size_t end = words.size();
  for (std::size_t i = 1; i < words.size(); ++i)
    if (is_linker(words[i])) {
      end = i;
      break;
    }
  return end == 0 ? std::string() : words[end - 1];
}

std::string initials_of(std::string_view name) {
  std::string initials;
  bool start = true;
  for (const char c : name) {
    if (start && c >= 'A' && c <= 'Z') initials += c;
    start = c == ' ' || c == '-';
  }
  return initials;
}

bool is_acronym_name(std::string_view name) {
  return name.size() >= 2 && name.size() <= 8 && name.find(' ') == std::string_view::npos && is_all_capitals(name);
}

}  // namespace whowhom
