// Three readings of a capitalised run: title and name, first name and surname, or a word the text elsewhere shows to be
// somebody's name. A month, a place, a nationality or a noun of an organization ends the run.
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

const NameTables& names() { return english_names(); }

bool is_initial(const Token& token) {
  const std::string& form = token.form;
  return (form.size() == 1 || (form.size() == 2 && form[1] == '.')) && form[0] >= 'A' && form[0] <= 'Z' && form != "I";
}

bool is_particle(std::string_view lower) {
  constexpr std::array<std::string_view, 14> kParticles = {"de",  "del", "della", "di",   "da", "van", "von",
                                                           "der", "den", "bin",   "bint", "al", "el",  "ibn"};
  return std::ranges::find(kParticles, lower) != kParticles.end();
}

bool is_suffix(std::string_view lower) {
  return lower == "jr." || lower == "sr." || lower == "jr" || lower == "sr" || lower == "ii" || lower == "iii" ||
         lower == "qc" || lower == "kc";
}

// A word that can be part of a person's name, as far as the tables can tell.
bool can_be_name_word(const SentenceMentions& sentence, std::size_t i) {
  if (i >= sentence.size() || !sentence.is_free(i)) return false;
  const Token& token = sentence.token(i);
  if (!is_capitalised_word(token) || token.form.find_first_of("0123456789@_/") != std::string::npos) return false;
  if (is_all_capitals(token.form) && token.form.size() > 3 && token.form.find('-') == std::string::npos) return false;
  if (is_initial(token)) return true;
  return !names().not_names.contains(token.lower) && !names().organization_heads.contains(token.lower) &&
         !names().nationalities.contains(token.form) && !names().peoples.contains(token.form) &&
         names().places.longest(sentence.tokens(), i) == i && names().countries.longest(sentence.tokens(), i) == i &&
         !names().not_organizations.contains(token.form);
}

// End of the name that starts at `first`: its words, initials, particles and a "Jr.".
std::size_t name_end(const SentenceMentions& sentence, std::size_t first) {
  std::size_t end = first;
  for (std::size_t i = first; i < sentence.size() && i < first + kMaxNameTokens; ++i) {
    if (can_be_name_word(sentence, i)) {
      if (i > first && title_end(sentence.tokens(), i) > i && !is_initial(sentence.token(i))) break;
      end = i + 1;
    } else if (!(i > first && is_particle(sentence.lower(i)) && can_be_name_word(sentence, i + 1))) {
      break;
    }
  }
  if (end > first + 1 && end < sentence.size() && sentence.is_free(end) && is_suffix(sentence.lower(end))) ++end;
  // "Vitamin B": a name does not end in an initial.
  while (end > first && is_initial(sentence.token(end - 1))) --end;
  return end;
}

bool is_first_name(const Token& token) { return names().first_names.contains(token.lower); }

class FullNameFinder {
 public:
  explicit FullNameFinder(SentenceMentions& sentence) : sentence_(sentence), tokens_(sentence.tokens()) {}

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
    const std::size_t end = name_end(sentence_, name);
    const bool honorific = names().honorifics.longest(tokens_, name - 1) == name;
    if (end == name || (!honorific && !plausible_behind_office(name, end))) return i;
    std::size_t first = name;
    while (first > i && is_capitalised_word(tokens_[first - 1])) --first;
    // A modifier alone in front ("Russian President", "New") is no part of the title.
    while (first < name && title_end(tokens_, first) < name) ++first;
    sentence_.add(first, end, MentionKind::name, EntityType::person);
    return end;
  }

  // "officer Smith" is one, "Agent Orange" and "Director General" are not worth a guess: a name needs a lower-case
  // context or a known first name.
  bool plausible_behind_office(std::size_t name, std::size_t end) const {
    if (names().title_heads.longest(tokens_, name) > name) return false;
    return is_first_name(tokens_[name]) || end - name <= 3;
  }

  // First name and surname.
  std::size_t plain(std::size_t i) {
    if (!is_first_name(tokens_[i]) || !can_be_name_word(sentence_, i)) return i;
    const std::size_t end = name_end(sentence_, i);
    if (end < i + 2) return i;
    // "Will Congress act": a verb at a sentence's start before a known word is no first name.
    if (starts_clause(tokens_, i) && english_lexicon().function_words.contains(tokens_[i].lower) &&
        !is_first_name(tokens_[i]))
      return i;
    sentence_.add(i, end, MentionKind::name, EntityType::person);
    return end;
  }

  SentenceMentions& sentence_;
  const std::vector<Token>& tokens_;
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

void learn_unknown(const SentenceMentions& sentence, std::size_t first, std::size_t end, KnownNames& known) {
  const std::string& last = sentence.token(end - 1).form;
  const std::string_view before = first > 0 ? sentence.lower(first - 1) : std::string_view();
  if (names().member_nouns.contains(sentence.lower(end)) || before == "the" || before == "at" || before == "in" ||
      before == "a" || before == "an") {
    known.not_people.insert(last);
    return;
  }
  const Token* verb = verb_behind(sentence, end);
  const bool passive =
      end < sentence.size() && sentence.token(end).lemma == "be" && verb != nullptr && verb->lower.ends_with("ed");
  const bool acts = verb != nullptr && is_person_verb(*verb) && !passive;
  const bool is_told = first > 0 && is_person_verb(sentence.token(first - 1));
  if (acts || is_told) ++known.acts[last];
}

}  // namespace

void find_full_person_names(SentenceMentions& sentence) { FullNameFinder(sentence).run(); }

void learn_names(const SentenceMentions& sentence, KnownNames& known) {
  for (const Mention& mention : sentence.mentions()) {
    if (mention.kind != MentionKind::name || mention.type != EntityType::person) continue;
    const std::size_t name = std::max(mention.first_token, title_end(sentence.tokens(), mention.first_token));
    if (name >= mention.end_token || sentence.token(name).form[0] == '@') continue;
    std::size_t last = mention.end_token - 1;
    while (last > name && is_suffix(sentence.lower(last))) --last;
    known.surnames.insert(sentence.token(last).form);
    if (last > name) known.given_names.insert(sentence.token(name).form);
    // "Sir John": a knight goes by the given name.
    if (last == name && is_first_name(sentence.token(name))) known.given_names.insert(sentence.token(name).form);
  }
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!can_be_name_word(sentence, i) || is_initial(sentence.token(i))) continue;
    const std::size_t end = std::max(i + 1, name_end(sentence, i));
    if (end - i <= 3) learn_unknown(sentence, i, end, known);
    i = end - 1;
  }
}

void find_known_person_names(SentenceMentions& sentence, const KnownNames& known) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!can_be_name_word(sentence, i) || is_initial(sentence.token(i))) continue;
    const std::size_t end = std::max(i + 1, name_end(sentence, i));
    const std::string& last = sentence.token(end - 1).form;
    const bool surname = known.surnames.contains(last);
    const bool given = end == i + 1 && known.given_names.contains(last);
    const auto acts = known.acts.find(last);
    const bool shown = acts != known.acts.end() && !known.not_people.contains(last) && end - i <= 3;
    // A sentence's first word has its capital for nothing.
    const bool enough =
        !starts_clause(sentence.tokens(), i) || end > i + 1 || !english_lexicon().is_verb(sentence.token(i).lower);
    const std::string_view before = i > 0 ? sentence.lower(i - 1) : std::string_view();
    const bool common = before == "a" || before == "an" || (before == "the" && !surname);
    if ((surname || given || (shown && enough)) && !common) sentence.add(i, end, MentionKind::name, EntityType::person);
    i = end - 1;
  }
}

}  // namespace whowhom
