// Three readings of a capitalised run: title and name, first name and surname, or a word the text elsewhere shows to be
// somebody's name. A month, a place, a nationality or a noun of an organization ends the run.
#include "extract/mention/person_names.hpp"

#include <algorithm>
#include <array>

#include "extract/language/lemma.hpp"
#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxNameTokens = 4;

const NameTables& names() { return english_names(); }

bool is_initial(const Token& token) {
  const std::string& form = token.form;
  return (form.size() == 1 || (form.size() == 2 && form[1] == '.')) && form[0] >= 'A' && form[0] <= 'Z' && form != "I";
}

bool is_first_name(const Token& token) { return names().first_names.contains(token.lower); }

bool is_particle(std::string_view lower) {
  constexpr std::array<std::string_view, 14> kParticles = {"de",  "del", "della", "di",   "da", "van", "von",
                                                           "der", "den", "bin",   "bint", "al", "el",  "ibn"};
  return std::ranges::find(kParticles, lower) != kParticles.end();
}

bool is_suffix(std::string_view lower) {
  return lower == "jr." || lower == "sr." || lower == "jr" || lower == "sr" || lower == "ii" || lower == "iii" ||
         lower == "qc" || lower == "kc" || lower == "mp";
}

// A word that can be part of a person's name, as far as the tables can tell.
bool can_be_name_word(const SentenceMentions& sentence, std::size_t i) {
  if (i >= sentence.size() || !sentence.is_free(i)) return false;
  const Token& token = sentence.token(i);
  if (!is_capitalised_word(token) || token.form.find_first_of("0123456789@_/") != std::string::npos) return false;
  // "Cole-related".
  if (const std::size_t hyphen = token.form.rfind('-');
      hyphen != std::string::npos && hyphen + 1 < token.form.size() && !starts_upper(token.form.substr(hyphen + 1)))
    return false;
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

// End of the name that starts at `first`: its words, initials, particles and a "Jr.".
std::size_t name_end(const SentenceMentions& sentence, std::size_t first) {
  std::size_t end = first;
  for (std::size_t i = first; i < sentence.size() && i < first + kMaxNameTokens; ++i) {
    // "Ann Lee Ann Lee" is a heading and what follows it, or a glossary's entry.
    if (i > first && sentence.token(i).form == sentence.token(first).form) break;
    if (can_be_name_word(sentence, i)) {
      // "Ann Prince told": a title's word that no name follows is a surname.
      const std::size_t title = i > first && !is_initial(sentence.token(i)) ? title_end(sentence.tokens(), i) : i;
      if (title > i && title < sentence.size() && is_capitalised_word(sentence.token(title))) break;
      if (title > i + 1) break;
      end = i + 1;
    } else if (i == first + 1 && i + 2 < sentence.size() && sentence.token(i).form == "[" &&
               can_be_name_word(sentence, i + 1) && sentence.token(i + 2).form == "]") {
      return i + 3;  // "Ann [Lee]": an editor's surname
    } else if (!(i > first && is_particle(sentence.lower(i)) && can_be_name_word(sentence, i + 1))) {
      break;
    }
  }
  // "Cole Jr." too: the suffix tells two people of one surname apart.
  if (end > first && end < sentence.size() && sentence.is_free(end) && is_suffix(sentence.lower(end))) ++end;
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

class FullNameFinder {
 public:
  explicit FullNameFinder(SentenceMentions& sentence)
      : sentence_(sentence), tokens_(sentence.tokens()), headline_(is_title_case(sentence.tokens())) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!sentence_.is_free(i)) continue;
      if (tokens_[i].form.size() > 1 && tokens_[i].form[0] == '@') {
        sentence_.add(i, i + 1, MentionKind::name, EntityType::person);
        continue;
      }
      const std::size_t end = std::max(titled(i), plain(i));
      if (end > i) i = end - 1;
    }
  }

 private:
  // Title and name; returns the end of the mention, or `i`.
  std::size_t titled(std::size_t i) {
    const std::size_t name = title_end(tokens_, i);
    if (name == i) return i;
    std::size_t end = name_end(sentence_, name);
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
    return names().forms_of_address.contains(tokens_[name - 1].lower);
  }

  // First name and surname.
  std::size_t plain(std::size_t i) {
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
  const std::vector<Token>& tokens_;
  bool headline_;
};

bool is_person_verb(const Token& token) {
  return token.part_of_speech == PartOfSpeech::verb && names().person_verbs.contains(token.lemma);
}

// What stands behind the name without adverbs and auxiliaries: the verb it is the subject of.
const Token* verb_behind(const SentenceMentions& sentence, std::size_t i) {
  for (std::size_t k = 0; k < 4 && i < sentence.size(); ++i, ++k) {
    const PartOfSpeech tag = sentence.token(i).part_of_speech;
    if (tag == PartOfSpeech::verb) return &sentence.token(i);
    if (tag != PartOfSpeech::aux && tag != PartOfSpeech::adv && tag != PartOfSpeech::part) return nullptr;
  }
  return nullptr;
}

