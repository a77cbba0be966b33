// At each free capitalised word the longest reading wins: a phrase with an organization's noun, a seat, an acronym.
#include "extract/mention/organization_names.hpp"

#include <algorithm>
#include <array>

#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"
#include "extract/mention/acronym_definitions.hpp"
#include "extract/mention/acting_places.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/organization_phrase.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxSeenTokens = 8;

class OrganizationFinder {
 public:
  OrganizationFinder(SentenceMentions& sentence, const NameVotes& votes, const AcronymDefinitions& acronyms)
      : sentence_(sentence),
        votes_(votes),
        acronyms_(acronyms),
        tokens_(sentence.tokens()),
        headline_(is_title_case(sentence.tokens())) {}

  void run() {
    all_capitals_ = is_shouted();
    take_cases();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!sentence_.is_free(i)) continue;
      const std::size_t end = name_end(i);
      // "World Trade Center": a place, with all its words.
      if (const std::size_t place = names().places.longest(tokens_, i); place > i + 1 && place >= end) {
        i = place - 1;
        continue;
      }
      if (end == i) continue;
      // "Langley Air Force Base", "Executive Office Building".
      if (is_place_behind(i, end)) {
        sentence_.take(i, end);
        i = end - 1;
        continue;
      }
      const std::size_t whole = with_unit(end);
      add_with_members(i, whole);
      if (whole > end) sentence_.add(i, end, MentionKind::name, EntityType::organization);
      if (const std::size_t inner = whole_inside(i, end); inner > i)
        sentence_.add(i, inner, MentionKind::name, EntityType::organization);
      i = whole - 1;
    }
  }

 private:
  // A heading all in capitals: no acronym can be told from a word.
  bool is_shouted() const {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (const Token& token : tokens_) {
      if (!has_letter(token.form)) continue;
      ++words;
      capitals += is_all_capitals(token.form) || token.form.size() == 1 ? 1 : 0;
    }
    return words > 2 && capitals * 10 >= words * 8;
  }

  // "Lee v. Canal Board": the parties of a case cited are no parties here.
  void take_cases() {
    for (std::size_t v = 1; v + 1 < tokens_.size(); ++v) {
      if (tokens_[v].form != "v." && tokens_[v].form != "vs.") continue;
      std::size_t first = v;
      while (first > 0 && v - first < 8 && is_of_case(first - 1)) --first;
      std::size_t end = v + 1;
      while (end < tokens_.size() && end - v < 8 && is_of_case(end)) ++end;
      if (first < v && end > v + 1) sentence_.take(first, end);
    }
  }

  bool is_of_case(std::size_t i) const {
    const Token& token = tokens_[i];
    return sentence_.is_free(i) &&
           ((starts_upper(token.form) && sentence_.lower(i) != "see") || token.form == "&" || token.form == "of" ||
            token.form == "and" || token.form == "ex" || token.form == "rel.");
  }

  bool is_place_behind(std::size_t first, std::size_t end) const {
    if (end >= tokens_.size() || !starts_upper(tokens_[end].form) || is_all_capitals(tokens_[end].form)) return false;
    return end > first + 1 && names().place_nouns.contains(tokens_[end].lower) &&
           names().seats.longest(tokens_, first) != end;
  }

  // "White House" of "White House Counsel's Office", "UN" of "UN Security Council"; `first` where there is none.
  std::size_t whole_inside(std::size_t first, std::size_t end) const {
    std::size_t inner = names().seats.longest(tokens_, first);
    if (inner == first + 1) inner = first;
    if (inner == first && names().agency_names.contains(tokens_[first].form)) inner = first + 1;
    return inner < end ? inner : first;
  }

  std::size_t name_end(std::size_t i) const {
    std::size_t end = names().seats.longest(tokens_, i);
    // "Reagan White House": one of several that had that seat.
    if (end == i && !starts_clause(tokens_, i) && is_name_word(i) && sentence_.lower(i + 1) == "white" &&
        sentence_.lower(i + 2) == "house")
      return i + 3;
    end = std::max(end, names().agencies.longest(tokens_, i));
    if (is_name_word(i)) end = std::max(end, organization_phrase_end(sentence_, i, headline_));
    if (end > i) return end;
    if (const std::size_t ruled = government_end(i); ruled > i) return ruled;
    if (is_acronym(i)) return i + 1;
    if (const std::size_t seen = seen_end(i); seen > i) return seen;
    return acting_place_end(sentence_, i);
  }

  static const NameTables& names() { return english_names(); }

  bool is_head(std::size_t i) const { return names().organization_heads.contains(sentence_.lower(i)); }

  bool is_name_word(std::size_t i) const { return is_body_name_word(sentence_, i); }

  // "Reagan administration", "Labour government", "UK Government".
  std::size_t government_end(std::size_t i) const {
    constexpr std::array<std::string_view, 5> kNouns = {"administration", "government", "campaign", "embassy",
                                                        "regime"};
    std::size_t end = i;
    while (end < i + 3 && is_name_word(end)) ++end;
    if (end == i || std::ranges::find(kNouns, sentence_.lower(end)) == kNouns.end()) return i;
    // A sentence's first word may have its capital for nothing: "Sensitive government papers".
    const bool national = names().nationalities.contains(tokens_[i].form) || names().countries.longest(tokens_, i) > i;
    if (starts_clause(tokens_, i) && end == i + 1 && !national) return i;
    // "Iraq campaign" is a war.
    if (national && sentence_.lower(end) == "campaign") return i;
    return end + 1;
  }

  // End of the organization's name that the learned analysis sees there. A single word has to be one mostly.
  std::size_t seen_end(std::size_t first) const {
    const std::size_t end = tagged_end(tokens_, first, NameTag::begin_organization);
    if (end == first || headline_ || all_capitals_ || end > first + kMaxSeenTokens || !sentence_.is_free(first, end))
      return first;
    const std::string& lower = tokens_[end - 1].lower;
    if (!is_name_word(first) || !is_capitalised_word(tokens_[end - 1]) || names().not_names.contains(lower) ||
        names().nationalities.contains(tokens_[end - 1].form) || names().peoples.contains(tokens_[end - 1].form) ||
        names().document_nouns.contains(lower))
      return first;
    if (names().countries.longest(tokens_, first) >= end || names().places.longest(tokens_, first) >= end ||
        title_end(tokens_, first) >= end)
      return first;
    if (end > first + 1) return is_no_body(first, end) ? first : end;
    const bool known_word = names().not_organizations.contains(tokens_[first].form) || is_head(first) ||
                            is_common_word(first) || tokens_[first].form.size() < 3 ||
                            names().topic_words.contains(lower) || tokens_[first].part_of_speech != PartOfSpeech::propn;
    return !known_word && votes_.is_organization(tokens_[first].form) ? end : first;
  }

  // "Foreign Affairs" says what, not who; "Minister for Canals" is an office; "Usman Bel Kadi" is a person elsewhere.
  bool is_no_body(std::size_t first, std::size_t end) const {
    if (names().title_heads.longest(tokens_, first) > first &&
        (sentence_.lower(first + 1) == "of" || sentence_.lower(first + 1) == "for"))
      return true;
    bool topics = true;
    bool headed = false;
    for (std::size_t i = first; i < end; ++i) {
      topics = topics && names().topic_words.contains(tokens_[i].lower);
      headed = headed || is_head(i);
    }
    if (topics && !headed) return true;
    return !headed && votes_.is_person(tokens_[first].form) && votes_.is_person(tokens_[end - 1].form);
  }

  bool is_acronym(std::size_t i) const {
    const std::string& form = tokens_[i].form;
    if (is_acronym_form(form) && !all_capitals_)
      if (const auto kind = acronyms_.kind_of(form)) return *kind == AcronymKind::body;
    if (const std::string plain = without_stops(form); plain != form && names().agency_names.contains(plain))
      return true;
    std::string_view bare = form;
    const bool plural = bare.size() > 3 && bare.ends_with('s') && is_all_capitals(bare.substr(0, bare.size() - 1));
    if (plural) bare.remove_suffix(1);
    // "DATE: 1 May": a field, as a rule.
    const bool field = i == 0 && tokens_.size() > 1 && tokens_[1].form == ":";
    if (names().agency_names.contains(bare)) return !all_capitals_ && !votes_.is_rarely_organization(form);
    // "Division (SE)": a part of the name before it.
    if (i > 0 && tokens_[i - 1].form == "(" && i + 1 < tokens_.size() && tokens_[i + 1].form == ")" && i > 1 &&
        (is_organization_tag(tokens_[i - 2].name) || is_acronym_form(tokens_[i - 2].form)) &&
        expansion_start(tokens_, i - 1, form) == i - 1)
      return false;
    if (field || is_common_word(i) || bare.find_first_not_of("IVXLCM") == std::string_view::npos) return false;
    if (all_capitals_ || bare.size() < 2 || bare.size() > 6 || names().not_organizations.contains(bare)) return false;
    const bool shape = std::ranges::all_of(bare, [](char c) { return (c >= 'A' && c <= 'Z') || c == '&'; });
    if (!shape || names().countries.contains(bare) || names().title_heads.contains(tokens_[i].lower)) return false;
    if (names().first_names.contains(tokens_[i].lower)) return false;
    return bare.size() < 6 && !is_emphasis(i) && votes_.is_organization(form);
  }

  // "F.B.I." without its stops; the form itself where it is not written so.
  static std::string without_stops(const std::string& form) {
    std::string plain;
    for (std::size_t k = 0; k < form.size(); ++k) {
      if (k % 2 == 1 ? form[k] != '.' : form[k] < 'A' || form[k] > 'Z') return form;
      if (k % 2 == 0) plain += form[k];
    }
    return plain.size() > 1 ? plain : form;
  }

  // "COPY FOR FILE": a word of the language in capitals, or one among others in capitals.
  bool is_common_word(std::size_t i) const {
    const std::string& lower = tokens_[i].lower;
    const Lexicon& lexicon = english_lexicon();
    if (lower != "us" && lexicon.function_words.contains(lower)) return true;
    if (lexicon.is_verb(lower) || names().not_names.contains(lower) || names().document_nouns.contains(lower) ||
        names().organization_heads.contains(lower) || names().title_modifiers.contains(lower))
      return true;
    std::string abbreviation = lower;
    abbreviation[0] = static_cast<char>(abbreviation[0] - 'a' + 'A');
    if (lexicon.abbreviations.contains(abbreviation)) return true;
    const auto is_capitals = [&](std::size_t k) { return k < tokens_.size() && is_all_capitals(tokens_[k].form); };
    return (i > 0 && is_capitals(i - 1) && is_capitals(i + 1)) || (i > 1 && is_capitals(i - 1) && is_capitals(i - 2));
  }

  // "It is INSANE how", "NOT": a word in capitals where an adjective or adverb stands.
  bool is_emphasis(std::size_t i) const {
    if (english_word(tokens_[i].lower)) return true;
    const std::string_view before = sentence_.lower(i - 1);
    return i > 0 && (before == "is" || before == "was" || before == "so" || before == "very" || before == "are");
  }

  static bool english_word(const std::string& lower) {
    constexpr std::array<std::string_view, 16> kWords = {"this", "that", "what", "why",      "how", "stop",
                                                         "wow",  "lol",  "huge", "breaking", "big", "wrong",
                                                         "true", "now",  "lie",  "fact"};
    return std::ranges::find(kWords, lower) != kWords.end();
  }

  // "DOJ IG", "FBI headquarters", "White House Counsel's Office".
  std::size_t with_unit(std::size_t end) const {
    const std::size_t unit = names().organization_units.longest(tokens_, end);
    return unit > end && sentence_.is_free(end, unit) ? unit : end;
  }

  void add_with_members(std::size_t first, std::size_t end) {
    std::size_t noun = end;
    if (noun + 1 < tokens_.size() && !names().member_nouns.contains(tokens_[noun].lower) &&
        names().member_nouns.contains(tokens_[noun + 1].lower) &&
        (tokens_[noun].part_of_speech == PartOfSpeech::adj || tokens_[noun].part_of_speech == PartOfSpeech::noun))
      ++noun;
    const bool members = names().member_nouns.contains(sentence_.lower(noun)) && sentence_.is_free(noun);
    if (members && !is_capitalised_word(tokens_[noun]) && !name_follows(noun + 1)) {
      const bool one = tokens_[noun].lemma == tokens_[noun].lower && tokens_[noun].lower != "leadership" &&
                       tokens_[noun].lower != "staff" && tokens_[noun].lower != "management" &&
                       tokens_[noun].lower != "personnel";
      sentence_.add(first, noun + 1, one ? MentionKind::nominal : MentionKind::name,
                    one ? EntityType::person : EntityType::organization);
    }
    sentence_.add(first, end, MentionKind::name, EntityType::organization);
  }

  bool name_follows(std::size_t i) const { return i < tokens_.size() && is_capitalised_word(tokens_[i]); }

  SentenceMentions& sentence_;
  const NameVotes& votes_;
  const AcronymDefinitions& acronyms_;
  const std::vector<Token>& tokens_;
  bool all_capitals_ = false;
  bool headline_ = false;
};

}  // namespace

void find_organization_names(SentenceMentions& sentence, const NameVotes& votes, const AcronymDefinitions& acronyms) {
  OrganizationFinder(sentence, votes, acronyms).run();
  // Words of places are nobody's names: "States" of "United States".
  const NameTables& names = english_names();
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::size_t end =
        std::max(names.places.longest(sentence.tokens(), i), names.countries.longest(sentence.tokens(), i));
    if (end > i + 1 && sentence.is_free(i, end)) sentence.take(i, end);
  }
}

}  // namespace whowhom
