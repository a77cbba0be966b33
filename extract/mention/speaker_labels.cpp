// Words in capitals are else taken for acronyms, so names that transcripts print so are found before all others.
#include "extract/mention/speaker_labels.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/language/one_of.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/titles.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/turn_labels.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxNameTokens = 4;
constexpr std::size_t kComesBack = 3;  // how often labels that are no name by their print open turns

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
  while (first > 0 && (tokens[first - 1].form == "BY" || tokens[first - 1].form == "[" ||
                       tokens[first - 1].form.find_first_not_of("0123456789") == std::string::npos))
    --first;
  if (first == 0) return true;
  const std::string_view before = tokens[first - 1].form;
  return is_one_of(before, {".", "?", "!", "\"", "”", "''"});
}

// Words behind a first name, in small letters.
std::set<std::string_view> surnames_in(const Analysis& analysis) {
  std::set<std::string_view> surnames;
  for (const Sentence& sentence : analysis.sentences)
    for (std::size_t i = 0; i + 1 < sentence.tokens.size(); ++i)
      if (names().first_names.contains(sentence.tokens[i].lower) && starts_upper(sentence.tokens[i].form) &&
          starts_upper(sentence.tokens[i + 1].form))
        surnames.insert(sentence.tokens[i + 1].lower);
  return surnames;
}

}  // namespace

LabelledSpeakers::LabelledSpeakers(const Document& document, const Analysis& analysis) {
  const std::string_view text = document.text;
  const std::vector<TurnLabel> labels = find_turn_labels(text);
  std::map<std::string_view, std::size_t> counts;
  for (const TurnLabel& label : labels) ++counts[slice(text, label.name)];
  std::set<std::string_view> surnames;
  std::vector<Span> short_names;  // "LEE:"
  for (const TurnLabel& label : labels) {
    const std::string_view name = slice(text, label.name);
    if (label.mark != TurnMark::bold && label.mark != TurnMark::capitals) continue;
    if (is_role_label(name)) {
      if (counts[name] >= kComesBack && name.find(' ') != std::string_view::npos) names_.push_back(label.name);
      continue;
    }
    if (label.mark != TurnMark::capitals || name.find(' ') != std::string_view::npos) continue;
    if (surnames.empty()) surnames = surnames_in(analysis);
    const std::string lower = lower_case(name);
    const bool word = names().agency_names.contains(name) || names().not_organizations.contains(name) ||
                      names().not_names.contains(lower);
    if (!word && surnames.contains(lower)) short_names.push_back(label.name);
  }
  if (short_names.size() >= kComesBack) names_.insert(names_.end(), short_names.begin(), short_names.end());
  std::ranges::sort(names_);
}

void LabelledSpeakers::find(SentenceMentions& sentence) const {
  const std::vector<Token>& tokens = sentence.tokens();
  auto name = std::ranges::partition_point(names_, [&](Span span) { return span.start < tokens.front().span.start; });
  for (; name != names_.end() && name->start < tokens.back().span.end; ++name) {
    const auto first = std::ranges::partition_point(tokens, [&](const Token& t) { return t.span.start < name->start; });
    const auto end = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.end <= name->end; });
    const auto from = static_cast<std::size_t>(first - tokens.begin());
    const auto to = static_cast<std::size_t>(end - tokens.begin());
    if (from == to || !sentence.is_free(from, to)) continue;
    // "Counsel Inquiry" without a name is an office and a body, and neither speaks.
    if (title_end(tokens, from) > from)
      sentence.take(from, to);
    else
      sentence.add(from, to, MentionKind::name, EntityType::person);
  }
}

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
               is_one_of(behind, {":", "(", "[", "]"});
    if (!person) continue;
    sentence.add(i, end, MentionKind::name, EntityType::person);
    if (end < tokens.size() && is_rank_behind(tokens[end].lower)) sentence.take(end, end + 1);
    i = end - 1;
  }
}

}  // namespace whowhom
