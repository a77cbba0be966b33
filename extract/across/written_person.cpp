// The name taken apart again from the entity's texts: its sentence is gone when documents are compared.
#include "extract/across/written_person.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "extract/across/folded_name.hpp"
#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

bool is_particle(const Token& token, bool first) {
  const auto& particles = english_names().particles;
  const auto found = particles.find(token.lower);
  if (found == particles.end()) return false;
  if (found->second == "small") return !starts_upper(token.form);
  return found->second == "always" || !first || !starts_upper(token.form);
}

// Lotus Notes and X.500 write the organization behind a slash.
std::string_view without_directory(std::string_view text) {
  for (const std::string_view start : {"CN=", "cn="})
    if (text.starts_with(start)) text.remove_prefix(start.size());
  const std::size_t slash = text.find('/');
  return slash == std::string_view::npos || slash == 0 ? text : text.substr(0, slash);
}

// Words with a stop of their own, commas apart; a word in quotation marks or brackets is a nickname and left out.
std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  const auto add = [&tokens](std::string_view form) {
    Token& token = tokens.emplace_back();
    token.form = std::string(form);
    token.lower = lower_case(form);
    token.space_before = true;
  };
  std::string blanks(text);
  std::ranges::replace_if(
      blanks, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  for (std::string& word : words_of(blanks)) {
    constexpr std::array<std::string_view, 4> kNicknameMarks = {"\"", "“", "(", "['"};
    if (std::ranges::any_of(kNicknameMarks, [&](std::string_view mark) { return word.starts_with(mark); })) continue;
    const bool comma = word.ends_with(',') && word.size() > 1;
    if (comma) word.pop_back();
    add(word);
    if (comma) add(",");
  }
  while (!tokens.empty() && tokens.back().form == ",") tokens.pop_back();
  return tokens;
}

bool is_suffix(const std::string& folded) {
  constexpr std::array<std::string_view, 5> kSuffixes = {"jr", "sr", "ii", "iii", "iv"};
  return std::ranges::find(kSuffixes, folded) != kSuffixes.end();
}

// "J.R." and "JR" in front of a surname are two initials.
void add_given(WrittenName& name, const std::string& form, std::string folded) {
  const bool initials =
      form.find('.') != std::string::npos && folded.size() > 1 && folded.size() < 4 && is_all_capitals(form);
  const auto add = [&name](const std::string& word) {
    if (word.empty()) return;
    if (name.given.empty())
      name.given = word;
    else
      name.middles.push_back(word);
  };
  if (!initials) return add(folded);
  for (const char c : folded) add(std::string(1, c));
}

void parse_names(std::vector<Token> tokens, WrittenName& name) {
  const auto comma = std::ranges::find(tokens, std::string(","), &Token::form);
  if (comma != tokens.end()) {
    if (comma + 1 != tokens.end() && !is_suffix(fold_name((comma + 1)->form)))
      std::rotate(tokens.begin(), comma + 1, tokens.end());
    std::erase_if(tokens, [](const Token& token) { return token.form == ","; });
  }
  while (tokens.size() > 1 && is_suffix(fold_name(tokens.back().form))) {
    name.suffix = fold_name(tokens.back().form);
    tokens.pop_back();
  }
  if (tokens.empty()) return;
  name.surname = fold_name(tokens.back().form);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
    if (is_particle(tokens[i], i == 0))
      name.has_particle = true;
    else
      add_given(name, tokens[i].form, fold_name(tokens[i].form));
}

// More names are fuller, and a name beats its initial.
std::size_t fullness(const WrittenName& name) {
  if (name.surname.empty()) return 0;
  std::size_t score = 1 + (name.given.size() > 1 ? 8 : name.given.size() == 1 ? 4 : 0);
  for (const std::string& middle : name.middles) score += middle.size() > 1 ? 2 : 1;
  return score + (name.suffix.empty() ? 0 : 1);
}

bool is_address(std::string_view text) { return text.find('@') != std::string_view::npos; }

