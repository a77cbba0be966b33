// Headlines do not vote, nor does a word that only a sentence's start gives its capital: there capitals say nothing.
#include "extract/mention/name_votes.hpp"

#include <algorithm>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

bool is_person_tag(NameTag tag) { return tag == NameTag::begin_person || tag == NameTag::inside_person; }
bool is_organization_tag(NameTag tag) {
  return tag == NameTag::begin_organization || tag == NameTag::inside_organization;
}
bool is_place_tag(NameTag tag) { return tag == NameTag::begin_location || tag == NameTag::inside_location; }

namespace {

bool is_article(const Token& token) { return token.lower == "the" || token.lower == "a" || token.lower == "an"; }

bool is_inside(NameTag tag) {
  return tag == NameTag::inside_person || tag == NameTag::inside_organization || tag == NameTag::inside_location;
}

bool is_all_name(const Sentence& sentence) {
  return std::ranges::all_of(sentence.tokens, [](const Token& token) {
    return token.name != NameTag::outside || token.part_of_speech == PartOfSpeech::punct;
  });
}

// The name in front of ".com", or nothing.
std::string_view domain_of(std::string_view address) {
  const std::size_t at = address.find('@');
  const std::size_t stop = address.rfind('.');
  if (at == std::string_view::npos || at == 0 || stop == std::string_view::npos || stop < at) return {};
  const std::size_t start = std::max(address.rfind('.', stop - 1) + 1, at + 1);
  return stop - start > 3 ? address.substr(start, stop - start) : std::string_view();
}

// "Acme employees": a body, whatever its name looks like.
bool has_members(const Sentence& sentence, std::size_t begin) {
  const std::size_t end = tagged_end(sentence.tokens, begin, NameTag::begin_person);
  return end < sentence.tokens.size() && english_names().member_nouns.contains(sentence.tokens[end].lower);
}

}  // namespace

NameVotes::NameVotes(const Analysis& analysis) {
  for (const Sentence& sentence : analysis.sentences) {
    if (is_title_case(sentence.tokens)) continue;
    bool silent = false;  // this name or word does not vote
    bool nobody = false;  // "the Evening Herald", "Acme employees"
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      if (const std::string_view domain = domain_of(token.lower); !domain.empty()) domains_.emplace(domain);
      if (!is_inside(token.name)) {
        // "Grit under the crane"; a name alone in its line is a signature.
        const bool apart = token.relation == "discourse" || (token.relation == "root" && !is_all_name(sentence));
        silent = (token.name == NameTag::outside || apart) && starts_clause(sentence.tokens, i);
        nobody = token.name == NameTag::begin_person &&
                 ((i > 0 && is_article(sentence.tokens[i - 1])) || has_members(sentence, i));
      }
      if (silent || !starts_upper(token.form)) continue;
      Votes& votes = words_[token.form];
      if (is_person_tag(token.name) && !nobody)
        ++votes.person;
      else if (is_organization_tag(token.name))
        ++votes.organization;
      else if (is_place_tag(token.name))
        ++votes.place;
      else
        ++votes.none;
    }
  }
}

NameVotes::Votes NameVotes::votes_of(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? Votes() : found->second;
}

bool NameVotes::is_person(std::string_view word) const {
  const Votes votes = votes_of(word);
  return !is_mail_domain(lower_case(word)) && votes.person > votes.organization + votes.place &&
         votes.person * 2 >= votes.all();
}

bool NameVotes::is_organization(std::string_view word) const {
  const Votes votes = votes_of(word);
  return votes.organization > votes.person + votes.place && votes.organization * 2 >= votes.all();
}

bool NameVotes::is_rarely_organization(std::string_view word) const {
  const Votes votes = votes_of(word);
  if (votes.all() < 2) return false;
  // A person goes by an acronym too seldom to count.
  return votes.place > votes.organization || (word.size() < 4 && votes.organization * 4 < votes.all());
}

std::size_t tagged_end(const std::vector<Token>& tokens, std::size_t first, NameTag begin) {
  if (first >= tokens.size() || tokens[first].name != begin) return first;
  const NameTag inside = begin == NameTag::begin_person         ? NameTag::inside_person
                         : begin == NameTag::begin_organization ? NameTag::inside_organization
                                                                : NameTag::inside_location;
  std::size_t end = first + 1;
  while (end < tokens.size() && tokens[end].name == inside) ++end;
  while (end > first &&
         (is_possessive_ending(tokens[end - 1]) || tokens[end - 1].part_of_speech == PartOfSpeech::punct))
    --end;
  return end;
}

}  // namespace whowhom
