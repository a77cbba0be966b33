// Title, given name, further names, particles, surname, suffix, in that order; "Surname, Given" where a comma says so.
#include "extract/resolve/person_name.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/mention/mail_entries.hpp"
#include "extract/resolve/clusters.hpp"

namespace whowhom {
namespace {

// "MP" does not tell people apart, nor does "III", which only formal names have.
bool tells_apart(const std::string& suffix) { return suffix.starts_with("jr") || suffix.starts_with("sr"); }

bool is_quote(const std::string& form) {
  return form == "\"" || form == "“" || form == "”" || form == "‘" || form == "’" || form == "''" || form == "``";
}

bool is_first_name(const std::string& lower) { return english_names().first_names.contains(lower); }

// As parts are compared: without a final stop, accents, and the article that Arabic names have before a hyphen.
std::string part_of(const Token& token) {
  std::string part = without_marks(token.lower);
  if (part.ends_with('.')) part.pop_back();
  for (const std::string_view article : {"al-", "el-", "ash-", "as-", "ad-"})
    if (part.starts_with(article) && part.size() > article.size() + 2) return part.substr(article.size());
  return part;
}

std::optional<FirstNameBearer> bearer_of_given(const std::string& given) {
  const auto found = english_names().first_names.find(given);
  if (found == english_names().first_names.end() || found->second == FirstNameBearer::either) return std::nullopt;
  return found->second;
}

void parse_words(const Sentence& sentence, std::size_t first, std::size_t end, PersonName& name) {
  const auto& tokens = sentence.tokens;
  name.bare = words_between(sentence, first, end);
  if (tokens[end - 1].form == "]") {
    std::erase_if(name.bare, [](char c) { return c == '[' || c == ']'; });
    --end;
  }
  if (end > first + 1 && is_name_suffix(tokens[end - 1].lower)) {
    name.suffix = part_of(tokens[--end]);
    if (end > first + 1 && tokens[end - 1].form == ",") --end;
  }
  std::vector<std::string> parts;
  bool leading_particle = false;
  for (std::size_t i = first; i < end; ++i) {
    const Token& token = tokens[i];
    if (is_quote(token.form)) {
      if (i + 2 < end && is_quote(tokens[i + 2].form)) {
        name.nickname = part_of(tokens[i + 1]);
        i += 2;
      }
      continue;
    }
    if (token.form == "[" || token.form == "(" || token.form == ")") continue;
    if (is_name_particle(token.lower) && i + 1 < end && !(i == first && is_first_name(token.lower))) {
      leading_particle = leading_particle || parts.empty();
      continue;
    }
    parts.push_back(part_of(token));
  }
  if (parts.empty()) return;
  name.surname = parts.back();
  parts.pop_back();
  if (parts.empty() || leading_particle) return;
  name.given = parts.front();
  name.middle.assign(parts.begin() + 1, parts.end());
}

void parse_reversed(const Sentence& sentence, std::size_t first, std::size_t comma, std::size_t end, PersonName& name) {
  // "Lee\\, Ann": a directory's escape.
  std::size_t surname_end = comma;
  while (surname_end > first + 1 && sentence.tokens[surname_end - 1].form == "\\") --surname_end;
  name.surname = part_of(sentence.tokens[surname_end - 1]);
  name.given = part_of(sentence.tokens[comma + 1]);
  for (std::size_t i = comma + 2; i < end; ++i) name.middle.push_back(part_of(sentence.tokens[i]));
  name.bare = words_between(sentence, comma + 1, end) + " " + words_between(sentence, first, surname_end);
}

// "ANN LEE" as "Ann Lee"; initials and what has small letters stay.
std::string readable(const std::string& bare, bool titled) {
  const bool whole = titled || bare.size() > 4;
  const bool shouted = whole && is_all_capitals(bare);
  if (!shouted) return bare;
  std::string out;
  for (std::size_t start = 0; start <= bare.size();) {
    const std::size_t end = std::min(bare.find(' ', start), bare.size());
    const std::string word = bare.substr(start, end - start);
    const bool initials =
        word.size() < 2 || word.find('.') != std::string::npos ||
        (word.size() == 2 && end < bare.size() && !english_names().first_names.contains(lower_case(word)));
    for (std::size_t i = 0; i < word.size(); ++i) {
      const bool first = i == 0 || word[i - 1] == '-' || word[i - 1] == '\'';
      out += initials || first || word[i] < 'A' || word[i] > 'Z' ? word[i] : static_cast<char>(word[i] - 'A' + 'a');
    }
    if (end < bare.size()) out += ' ';
    start = end + 1;
  }
  return out;
}

// What directories and those who shout add to a name: "Ann Lee@ACME", "Ann Lee-@ACME", "ANN LEE".
void tidy(PersonName& name, bool titled) {
  const auto cut = [](std::string& text, std::size_t from, std::size_t to) {
    while (from > 0 && text[from - 1] == '-') --from;
    text.erase(from, to - from);
  };
  for (std::string* part : {&name.surname, &name.given})
    if (const std::size_t at = part->find('@'); at != std::string::npos) cut(*part, at, part->size());
  if (const std::size_t at = name.bare.find('@'); at != std::string::npos)
    cut(name.bare, at, std::min(name.bare.find(' ', at), name.bare.size()));
  name.bare = readable(name.bare, titled);
}

bool is_initial(const std::string& part) { return part.size() == 1 || (part.size() > 1 && part[1] == '.'); }

// Middle names from the first on, as far as both have them; "h.w" begins with h.
bool are_compatible_middles(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i].empty() || b[i].empty() || a[i] == b[i]) continue;
    if (a[i].front() != b[i].front() || !(is_initial(a[i]) || is_initial(b[i]))) return false;
    // "H.W." is not "H.J.".
    if (is_initial(a[i]) && is_initial(b[i]) && a[i].size() > 1 && b[i].size() > 1) return false;
  }
  return true;
}

