// Four readings of a capitalised run: what the learned analysis sees, title and name, first name and surname, or a word
// that the text elsewhere shows to be somebody's name. A month, a place, a nationality or a noun of an organization
// ends the run.
#include "extract/mention/person_names.hpp"

#include <algorithm>
#include <array>

#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxNameTokens = 4;
constexpr std::size_t kMaxSeenTokens = 6;

const NameTables& names() { return english_names(); }

bool is_initial(const Token& token) {
  const std::string& form = token.form;
  return (form.size() == 1 || (form.size() == 2 && form[1] == '.')) && form[0] >= 'A' && form[0] <= 'Z' && form != "I";
}

bool is_first_name(const Token& token) { return names().first_names.contains(token.lower); }

// "Cole-related", "Clay-that": a name and a word that is none.
bool is_bound(const std::string& form) {
  const std::size_t hyphen = form.rfind('-');
  return hyphen != std::string::npos && hyphen + 1 < form.size() && !starts_upper(form.substr(hyphen + 1));
}

// A word that can be part of a person's name, as far as the tables can tell.
bool can_be_name_word(const SentenceMentions& sentence, std::size_t i) {
  if (i >= sentence.size() || !sentence.is_free(i)) return false;
  const Token& token = sentence.token(i);
  if (!is_capitalised_word(token) || token.form.find_first_of("0123456789@_/") != std::string::npos) return false;
  if (is_bound(token.form) || names().agency_names.contains(token.form)) return false;
  if (is_all_capitals(token.form) && token.form.size() > 3 && token.form.find('-') == std::string::npos) return false;
  if (is_initial(token)) return true;
  if (english_lexicon().function_words.contains(token.lower) && !names().first_names.contains(token.lower))
    return false;
  if (names().document_nouns.contains(token.lower) && !names().first_names.contains(token.lower)) return false;
  return !names().place_nouns.contains(token.lower) && !names().not_names.contains(token.lower) &&
         !names().organization_heads.contains(token.lower) && !names().nationalities.contains(token.form) &&
         !names().peoples.contains(token.form) && names().places.longest(sentence.tokens(), i) == i &&
         names().countries.longest(sentence.tokens(), i) == i && !names().not_organizations.contains(token.form) &&
         names().honorifics.longest(sentence.tokens(), i) == i;
}

// "Cole Jr.", "Ann Cole, Sr.": the suffix tells two people of one surname apart.
std::size_t suffix_end(const SentenceMentions& sentence, std::size_t end) {
  const auto suffix_at = [&](std::size_t i) { return sentence.is_free(i) && is_name_suffix(sentence.lower(i)); };
  if (suffix_at(end)) return end + 1;
  const bool behind_comma = end < sentence.size() && sentence.is_free(end) && sentence.token(end).form == ",";
  const std::string_view next = sentence.lower(end + 1);
  const bool age = next.starts_with("jr") || next.starts_with("sr");
  return behind_comma && age && suffix_at(end + 1) ? end + 2 : end;
}

// "Ann Lee FAA": a heading and the first word behind it, or a party and hers. "Lee FAY" is how directories print names.
bool is_other_shout(const Token& before, const Token& token) {
  return is_all_capitals(token.form) && token.form.size() <= 4 && token.form.find('.') == std::string::npos &&
         before.form.size() > 2 && !is_all_capitals(before.form) && !is_name_suffix(token.lower);
}