// "Ann B. Lee" and "Ann C. Lee".
bool contradict(const WrittenName& a, const WrittenName& b) {
  return a.is_full() && b.is_full() && given_names_agree(a.given, b.given) && !middle_names_agree(a.middles, b.middles);
}

// "ann.lee@…" spells a name, "alee@…" does not.
void spell_out(const std::string& address, WrittenName& name) {
  const std::string local = address.substr(0, address.find('@'));
  const std::size_t stop = local.find_first_of("._");
  if (stop == std::string::npos || stop < 2 || local.size() < stop + 3) return;
  const auto is_small_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (std::ranges::count_if(local, is_small_letter) + 1 != static_cast<std::ptrdiff_t>(local.size())) return;
  name.given = local.substr(0, stop);
  name.surname = local.substr(stop + 1);
}

bool is_short_for(const std::string& a, const std::string& b) {
  return english_names().short_names.contains({std::string_view(a), std::string_view(b)});
}

}  // namespace

WrittenName parse_written_name(std::string_view text) {
  WrittenName name;
  std::vector<Token> tokens = tokens_of(without_directory(text));
  if (tokens.empty()) return name;
  const std::size_t title = title_end(tokens, 0);
  if (title > 0) {
    name.office = office_of(tokens, 0, title);
    name.honorific = bearer_of_honorific(tokens, 0, title);
    name.has_title = tokens[0].lower != "sir" && tokens[0].lower != "dame";
    tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(title));
  }
  parse_names(std::move(tokens), name);
  return name;
}

WrittenPerson written_person(const Entity& entity) {
  WrittenPerson person;
  std::vector<std::string> texts = entity.aliases;
  texts.insert(texts.begin(), entity.name);
  bool disagree = false;
  bool mixed = false;
  for (const std::string& text : texts) {
    if (is_address(text) && text.find(' ') == std::string::npos && text.find('/') == std::string::npos) {
      person.addresses.push_back(lower_case(text));
      continue;
    }
    WrittenName name = parse_written_name(text);
    if (!name.office.empty()) person.offices.insert(name.office);
    const bool other = !name.surname.empty() && !person.name.surname.empty() && name.surname != person.name.surname;
    if (!other) {
      person.has_title = person.has_title || name.has_title;
      if (name.honorific && person.honorific && *name.honorific != *person.honorific) disagree = true;
      if (name.honorific) person.honorific = name.honorific;
    }
    if (!other && contradict(name, person.name)) mixed = true;
    name.office.clear();
    name.honorific.reset();
    name.has_title = false;
    // The entity's own name leads; another may only fill it.
    if (person.name.surname.empty() ||
        (!other && fullness(name) > fullness(person.name) &&
         (person.name.given.empty() || given_names_agree(name.given, person.name.given))))
      person.name = std::move(name);
  }
  if (person.name.surname.empty() && person.offices.empty())
    for (const std::string& address : person.addresses)
      if (person.name.surname.empty()) spell_out(address, person.name);
  // The document took two people for one, or one for two: what tells them apart is not to be trusted.
  if (mixed) person.name.middles.clear();
  if (disagree) person.honorific.reset();
  person.is_office = person.name.surname.empty() && !person.offices.empty();
  std::ranges::sort(person.addresses);
  return person;
}

std::optional<FirstNameBearer> bearer_of_given_name(const std::string& given) {
  const auto found = english_names().first_names.find(given);
  if (found == english_names().first_names.end() || found->second == FirstNameBearer::either) return std::nullopt;
  return found->second;
}

bool given_names_agree(const std::string& a, const std::string& b) {
  if (a == b || is_short_for(a, b) || is_short_for(b, a)) return true;
  return (a.size() == 1 || b.size() == 1) && a[0] == b[0];
}

bool middle_names_agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i)
    if (a[i] != b[i] && !((a[i].size() == 1 || b[i].size() == 1) && a[i][0] == b[i][0])) return false;
  return true;
}

}  // namespace whowhom