bool is_part_of_hyphened(const std::string& part, const std::string& whole) {
  return whole.find('-') != std::string::npos && (whole.starts_with(part + "-") || whole.ends_with("-" + part));
}

bool are_compatible_surnames(const PersonName& a, const PersonName& b) {
  if (a.surname.empty() || b.surname.empty() || a.surname == b.surname) return true;
  const bool same_given = !is_initial(a.given) && !a.given.empty() && a.given == b.given;
  return same_given && (is_part_of_hyphened(a.surname, b.surname) || is_part_of_hyphened(b.surname, a.surname));
}

// "J. Edgar Lee" and "Edgar Lee".
bool goes_by_middle(const PersonName& a, const PersonName& b) {
  return is_initial(a.given) && !a.middle.empty() && !is_initial(b.given) && a.middle.front() == b.given;
}

}  // namespace

PersonName parse_person_name(const Sentence& sentence, const Mention& mention) {
  PersonName name;
  const auto& tokens = sentence.tokens;
  const std::string& front = tokens[mention.first_token].form;
  if (front[0] == '@' || is_mail_address(tokens[mention.first_token])) {
    name.is_address = true;
    name.bare = tokens[mention.first_token].form;
    return name;
  }
  MailEntry whole;
  whole.first = mention.first_token;
  whole.end = mention.end_token;
  if (const auto [first, end] = local_part_name(tokens, whole);
      first == whole.first && end == whole.end && end > first) {
    name.is_address = true;
    for (std::size_t i = first; i < end; ++i) name.bare += tokens[i].form;
    return name;
  }
  if (const auto [first, end] = joined_address(tokens, mention.first_token, mention.end_token);
      first == mention.first_token && end == mention.end_token && end > first) {
    name.is_address = true;
    for (std::size_t i = first; i < end; ++i) name.bare += tokens[i].form;
    return name;
  }
  std::size_t first = title_end(tokens, mention.first_token);
  if (first >= mention.end_token) first = mention.first_token;
  if (first > mention.first_token) {
    name.office = office_in_title(tokens, mention.first_token, first);
    name.bearer = bearer_of_honorific(tokens, mention.first_token, first);
    for (std::size_t i = mention.first_token; i < first; ++i) {
      name.honorific = name.honorific || english_names().honorifics.longest(tokens, i) > i;
      name.knightly = name.knightly || tokens[i].lower == "sir" || tokens[i].lower == "dame";
    }
  }
  std::size_t comma = first;
  while (comma < mention.end_token && tokens[comma].form != ",") ++comma;
  if (comma > first && comma + 1 < mention.end_token && !is_name_suffix(tokens[comma + 1].lower))
    parse_reversed(sentence, first, comma, mention.end_token, name);
  else
    parse_words(sentence, first, mention.end_token, name);
  tidy(name, first > mention.first_token);
  if (!name.bearer) name.bearer = bearer_of_given(name.given);
  if (!name.given.empty()) name.initials += name.given.front();
  for (const std::string& part : name.middle)
    if (!part.empty()) name.initials += part.front();
  return name;
}

bool are_compatible_given_names(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a == b) return true;
  const auto& short_names = english_names().short_names;
  if (short_names.contains({a, b}) || short_names.contains({b, a})) return true;
  return (is_initial(a) || is_initial(b)) && a.front() == b.front();
}

bool are_compatible(const PersonName& a, const PersonName& b) {
  if (!are_compatible_surnames(a, b)) return false;
  // "Jr." is said to tell two people apart, so it is not left out of a full name.
  const bool both_full = !a.given.empty() && !b.given.empty();
  const std::string suffix_a = tells_apart(a.suffix) ? a.suffix : "";
  const std::string suffix_b = tells_apart(b.suffix) ? b.suffix : "";
  if (suffix_a != suffix_b && (both_full || (!suffix_a.empty() && !suffix_b.empty()))) return false;
  if (a.bearer && b.bearer && *a.bearer != *b.bearer) return false;
  if (!both_full) return true;
  if (are_compatible_given_names(a.given, b.given)) return are_compatible_middles(a.middle, b.middle);
  return a.nickname == b.given || b.nickname == a.given || goes_by_middle(a, b) || goes_by_middle(b, a);
}

}  // namespace whowhom