// End of the name that starts at `first`: its words, initials, particles and a "Jr.".
std::size_t name_end(const SentenceMentions& sentence, std::size_t first) {
  std::size_t end = first;
  for (std::size_t i = first; i < sentence.size() && i < first + kMaxNameTokens; ++i) {
    // "Ann Lee Ann Lee" is a heading and what follows it, or a glossary's entry.
    if (i > first && sentence.token(i).form == sentence.token(first).form) break;
    if (i > first && is_other_shout(sentence.token(i - 1), sentence.token(i))) break;
    if (can_be_name_word(sentence, i)) {
      // "Ann Prince told": a title's word that no name follows is a surname.
      const std::size_t title = i > first && !is_initial(sentence.token(i)) ? title_end(sentence.tokens(), i) : i;
      if (title > i && title < sentence.size() && is_capitalised_word(sentence.token(title))) break;
      if (title > i + 1) break;
      end = i + 1;
    } else if (i == first + 1 && i + 2 < sentence.size() && sentence.token(i).form == "[" &&
               can_be_name_word(sentence, i + 1) && sentence.token(i + 2).form == "]") {
      return i + 3;  // "Ann [Lee]": an editor's surname
    } else if (!(i > first && is_name_particle(sentence.lower(i)) && can_be_name_word(sentence, i + 1))) {
      break;
    }
  }
  if (end > first) end = suffix_end(sentence, end);
  // "Logan International Airport": the words of a place.
  if (end < sentence.size() && starts_upper(sentence.token(end).form) &&
      names().place_nouns.contains(sentence.lower(end)))
    return first;
  const std::size_t words = end - first;
  if (words > 1 && (words > 2 || !is_first_name(sentence.token(first))) &&
      names().place_surnames.contains(sentence.lower(end - 1)) && !is_initial(sentence.token(first + 1)))
    return first;
  // "Vitamin B": a name does not end in an initial.
  while (end > first && is_initial(sentence.token(end - 1))) --end;
  return end;
}

// "Minister", "Foreign": words of offices, which the learned analysis at times takes for names.
bool is_title_word(const std::vector<Token>& tokens, std::size_t i) {
  return !is_first_name(tokens[i]) &&
         (names().title_heads.longest(tokens, i) > i || names().offices.contains(tokens[i].lower) ||
          names().title_modifiers.contains(tokens[i].lower));
}

class FullNameFinder {
 public:
  FullNameFinder(SentenceMentions& sentence, const NameVotes& votes)
      : sentence_(sentence), votes_(votes), tokens_(sentence.tokens()), headline_(is_title_case(sentence.tokens())) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!sentence_.is_free(i)) continue;
      if (tokens_[i].form.size() > 1 && tokens_[i].form[0] == '@') {
        sentence_.add(i, i + 1, MentionKind::name, EntityType::person);
        continue;
      }
      std::size_t end = titled(i);
      if (end == i) end = seen(i);
      if (end == i) end = plain(i);
      if (end > i) i = end - 1;
    }
  }

 private:
  // Title and name; returns the end of the mention, or `i`.
  std::size_t titled(std::size_t i) {
    const std::size_t name = title_end(tokens_, i);
    if (name == i) return i;
    std::size_t end = std::max(name_end(sentence_, name), seen_end(name));
    const bool honorific = names().honorifics.longest(tokens_, name - 1) == name;
    if (headline_ && !honorific && end > name && !is_first_name(tokens_[name])) return i;
    if (headline_) end = std::min(end, name + 2);
    // "Mr Speaker" is addressed by his office.
    if (honorific && end == name + 1 && names().offices.contains(tokens_[name].lower)) return i;
    if (end == name || (!honorific && !plausible_behind_office(name, end))) return i;
    std::size_t first = name;
    while (!is_anothers_title(tokens_, i) && first > i && is_capitalised_word(tokens_[first - 1])) --first;
    // A modifier alone in front ("Russian President", "New") is no part of the title.
    while (first < name && title_end(tokens_, first) < name) ++first;
    sentence_.add(first, end, MentionKind::name, EntityType::person);
    return end;
  }

  // "Secretary Lee", but "Executive Branch": behind most nouns of an office only a name of two words is one.
  bool plausible_behind_office(std::size_t name, std::size_t end) const {
    if (names().title_heads.longest(tokens_, name) > name) return false;
    if (is_first_name(tokens_[name]) || end > name + 1) return true;
    // "PM Updates", "President Follows": a word of the language with a capital.
    const Token& word = tokens_[name];
    if (!is_person_tag(word.name) && !votes_.is_person(word.form) &&
        (word.part_of_speech != PartOfSpeech::propn || word.lemma != word.lower))
      return false;
    return names().forms_of_address.contains(tokens_[name - 1].lower);
  }

  // End of a person's name that the learned analysis sees there, or `first`.
  std::size_t seen_end(std::size_t first) const {
    const std::size_t end = tagged_end(tokens_, first, NameTag::begin_person);
    if (end == first || end > first + kMaxSeenTokens || !sentence_.is_free(first, end)) return first;
    if (!votes_.is_person(tokens_[end - 1].form)) return first;
    for (std::size_t i = first; i < end; ++i)
      if (tokens_[i].form.find_first_of("0123456789@_/") != std::string::npos || is_bound(tokens_[i].form) ||
          names().not_names.contains(tokens_[i].lower) || (i > first && tokens_[i].form == tokens_[first].form) ||
          (i > first && is_other_shout(tokens_[i - 1], tokens_[i])))
        return first;
    if (!is_capitalised_word(tokens_[first]) || !is_capitalised_word(tokens_[end - 1]) ||
        is_title_word(tokens_, end - 1))
      return first;
    if (end == first + 1 && (tokens_[first].part_of_speech != PartOfSpeech::propn ||
                             !can_be_name_word(sentence_, first) || is_initial(tokens_[first])))
      return first;
    return suffix_end(sentence_, end);
  }

  std::size_t seen(std::size_t i) {
    if (headline_) return i;
    const std::size_t end = seen_end(i);
    if (end > i) sentence_.add(i, end, MentionKind::name, EntityType::person);
    return end;
  }

  // First name and surname.
  std::size_t plain(std::size_t i) {
    if (is_organization_tag(tokens_[i].name) || is_place_tag(tokens_[i].name)) return i;
    if (!is_first_name(tokens_[i]) || !can_be_name_word(sentence_, i)) return i;
    std::size_t end = name_end(sentence_, i);
    if (end < i + 2) return i;
    if (headline_ && !is_initial(tokens_[i + 1])) end = i + 2;
    // "Will Congress act": a verb at a sentence's start before a known word is no first name.
    if (starts_clause(tokens_, i) && english_lexicon().function_words.contains(tokens_[i].lower) &&
        !is_first_name(tokens_[i]))
      return i;
    sentence_.add(i, end, MentionKind::name, EntityType::person);
    return end;
  }

  SentenceMentions& sentence_;
  const NameVotes& votes_;
  const std::vector<Token>& tokens_;
  bool headline_;
};

