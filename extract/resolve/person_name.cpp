// Title, given name, initials, surname, suffix, in that order; "Surname, Given" where a comma says so.
#include "extract/resolve/person_name.hpp"

#include <algorithm>

#include "extract/language/letters.hpp"
#include "extract/mention/mail_entries.hpp"
#include "extract/resolve/clusters.hpp"

namespace whowhom {
namespace {

bool is_suffix(const std::string& lower) {
  return lower == "jr." || lower == "sr." || lower == "jr" || lower == "sr" || lower == "mp";
}

std::string without_stop(std::string lower) {
  if (lower.ends_with('.')) lower.pop_back();
  return lower;
}

std::optional<FirstNameBearer> bearer_of_given(const std::string& given) {
  const auto found = english_names().first_names.find(given);
  if (found == english_names().first_names.end() || found->second == FirstNameBearer::either) return std::nullopt;
  return found->second;
}

// Of "Ann B Lee": "ab".
std::string initials_of(const std::string& bare) {
  std::string initials;
  for (std::size_t at = 0; at < bare.size(); ++at)
    if ((at == 0 || bare[at - 1] == ' ') && static_cast<unsigned char>(bare[at]) < 0x80) initials += bare[at];
  if (!initials.empty()) initials.pop_back();
  return lower_case(initials);
}

void parse_words(const Sentence& sentence, std::size_t first, std::size_t end, PersonName& name) {
  const auto& tokens = sentence.tokens;
  name.bare = words_between(sentence, first, end);
  if (tokens[end - 1].form == "]") {
    std::erase_if(name.bare, [](char c) { return c == '[' || c == ']'; });
    --end;
  }
  if (end > first + 1 && is_suffix(tokens[end - 1].lower)) name.suffix = without_stop(tokens[--end].lower);
  name.surname = without_stop(tokens[end - 1].lower);
  if (end > first + 1) name.given = without_stop(tokens[first].lower);
}

void parse_reversed(const Sentence& sentence, std::size_t first, std::size_t comma, std::size_t end, PersonName& name) {
  // "Lee\, Ann": a directory's escape.
  std::size_t surname_end = comma;
  while (surname_end > first + 1 && sentence.tokens[surname_end - 1].form == "\\") --surname_end;
  name.surname = sentence.tokens[surname_end - 1].lower;
  name.given = without_stop(sentence.tokens[comma + 1].lower);
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

// What directories and those who shout add to a name: "Ann Lee@ACME", "ANN LEE".
void tidy(PersonName& name, bool titled) {
  for (std::string* part : {&name.surname, &name.given})
    if (const std::size_t at = part->find('@'); at != std::string::npos) part->resize(at);
  if (const std::size_t at = name.bare.find('@'); at != std::string::npos)
    name.bare.erase(at, std::min(name.bare.find(' ', at), name.bare.size()) - at);
  name.bare = readable(name.bare, titled);
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
  std::size_t first = title_end(tokens, mention.first_token);
  if (first >= mention.end_token) first = mention.first_token;
  if (first > mention.first_token) {
    name.office = office_of(tokens, mention.first_token, first);
    name.bearer = bearer_of_honorific(tokens, mention.first_token, first);
    for (std::size_t i = mention.first_token; i < first; ++i)
      name.knightly = name.knightly || tokens[i].lower == "sir" || tokens[i].lower == "dame";
  }
  std::size_t comma = first;
  while (comma < mention.end_token && tokens[comma].form != ",") ++comma;
  if (comma > first && comma + 1 < mention.end_token)
    parse_reversed(sentence, first, comma, mention.end_token, name);
  else
    parse_words(sentence, first, mention.end_token, name);
  if (!name.bearer) name.bearer = bearer_of_given(name.given);
  tidy(name, first > mention.first_token);
  name.initials = initials_of(name.bare);
  return name;
}

bool are_compatible(const PersonName& a, const PersonName& b) {
  if (!a.surname.empty() && !b.surname.empty() && a.surname != b.surname) return false;
  // "Jr." is said to tell two people apart, so it is not left out of a full name.
  const bool both_full = !a.given.empty() && !b.given.empty();
  if (a.suffix != b.suffix && (both_full || (!a.suffix.empty() && !b.suffix.empty()))) return false;
  if (a.bearer && b.bearer && *a.bearer != *b.bearer) return false;
  if (a.given.empty() || b.given.empty() || a.given == b.given) return true;
  const auto& short_names = english_names().short_names;
  if (short_names.contains({a.given, b.given}) || short_names.contains({b.given, a.given})) return true;
  return (a.given.size() == 1 || b.given.size() == 1) && a.given[0] == b.given[0];
}

}  // namespace whowhom
