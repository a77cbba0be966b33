// At each free capitalised word the longest reading wins: a phrase with an organization's noun, a seat, an acronym.
#include "extract/mention/organization_names.hpp"

#include <algorithm>
#include <array>

#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxNameTokens = 12;
constexpr std::size_t kMaxSeenTokens = 8;

class OrganizationFinder {
 public:
  OrganizationFinder(SentenceMentions& sentence, const NameVotes& votes)
      : sentence_(sentence), votes_(votes), tokens_(sentence.tokens()), headline_(is_title_case(sentence.tokens())) {}

  void run() {
    all_capitals_ = is_shouted();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!sentence_.is_free(i)) continue;
      const std::size_t end = name_end(i);
      // "World Trade Center": a place, with all its words.
      if (const std::size_t place = names().places.longest(tokens_, i); place > i + 1 && place >= end) {
        i = place - 1;
        continue;
      }
      if (end == i) continue;
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
    if (is_capitalised_word(tokens_[i])) end = std::max(end, phrase_end(i));
    if (end > i) return end;
    if (const std::size_t ruled = government_end(i); ruled > i) return ruled;
    if (is_acronym(i)) return i + 1;
    if (const std::size_t seen = seen_end(i); seen > i) return seen;
    return acting_country_end(i);
  }

  static const NameTables& names() { return english_names(); }

  bool is_head(std::size_t i) const { return names().organization_heads.contains(sentence_.lower(i)); }

  bool is_name_word(std::size_t i) const {
    return i < tokens_.size() && sentence_.is_free(i) && is_capitalised_word(tokens_[i]) &&
           names().honorifics.longest(tokens_, i) == i;
  }

  bool is_linker(std::size_t i) const {
    const std::string_view lower = sentence_.lower(i);
    return lower == "of" || lower == "for" || lower == "on";
  }

  // "Department of Health and Social Care", "Foreign Affairs Committee", "Special Counsel's Office".
  std::size_t phrase_end(std::size_t first) const {
    if (starts_clause(tokens_, first) && names().title_modifiers.contains(tokens_[first].lower) &&
        first + 1 < tokens_.size() && sentence_.lower(first) != "national" && sentence_.lower(first) != "foreign" &&
        sentence_.lower(first) != "justice")
      return first;
    std::size_t end = first;
    bool in_complement = false;
    std::size_t complement = first;
    const std::size_t last = std::min(tokens_.size(), first + kMaxNameTokens);
    for (std::size_t i = first; i < last; ++i) {
      if (is_name_word(i)) {
        // The name of a body ends where a title begins: "Central Bank Governor Ann Lee".
        const bool title = i > first && title_end(tokens_, i) > i && !is_head(i);
        // "Office of the Vice President".
        if (title && i == complement) return title_end(tokens_, i);
        if (title && end == i) {
          // "Office of the Harbour Counsel" ends in it, unless a name follows.
          const std::size_t behind = title_end(tokens_, i);
          if (in_complement && !is_name_word(behind)) end = behind;
          break;
        }
        if (is_head(i) || in_complement) end = i + 1;
      } else if (is_linker(i) && end == i && i > first && is_head(i - 1)) {
        const std::size_t next = sentence_.lower(i + 1) == "the" ? i + 2 : i + 1;
        if (!is_name_word(next) || names().countries.longest(tokens_, next) > next) break;
        in_complement = true;
        complement = next;
        i = next - 1;
      } else if ((sentence_.lower(i) == "and" || sentence_.lower(i) == "&") && is_name_word(i + 1) && i > first) {
        if (starts_other_name(i + 1)) break;
        if (!in_complement && (!head_follows(i + 1) || names_person(first, i))) break;
      } else if (is_possessive_ending(tokens_[i]) && i > first && is_name_word(i + 1) && is_own_house(i + 1)) {
        continue;
      } else {
        break;
      }
    }
    for (std::size_t i = first; i < end; ++i)
      // A known name ends where it ends: "Department of State Case No. 5".
      if (const std::size_t known = names().agencies.longest(tokens_, i); known > i + 2) end = std::min(end, known);
    // "Department" alone is a noun that "the" makes somebody's name, not a name.
    return end == first + 1 ? first : end;
  }

  bool starts_other_name(std::size_t i) const {
    return names().seats.longest(tokens_, i) > i || is_acronym(i) || title_end(tokens_, i) > i ||
           names().first_names.contains(tokens_[i].lower);
  }

  // "Special Counsel's Office", "Queen's Hospital"; not "Lee's Senate".
  bool is_own_house(std::size_t i) const {
    constexpr std::array<std::string_view, 6> kHouses = {"office",  "court",      "hospital",
                                                         "college", "university", "school"};
    return std::ranges::find(kHouses, sentence_.lower(i)) != kHouses.end();
  }

  // "Ambassador Lee and Trade Council" are two.
  bool names_person(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
      if (names().title_heads.longest(tokens_, i) > i) return true;
    return false;
  }

  bool head_follows(std::size_t i) const {
    for (; is_name_word(i); ++i)
      if (is_head(i)) return true;
    return false;
  }

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
    if (end > first + 1) return end;
    const bool known_word = names().not_organizations.contains(tokens_[first].form) || is_head(first) ||
                            is_common_word(first) || tokens_[first].form.size() < 2 ||
                            tokens_[first].part_of_speech != PartOfSpeech::propn;
    return !known_word && votes_.is_organization(tokens_[first].form) ? end : first;
  }

  bool is_acronym(std::size_t i) const {
    const std::string& form = tokens_[i].form;
    std::string_view bare = form;
    const bool plural = bare.size() > 3 && bare.ends_with('s') && is_all_capitals(bare.substr(0, bare.size() - 1));
    if (plural) bare.remove_suffix(1);
    // "DATE: 1 May": a field, as a rule.
    const bool field = i == 0 && tokens_.size() > 1 && tokens_[1].form == ":";
    if (names().agency_names.contains(bare)) return !all_capitals_;
    if (field || is_common_word(i) || bare.find_first_not_of("IVXLCM") == std::string_view::npos) return false;
    if (all_capitals_ || bare.size() < 2 || bare.size() > 6 || names().not_organizations.contains(bare)) return false;
    const bool shape = std::ranges::all_of(bare, [](char c) { return (c >= 'A' && c <= 'Z') || c == '&'; });
    if (!shape || names().countries.contains(bare) || names().title_heads.contains(tokens_[i].lower)) return false;
    if (names().first_names.contains(tokens_[i].lower)) return false;
    return bare.size() < 6 && !is_emphasis(i) && votes_.is_organization(form);
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

  // A country is a party where it does something: "Norway would abstain", "told Chile".
  std::size_t acting_country_end(std::size_t i) const {
    const std::size_t end = names().countries.longest(tokens_, i);
    if (end == i || !sentence_.is_free(i, end)) return i;
    std::size_t next = end;
    if (next < tokens_.size() && tokens_[next].part_of_speech == PartOfSpeech::adv) ++next;
    while (const std::size_t joined_end = joined_country(next)) next = joined_end;
    if (next >= tokens_.size()) return i;
    if (is_members(end)) return end;
    const std::string_view before = i > 0 ? sentence_.lower(i - 1) : "";
    const bool inside = before == "in" || before == "from" || before == "to" || before == "at" || before == "near" ||
                        before == "into" || before == "across" || before == "of";
    if (inside) return i;
    const PartOfSpeech tag = tokens_[next].part_of_speech;
    const bool verb = tag == PartOfSpeech::aux || (tag == PartOfSpeech::verb && !tokens_[next].lower.ends_with("ing"));
    return verb ? end : i;
  }

  // "…, Malta and Chile were": the verb behind the list is each one's. 0 where no country is joined.
  std::size_t joined_country(std::size_t i) const {
    if (i + 1 >= tokens_.size() || (tokens_[i].form != "," && tokens_[i].lower != "and")) return 0;
    const std::size_t start = tokens_[i].form == "," && sentence_.lower(i + 1) == "and" ? i + 2 : i + 1;
    const std::size_t end = start < tokens_.size() ? names().countries.longest(tokens_, start) : start;
    return end > start ? end : 0;
  }

  // "US military planners": the plural of those who act for it, with at most one word before.
  bool is_members(std::size_t i) const {
    for (const std::size_t noun : {i, i + 1})
      if (noun < tokens_.size() && !is_capitalised_word(tokens_[noun]) &&
          names().member_nouns.contains(tokens_[noun].lower))
        return tokens_[noun].lemma != tokens_[noun].lower || tokens_[noun].lower == "troops";
    return false;
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
  const std::vector<Token>& tokens_;
  bool all_capitals_ = false;
  bool headline_ = false;
};

}  // namespace

void find_organization_names(SentenceMentions& sentence, const NameVotes& votes) {
  OrganizationFinder(sentence, votes).run();
  // Words of places are nobody's names: "States" of "United States".
  const NameTables& names = english_names();
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::size_t end =
        std::max(names.places.longest(sentence.tokens(), i), names.countries.longest(sentence.tokens(), i));
    if (end > i + 1 && sentence.is_free(i, end)) sentence.take(i, end);
  }
}

}  // namespace whowhom