// "a meeting with Holm", "discussed it with Holm": an act of words stands before the preposition.
bool is_act_with(const SentenceMentions& sentence, std::size_t first) {
  if (first < 2) return false;
  const std::string_view link = sentence.lower(first - 1);
  if (link == "to" && sentence.lower(first - 2) == "according") return true;
  constexpr std::array<std::string_view, 12> kActs = {"meeting", "discussion", "conversation", "call",
                                                      "talk",    "contact",    "email",        "letter",
                                                      "message", "interview",  "memo",         "briefing"};
  const std::size_t reach = link == "with" ? 9 : link == "to" || link == "from" || link == "between" ? 2 : 0;
  for (std::size_t back = 2; back <= reach + 1 && back <= first; ++back) {
    const Token& token = sentence.token(first - back);
    if (token.form == ",") return false;
    if (is_person_verb(token) ||
        (token.part_of_speech == PartOfSpeech::noun && std::ranges::find(kActs, token.lemma) != kActs.end()))
      return true;
  }
  return false;
}

bool is_informed(const Token& verb) {
  constexpr std::array<std::string_view, 8> kTold = {"tell", "inform", "brief",     "notify",
                                                     "ask",  "warn",   "interview", "question"};
  return std::ranges::find(kTold, verb.lemma) != kTold.end();
}

void learn_unknown(const SentenceMentions& sentence, std::size_t first, std::size_t end, KnownNames& known) {
  const std::string& last = sentence.token(end - 1).form;
  const std::string_view before = first > 0 ? sentence.lower(first - 1) : std::string_view();
  const std::string& lower = sentence.token(end - 1).lower;
  if (names().title_heads.contains(lower) || names().title_heads.contains(noun_base(lower)) ||
      names().title_modifiers.contains(lower))
    return;
  if (!starts_clause(sentence.tokens(), end - 1)) known.inside.insert(last);
  if (names().member_nouns.contains(sentence.lower(end)) || before == "the" || before == "at" || before == "in" ||
      before == "a" || before == "an") {
    known.not_people.insert(last);
    return;
  }
  // "Communists", "Democrats": followers of something.
  for (const std::string_view ending : {"ists", "crats", "icans", "arians", "ators"})
    if (lower.ends_with(ending)) return;
  const Token* verb = verb_behind(sentence, end);
  const bool passive = verb != nullptr && end < sentence.size() && sentence.token(end).lemma == "be" &&
                       (verb->lower.ends_with("ed") || verb->lower == "told");
  const bool acts = verb != nullptr && is_person_verb(*verb) && (!passive || is_informed(*verb));
  const bool is_told = first > 0 && is_person_verb(sentence.token(first - 1));
  const bool oneself = sentence.lower(end) == "himself" || sentence.lower(end) == "herself";
  if (acts || is_told || oneself || is_act_with(sentence, first)) known.acting.insert(last);
}

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
    if (is_suffix(tokens[i].lower)) return;  // "Cole Jr. lawyer Ann Lee"
  if (first == title || (first + 1 == title && (starts_clause(tokens, first) || !can_be_name_word(sentence, first))))
    return;
  known.bodies.insert(joined(tokens, first, title, Case::kept));
}

void learn_domain(const std::string& address, KnownNames& known) {
  const std::size_t at = address.find('@');
  const std::size_t stop = address.rfind('.');
  if (at == std::string::npos || at == 0 || stop == std::string::npos || stop < at) return;
  const std::size_t start = std::max(address.rfind('.', stop - 1) + 1, at + 1);
  if (stop - start > 3) known.domains.insert(address.substr(start, stop - start));
}

// "Counsel 3B:" in front of what is said.
bool is_label(const SentenceMentions& sentence) {
  if (sentence.size() > 1 && english_lexicon().mail_headers.contains(sentence.lower(0))) return false;
  return sentence.size() > 1 && sentence.size() <= 8 && sentence.token(sentence.size() - 1).form == ":" &&
         sentence.mentions().empty() && is_capitalised_word(sentence.token(0));
}

}  // namespace

void find_full_person_names(SentenceMentions& sentence) { FullNameFinder(sentence).run(); }