bool can_name_body(const SentenceMentions& sentence, std::size_t i) {
  const Token& token = sentence.token(i);
  return sentence.is_free(i) && is_capitalised_word(token) && !is_first_name(token) &&
         !names().nationalities.contains(token.form) && !names().not_organizations.contains(token.form) &&
         names().honorifics.longest(sentence.tokens(), i) == i;
}

// "Acme Canal spokesman Bo Li": what stands before the title is whom it is held with.
void learn_body_before(const SentenceMentions& sentence, std::size_t person, std::size_t name, KnownNames& known) {
  const std::vector<Token>& tokens = sentence.tokens();
  std::size_t title = person;
  for (std::size_t first = name > 7 ? name - 7 : 0; first < person; ++first)
    if (title_end(tokens, first) == name) {
      title = first;
      break;
    }
  if (title == name || title_end(tokens, title) != name || office_of(tokens, title, name).empty()) return;
  std::size_t first = title;
  while (first > 0 && title - first < 4 && can_name_body(sentence, first - 1) && !starts_clause(tokens, first)) --first;
  if (names().places.longest(tokens, first) == title) return;
  for (std::size_t i = first; i < title; ++i)
    if (is_name_suffix(tokens[i].lower)) return;  // "Cole Jr. lawyer Ann Lee"
  if (first == title || (first + 1 == title && (starts_clause(tokens, first) || !can_be_name_word(sentence, first))))
    return;
  known.bodies.insert(joined(tokens, first, title, Case::kept));
}

// "Counsel 3B", "Lead Inquiry", "Witness", not "Recommendation" or "Key findings".
bool labels_speaker(const SentenceMentions& sentence) {
  const std::size_t end = sentence.size() - 1;
  for (std::size_t i = 0; i < end; ++i)
    if (!is_capitalised_word(sentence.token(i)) && !is_digit(code_point_at(sentence.token(i).form, 0).value))
      return false;
  const bool common = sentence.token(0).part_of_speech == PartOfSpeech::noun;
  return end > 1 || !common || title_end(sentence.tokens(), 0) > 0 || names().member_nouns.contains(sentence.lower(0));
}

// "Counsel 3B:" in front of what is said.
bool is_label(const SentenceMentions& sentence) {
  if (sentence.size() > 1 && english_lexicon().mail_headers.contains(sentence.lower(0))) return false;
  return sentence.size() > 1 && sentence.size() <= 8 && sentence.token(sentence.size() - 1).form == ":" &&
         sentence.mentions().empty() && labels_speaker(sentence);
}

}  // namespace

