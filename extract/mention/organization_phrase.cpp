// Word by word up to the noun of a body, then through "of", "for" and "on" with their complements, as long as nothing
// begins that is another's name: a title, a person, a heading's next words.
#include "extract/mention/organization_phrase.hpp"

#include <algorithm>
#include <array>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/name_votes.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxNameTokens = 14;
constexpr int kMaxComplements = 3;

const NameTables& names() { return english_names(); }

class OrganizationPhrase {
 public:
  explicit OrganizationPhrase(const SentenceMentions& sentence) : sentence_(sentence), tokens_(sentence.tokens()) {}

  std::size_t end(std::size_t first, bool headline) const {
    if (!can_start(first)) return first;
    std::size_t end = grow(first);
    for (std::size_t i = first; i < end; ++i)
      // A known name ends where it ends: "Department of State Case No. 5".
      if (const std::size_t known = names().agencies.longest(tokens_, i); known > i + 2 && !goes_on(known))
        end = std::min(end, known);
    if (end == first + 1 || end == first) return first;
    if (is_person_before(first, end)) return first;
    if (!is_seen(first, end, headline)) return first;
    return end;
  }

 private:
  bool is_head(std::size_t i) const { return names().organization_heads.contains(sentence_.lower(i)); }
  bool is_name_word(std::size_t i) const { return is_body_name_word(sentence_, i); }

  // "General Staff of the Army" behind "Directorate of the".
  bool goes_on(std::size_t i) const { return sentence_.lower(i) == "of" && i + 1 < tokens_.size(); }

  bool is_linker(std::size_t i) const {
    const std::string_view lower = sentence_.lower(i);
    return lower == "of" || lower == "for" || lower == "on";
  }

  bool begins_name(std::size_t i) const {
    return i < tokens_.size() &&
           (tokens_[i].name == NameTag::begin_organization || tokens_[i].name == NameTag::begin_person ||
            tokens_[i].name == NameTag::begin_location);
  }

  bool can_start(std::size_t first) const {
    const Token& word = tokens_[first];
    if (!starts_clause(tokens_, first) || word.name != NameTag::outside) return true;
    const std::string_view lower = word.lower;
    if (names().title_modifiers.contains(lower) && first + 1 < tokens_.size() && lower != "national" &&
        lower != "foreign" && lower != "justice")
      return false;
    // "See Canal Authority Police", "Multiple Canal Board members": the capital is the sentence's.
    if (word.part_of_speech == PartOfSpeech::verb || lower == "see") return false;
    return first + 1 >= tokens_.size() || tokens_[first + 1].name != NameTag::begin_organization;
  }

  std::size_t grow(std::size_t first) const {
    std::size_t end = first;
    int complements = 0;
    bool list = false;
    std::size_t complement = first;
    const std::size_t last = std::min(tokens_.size(), first + kMaxNameTokens);
    for (std::size_t i = first; i < last; ++i) {
      if (is_name_word(i)) {
        // The name of a body ends where a title begins: "Central Bank Governor Ann Lee".
        const std::size_t title = i > first && !is_head(i) ? title_end(tokens_, i) : i;
        if (title > i && i == complement) {
          // "Office of the Vice President", "Office of the Director of Canals", "Directorate of the General Staff".
          if (is_inside(title)) continue;
          const bool more = complements < kMaxComplements && is_linker(title) && is_inside(title);
          if (!more) return title;
        }
        // "Ranking Member Committee on Canals": an office and the next line of an address.
        if (title > i && end == first && is_head(title) && is_linker(title + 1)) return first;
        if (title > i && end == i) {
          // "Office of the Harbour Counsel" ends in it, unless a name follows.
          if (complements > 0 && !is_name_word(title)) end = title;
          break;
        }
        if (is_head(i) || complements > 0) end = i + 1;
      } else if (is_linker(i) && end == i && i > first && (is_head(i - 1) || complements > 0)) {
        const std::size_t next = sentence_.lower(i + 1) == "the" ? i + 2 : i + 1;
        if (!is_complement(i, next, complements)) break;
        ++complements;
        complement = next;
        i = next - 1;
      } else if ((sentence_.lower(i) == "and" || sentence_.lower(i) == "&") && is_name_word(i + 1) && i > first) {
        if (starts_other_name(i + 1)) break;
        if (tokens_[i].name == NameTag::outside && begins_name(i + 1) && tokens_[i - 1].name != NameTag::outside) break;
        if (complements == 0 && (!head_follows(i + 1) || names_person(first, i))) break;
      } else if (tokens_[i].form == "," && complements > 0 &&
                 (tokens_[i].name == NameTag::inside_organization || (list && sentence_.lower(i + 1) == "and"))) {
        // "Committee on Banking, Housing, and Urban Affairs", as the learned analysis sees it.
        if (sentence_.lower(i + 1) == "and") ++i;
        if (!is_name_word(i + 1) || starts_other_name(i + 1)) break;
        list = true;
      } else if (tokens_[i].form == "," && complements == 0 && end == first && i > first && is_list_before_noun(i)) {
        continue;
      } else if (is_possessive_ending(tokens_[i]) && i > first && is_name_word(i + 1) && is_own_house(i + 1)) {
        continue;
      } else {
        break;
      }
    }
    return end;
  }