void learn_names(const SentenceMentions& sentence, KnownNames& known) {
  const std::vector<Token>& tokens = sentence.tokens();
  if (is_title_case(tokens)) return;
  for (const Mention& mention : sentence.mentions()) {
    if (mention.kind != MentionKind::name || mention.type != EntityType::person) continue;
    learn_domain(tokens[mention.first_token].lower, known);
    const std::size_t name = std::max(mention.first_token, title_end(tokens, mention.first_token));
    if (name >= mention.end_token || tokens[name].form.find('@') != std::string::npos) continue;
    learn_body_before(sentence, mention.first_token, name, known);
    std::size_t last = mention.end_token - 1;
    while (last > name && (is_suffix(sentence.lower(last)) || tokens[last].form == "]")) --last;
    known.surnames.insert(tokens[last].form);
    // "Sir John": a knight goes by the given name.
    if (last > name || is_first_name(tokens[name])) known.given_names.insert(tokens[name].form);
  }
  if (is_label(sentence)) ++known.labels[joined(tokens, 0, tokens.size() - 1, Case::kept)];
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!starts_upper(tokens[i].form)) known.small.insert(tokens[i].form);
    if (!can_be_name_word(sentence, i) || is_initial(tokens[i])) continue;
    const std::size_t end = name_end(sentence, i);
    if (end == i) continue;
    if (end - i <= 3) learn_unknown(sentence, i, end, known);
    i = end - 1;
  }
}

void learn_joined_names(const SentenceMentions& sentence, KnownNames& known) {
  const auto is_person = [&](std::size_t i) {
    const std::string& form = sentence.token(i).form;
    return known.surnames.contains(form) || known.acting.contains(form);
  };
  for (std::size_t i = 1; i + 1 < sentence.size(); ++i) {
    if (sentence.lower(i) != "and" && sentence.lower(i) != "or") continue;
    if (can_be_name_word(sentence, i - 1) && is_person(i + 1)) known.acting.insert(sentence.token(i - 1).form);
    if (can_be_name_word(sentence, i + 1) && is_person(i - 1) && !is_initial(sentence.token(i + 1)))
      known.acting.insert(sentence.token(std::max(i + 2, name_end(sentence, i + 1)) - 1).form);
  }
}

namespace {

bool is_persons(const SentenceMentions& sentence, std::size_t first, std::size_t end, const KnownNames& known) {
  const std::string& last = sentence.token(end - 1).form;
  const std::string_view before = first > 0 ? sentence.lower(first - 1) : std::string_view();
  if (before == "a" || before == "an") return false;
  if (known.surnames.contains(last)) return true;
  if (before == "the") return false;
  if (end == first + 1 && known.given_names.contains(last)) return true;
  if (!known.acting.contains(last) || known.not_people.contains(last) || end - first > 3) return false;
  if (known.inside.contains(last)) return true;
  // Only ever at a sentence's start, where any word has a capital: plurals and words known otherwise are not names.
  const std::string& lower = sentence.token(end - 1).lower;
  return !lower.ends_with('s') && !known.small.contains(lower) && !english_lexicon().is_verb(lower);
}

// End of the longest learnt organization's name that starts there.
std::size_t body_end(const SentenceMentions& sentence, std::size_t first, const KnownNames& known) {
  for (std::size_t end = std::min(sentence.size(), first + 5); end > first; --end) {
    const std::string& last = sentence.token(end - 1).form;
    const bool persons = (known.surnames.contains(last) || known.acting.contains(last));
    if (!persons && sentence.is_free(first, end) &&
        known.bodies.contains(joined(sentence.tokens(), first, end, Case::kept)))
      return end;
  }
  return first;
}

}  // namespace

void find_known_names(SentenceMentions& sentence, const KnownNames& known) {
  if (is_label(sentence)) {
    const auto label = known.labels.find(joined(sentence.tokens(), 0, sentence.size() - 1, Case::kept));
    if (label != known.labels.end() && label->second > 1 && sentence.is_free(0, sentence.size() - 1))
      return sentence.add(0, sentence.size() - 1, MentionKind::name, EntityType::person);
  }
  const bool headline = is_title_case(sentence.tokens());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!is_capitalised_word(sentence.token(i))) continue;
    if (const std::size_t body = body_end(sentence, i, known); body > i) {
      sentence.add(i, body, MentionKind::name, EntityType::organization);
      i = body - 1;
      continue;
    }
    if (sentence.is_free(i) && known.domains.contains(sentence.token(i).lower)) {
      sentence.add(i, i + 1, MentionKind::name, EntityType::organization);
      continue;
    }
    if (!can_be_name_word(sentence, i) || is_initial(sentence.token(i))) continue;
    const std::size_t end = headline ? i + 1 : name_end(sentence, i);
    if (end == i) continue;
    // "Firing Cole": the sentence's first word is a verb and no given name.
    if (end > i + 1 && starts_clause(sentence.tokens(), i) && !is_first_name(sentence.token(i)) &&
        verb_base(sentence.token(i).lower))
      continue;
    if (is_persons(sentence, i, end, known)) sentence.add(i, end, MentionKind::name, EntityType::person);
    i = end - 1;
  }
}

}  // namespace whowhom
