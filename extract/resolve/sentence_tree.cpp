// A mention hangs on the tree by those of its words whose head lies outside of it; a wrong arc in a name leaves
// several.
#include "extract/resolve/sentence_tree.hpp"

#include <algorithm>
#include <array>

#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

std::size_t width(const Mention& mention) { return mention.end_token - mention.first_token; }

// What the stages before took for a name although the words around it say otherwise: a verb for a person, a document or
// an event for an organization.
bool is_misread(const Sentence& sentence, const Mention& mention) {
  const Token& last = sentence.tokens[mention.end_token - 1];
  if (mention.type == EntityType::person)
    return width(mention) == 1 && mention.kind == MentionKind::name && last.part_of_speech == PartOfSpeech::verb;
  constexpr std::array<std::string_view, 6> kEvents = {"conference", "meeting", "interview",
                                                       "briefing",   "hearing", "release"};
  return std::ranges::find(kEvents, last.lower) != kEvents.end() || english_names().document_nouns.contains(last.lower);
}

}  // namespace

SentenceTree::SentenceTree(const Sentence& sentence, const std::vector<Mention>& mentions, std::size_t first,
                           std::size_t end, const Resolution& resolution)
    : sentence_(&sentence),
      mentions_(&mentions),
      resolution_(&resolution),
      first_(first),
      end_(end),
      children_(sentence.tokens.size()),
      headed_(sentence.tokens.size()),
      in_name_(sentence.tokens.size(), false) {
  for (std::size_t i = 0; i < size(); ++i)
    if (const auto above = head(i)) children_[*above].push_back(i);
  for (std::size_t m = first; m < end; ++m) {
    const Mention& mention = mentions[m];
    const bool party = mention.type == EntityType::person || mention.type == EntityType::organization;
    for (std::size_t i = mention.first_token; i < mention.end_token; ++i) {
      if (mention.kind == MentionKind::name && mention.type != EntityType::document) in_name_[i] = true;
      const auto above = head(i);
      const bool outside = !above || *above < mention.first_token || *above >= mention.end_token;
      if (!outside || !resolution.entity_of[m]) continue;
      if (mention.type == EntityType::document) place_mention(headed_[i].document, m);
      if (party && is_misread(sentence, mention)) continue;
      place_mention(headed_[i].any, m);
      if (party) place_mention(mention.type == EntityType::person ? headed_[i].person : headed_[i].organization, m);
    }
  }
}

void SentenceTree::place_mention(std::optional<std::size_t>& place, std::size_t index) const {
  if (!place || width(mention(*place)) < width(mention(index))) place = index;
}

std::string_view SentenceTree::lower(std::size_t i) const {
  return i < size() ? std::string_view(token(i).lower) : std::string_view();
}

std::optional<std::size_t> SentenceTree::head(std::size_t i) const {
  const std::size_t above = token(i).head;
  return above < size() ? std::optional(above) : std::nullopt;
}

bool SentenceTree::is_noun(std::size_t i) const {
  return token(i).part_of_speech == PartOfSpeech::noun || token(i).part_of_speech == PartOfSpeech::propn;
}

std::optional<std::size_t> SentenceTree::antecedent(std::size_t i) const {
  const std::string_view word = lower(i);
  if (word != "who" && word != "whom" && word != "which" && word != "that" && word != "whose") return std::nullopt;
  for (auto at = head(i); at; at = head(*at)) {
    // "it was A who told" hangs the clause on A as an adverbial.
    if (!is(*at, "acl:relcl") && !is(*at, "advcl:relcl")) continue;
    const auto meant = head(*at);
    return word == "which" && meant && person_at(*meant) ? std::nullopt : meant;
  }
  return std::nullopt;
}

std::optional<std::size_t> SentenceTree::child(std::size_t i, std::string_view relation) const {
  for (const std::size_t below : children_[i])
    if (is(below, relation)) return below;
  return std::nullopt;
}

bool SentenceTree::has_child(std::size_t i, std::string_view relation, std::string_view word) const {
  return std::ranges::any_of(children_[i],
                             [&](std::size_t below) { return is(below, relation) && lower(below) == word; });
}

std::string_view SentenceTree::preposition(std::size_t i) const {
  for (const std::size_t below : children_[i])
    if (is(below, "case") && below < i) return lower(below);
  return {};
}

std::optional<std::size_t> SentenceTree::organization_with(std::size_t at, bool at_end) const {
  std::optional<std::size_t> widest;
  for (std::size_t m = first_; m < end_; ++m) {
    const Mention& one = mention(m);
    if (one.type != EntityType::organization || !is_resolved(m) || is_misread(*sentence_, one)) continue;
    if ((at_end ? one.end_token : one.first_token) != at) continue;
    if (!widest || width(mention(*widest)) < width(one)) widest = m;
  }
  return widest;
}

std::optional<std::size_t> SentenceTree::organization_to(std::size_t end) const { return organization_with(end, true); }
std::optional<std::size_t> SentenceTree::organization_from(std::size_t first) const {
  return organization_with(first, false);
}

std::optional<std::size_t> SentenceTree::referent(std::size_t i, int depth) const {
  if (const auto person = person_at(i)) return person;
  if (depth == 0) return std::nullopt;
  const auto above = head(i);
  if (lower(i) == "who" || lower(i) == "whom" || lower(i) == "that") {
    const auto meant = antecedent(i);
    return meant ? referent(*meant, depth - 1) : std::nullopt;
  }
  if (!is_noun(i)) return std::nullopt;
  if (is(i, "appos") && above && *above < i) return referent(*above, depth - 1);
  // "Lee is a chemist who …", "Lee is a chemist, director of …": what is said of Lee.
  if (const auto subject = child(i, "nsubj"); subject && child(i, "cop")) return referent(*subject, depth - 1);
  for (const std::size_t below : children_[i])
    if (is(below, "appos") || is(below, "flat"))
      if (const auto person = person_at(below)) return person;
  return std::nullopt;
}

bool SentenceTree::has_name_between(std::size_t index, std::size_t to, EntityType type) const {
  const std::size_t from = mention(index).end_token;
  for (std::size_t m = first_; m < end_; ++m)
    if (mention(m).type == type && mention(m).kind == MentionKind::name && mention(m).first_token >= from &&
        mention(m).end_token <= to && resolution_->entity_of[m] != resolution_->entity_of[index])
      return true;
  return false;
}

std::optional<std::size_t> SentenceTree::organization_meant(std::size_t i) const {
  if (const auto organization = organization_at(i)) return organization;
  if (lower(i) == "which" || lower(i) == "that") {
    const auto meant = antecedent(i);
    return meant ? organization_at(*meant) : std::nullopt;
  }
  if (!is_noun(i)) return std::nullopt;
  if (const auto subject = child(i, "nsubj"); subject && child(i, "cop")) return organization_at(*subject);
  const auto above = head(i);
  return is(i, "appos") && above && *above < i ? organization_at(*above) : std::nullopt;
}

std::vector<std::size_t> SentenceTree::people_meant(std::size_t i, bool all) const {
  std::vector<std::size_t> people;
  const auto first = referent(i, 3);
  if (!first) return people;
  people.push_back(*first);
  if (!all) return people;
  const Mention& one = mention(*first);
  for (std::size_t word = one.first_token; word < one.end_token; ++word)
    for (const std::size_t below : children_[word])
      if (is(below, "conj"))
        if (const auto other = person_at(below)) people.push_back(*other);
  return people;
}

}  // namespace whowhom