  // "Monitoring, Verification and Inspection Commission", as the learned analysis sees it.
  bool is_list_before_noun(std::size_t comma) const {
    for (std::size_t i = comma; i < tokens_.size() && i < comma + 8; ++i) {
      if (tokens_[i].name != NameTag::inside_organization) return false;
      if (is_name_word(i) && is_head(i)) return true;
    }
    return false;
  }

  bool is_inside(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].name == NameTag::inside_organization && (is_name_word(i) || is_linker(i));
  }

  bool is_complement(std::size_t linker, std::size_t next, int complements) const {
    if (!is_name_word(next) || names().not_names.contains(sentence_.lower(next))) return false;
    if (complements == 0) return true;
    // Further ones only with "of", and where no other name begins.
    if (complements >= kMaxComplements || sentence_.lower(linker) != "of") return false;
    return tokens_[linker].name == NameTag::inside_organization || is_head(next) || is_place_tag(tokens_[next].name) ||
           names().nationalities.contains(tokens_[next].form) || names().countries.longest(tokens_, next) > next ||
           names().places.longest(tokens_, next) > next;
  }

  bool starts_other_name(std::size_t i) const {
    const std::string_view form = tokens_[i].form;
    return names().seats.longest(tokens_, i) > i || names().agency_names.contains(form) || title_end(tokens_, i) > i ||
           names().first_names.contains(tokens_[i].lower);
  }

  // "Special Counsel's Office", "Queen's Hospital"; not "Lee's Senate".
  bool is_own_house(std::size_t i) const {
    constexpr std::array<std::string_view, 7> kHouses = {"office",     "court",  "hospital",  "college",
                                                         "university", "school", "department"};
    return std::ranges::find(kHouses, sentence_.lower(i)) != kHouses.end();
  }

  // "Ambassador Lee and Trade Council" are two.
  bool names_person(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
      if (names().title_heads.longest(tokens_, i) > i || is_person_tag(tokens_[i].name)) return true;
    return false;
  }

  bool head_follows(std::size_t i) const {
    for (; is_name_word(i); ++i)
      if (is_head(i)) return true;
    return false;
  }

  // "Ann Lee Canal Committee" in a list of addresses: a full name with a body behind it.
  bool is_person_before(std::size_t first, std::size_t end) const {
    if (tokens_[first].name == NameTag::inside_person) return true;
    for (const std::size_t start : {first, first + 1}) {
      const std::size_t person = tagged_end(tokens_, start, NameTag::begin_person);
      if (person > start + 1 && person < end && !is_possessive_ending(tokens_[person])) return true;
    }
    return false;
  }

  bool is_seen(std::size_t first, std::size_t end, bool headline) const {
    std::size_t seen = 0;
    std::size_t words = 0;
    bool strong = false;
    for (std::size_t i = first; i < end; ++i) {
      seen += is_organization_tag(tokens_[i].name) ? 1 : 0;
      words += is_name_word(i) ? 1 : 0;
      strong = strong || (is_head(i) && !names().weak_heads.contains(tokens_[i].lower));
    }
    if (headline) return seen * 2 >= words;
    return strong || seen > 0;
  }

  const SentenceMentions& sentence_;
  const std::vector<Token>& tokens_;
};

}  // namespace

bool is_body_name_word(const SentenceMentions& sentence, std::size_t i) {
  if (i >= sentence.size()) return false;
  const Token& token = sentence.token(i);
  // "New Harbour School": a word of the grammar in a name.
  const bool adjective = is_organization_tag(token.name) && token.part_of_speech == PartOfSpeech::adj;
  return sentence.is_free(i) && (is_capitalised_word(token) || (adjective && starts_upper(token.form))) &&
         names().honorifics.longest(sentence.tokens(), i) == i;
}

std::size_t organization_phrase_end(const SentenceMentions& sentence, std::size_t first, bool headline) {
  return OrganizationPhrase(sentence).end(first, headline);
}

}  // namespace whowhom