void find_full_person_names(SentenceMentions& sentence, const NameVotes& votes) {
  FullNameFinder(sentence, votes).run();
}

void learn_names(const SentenceMentions& sentence, KnownNames& known) {
  const std::vector<Token>& tokens = sentence.tokens();
  if (is_title_case(tokens)) return;
  for (const Mention& mention : sentence.mentions()) {
    if (mention.kind != MentionKind::name || mention.type != EntityType::person) continue;
    const std::size_t name = std::max(mention.first_token, title_end(tokens, mention.first_token));
    if (name >= mention.end_token || tokens[name].form.find('@') != std::string::npos) continue;
    learn_body_before(sentence, mention.first_token, name, known);
    std::size_t last = mention.end_token - 1;
    while (last > name && (is_name_suffix(sentence.lower(last)) || tokens[last].form == "]")) --last;
    known.surnames.insert(tokens[last].form);
    // "Sir John": a knight goes by the given name.
    if (last > name || is_first_name(tokens[name])) known.given_names.insert(tokens[name].form);
  }
  if (is_label(sentence)) ++known.labels[joined(tokens, 0, tokens.size() - 1, Case::kept)];
}

namespace {

bool is_persons(const SentenceMentions& sentence, std::size_t first, std::size_t end, const KnownNames& known,
                const NameVotes& votes) {
  const Token& last = sentence.token(end - 1);
  const std::string_view before = first > 0 ? sentence.lower(first - 1) : std::string_view();
  if (before == "a" || before == "an") return false;
  if (known.surnames.contains(last.form)) return !is_place_tag(last.name) || votes.is_person(last.form);
  if (before == "the") return false;
  if (end == first + 1 && known.given_names.contains(last.form)) return true;
  return end - first <= 3 && votes.is_person(last.form) && last.part_of_speech == PartOfSpeech::propn &&
         !is_title_word(sentence.tokens(), end - 1) && !is_organization_tag(last.name) && !is_place_tag(last.name);
}

// End of the longest learnt organization's name that starts there.
std::size_t body_end(const SentenceMentions& sentence, std::size_t first, const KnownNames& known,
                     const NameVotes& votes) {
  for (std::size_t end = std::min(sentence.size(), first + 5); end > first; --end) {
    const std::string& last = sentence.token(end - 1).form;
    const bool persons = known.surnames.contains(last) || votes.is_person(last);
    if (!persons && sentence.is_free(first, end) &&
        known.bodies.contains(joined(sentence.tokens(), first, end, Case::kept)))
      return end;
  }
  return first;
}

}  // namespace

void find_known_names(SentenceMentions& sentence, const KnownNames& known, const NameVotes& votes) {
  if (is_label(sentence)) {
    const auto label = known.labels.find(joined(sentence.tokens(), 0, sentence.size() - 1, Case::kept));
    if (label != known.labels.end() && label->second > 1 && sentence.is_free(0, sentence.size() - 1))
      return sentence.add(0, sentence.size() - 1, MentionKind::name, EntityType::person);
  }
  const bool headline = is_title_case(sentence.tokens());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!is_capitalised_word(sentence.token(i))) continue;
    if (const std::size_t body = body_end(sentence, i, known, votes); body > i) {
      sentence.add(i, body, MentionKind::name, EntityType::organization);
      i = body - 1;
      continue;
    }
    if (sentence.is_free(i) && votes.is_mail_domain(sentence.token(i).lower)) {
      sentence.add(i, i + 1, MentionKind::name, EntityType::organization);
      continue;
    }
    if (!can_be_name_word(sentence, i) || is_initial(sentence.token(i))) continue;
    const std::size_t end = headline ? i + 1 : name_end(sentence, i);
    if (end == i) continue;
    // "Firing Cole": the sentence's first word is a verb and no given name.
    if (end > i + 1 && starts_clause(sentence.tokens(), i) && !is_first_name(sentence.token(i)) &&
        sentence.token(i).part_of_speech == PartOfSpeech::verb)
      continue;
    if (is_persons(sentence, i, end, known, votes)) sentence.add(i, end, MentionKind::name, EntityType::person);
    i = end - 1;
  }
}

}  // namespace whowhom
