// Words in capitals are else taken for acronyms, so names that transcripts print so are found before all others.
#include "extract/mention/speaker_labels.hpp"

#include <algorithm>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxNameTokens = 4;

const NameTables& names() { return english_names(); }

// "LEE", "O'CONNOR", "MacNAMARA", "McDIVITT".
bool is_surname_in_capitals(const Token& token) {
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (const char c : token.form) {
    capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
    small += c >= 'a' && c <= 'z' ? 1 : 0;
    if (c >= '0' && c <= '9') return false;
  }
  const bool prefixed = (small == 1 || small == 2) && (token.lower.starts_with("mc") ||
                                                       token.lower.starts_with("mac") || token.lower.starts_with("de"));
  return capitals >= 2 && (small == 0 || (prefixed && capitals > 3)) && starts_upper(token.form);
}

bool is_initial(const Token& token) {
  return (token.form.size() == 1 || (token.form.size() == 2 && token.form[1] == '.')) && starts_upper(token.form);
}

bool is_rank_behind(std::string_view lower) { return lower == "kc" || lower == "qc" || lower == "mp"; }

// End of initials and names in capitals; `first` where no name is among them or it is an agency's.
std::size_t capitals_end(const std::vector<Token>& tokens, std::size_t first) {
  std::size_t end = first;
  bool name = false;
  for (std::size_t i = first; i < tokens.size() && i < first + kMaxNameTokens; ++i) {
    if (is_rank_behind(tokens[i].lower)) break;
    if (is_surname_in_capitals(tokens[i])) {
      const std::string_view form = tokens[i].form;
      if (names().agency_names.contains(form) || names().not_organizations.contains(form) ||
          names().title_heads.longest(tokens, i) > i)
        return first;
      name = true;
      end = i + 1;
    } else if (!is_initial(tokens[i])) {
      break;
    }
  }
  return name ? end : first;
}

bool is_honorific(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  while (first < end) {
    const std::size_t next = names().honorifics.longest(tokens, first);
    if (next == first) return false;
    first = next;
  }
  return true;
}

// "MR." taken for the end of a sentence.
bool ends_in_honorific(const std::vector<Token>& tokens) {
  std::size_t end = tokens.size();
  if (end > 1 && tokens[end - 1].form == ".") --end;
  return names().honorifics.longest(tokens, end - 1) >= end;
}

// Where a turn begins: the line's number and "BY" may stand before it.
bool begins_turn(const std::vector<Token>& tokens, std::size_t first) {
  while (first > 0 && (tokens[first - 1].form == "BY" ||
                       tokens[first - 1].form.find_first_not_of("0123456789") == std::string::npos))
    --first;
  return first == 0;
}

}  // namespace

void find_speaker_labels(SentenceMentions& sentence, const Sentence* before) {
  const std::vector<Token>& tokens = sentence.tokens();
  if (before != nullptr && ends_in_honorific(before->tokens))
    if (const std::size_t end = capitals_end(tokens, 0); end > 0 && sentence.is_free(0, end))
      sentence.add(0, end, MentionKind::name, EntityType::person);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!sentence.is_free(i)) continue;
    const std::size_t title = title_end(tokens, i);
    const std::size_t end = capitals_end(tokens, title);
    if (end == title || !sentence.is_free(i, end)) continue;
    const std::string_view behind = end < tokens.size() ? std::string_view(tokens[end].form) : std::string_view();
    bool person = false;
    if (title > i && is_honorific(tokens, i, title))
      person = true;
    else if (title > i)
      person = begins_turn(tokens, i) && (behind == "." || behind == ":");
    else
      person = end > i + 1 && begins_turn(tokens, i) && names().first_names.contains(tokens[i].lower) &&
               (behind == ":" || behind == "(");
    if (!person) continue;
    sentence.add(i, end, MentionKind::name, EntityType::person);
    if (end < tokens.size() && is_rank_behind(tokens[end].lower)) sentence.take(end, end + 1);
    i = end - 1;
  }
}

}  // namespace whowhom
