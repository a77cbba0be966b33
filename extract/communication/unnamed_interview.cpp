// Only an interview that names neither side is read here; the named ones are noun_claims.cpp's.
#include "extract/communication/unnamed_interview.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extract/communication/clauses.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

bool names_interviewer(const SentenceTree& tree, std::size_t noun) {
  static constexpr std::array<std::string_view, 4> prepositions = {"with", "by", "of", "on"};
  if (!possessors_of(tree, noun).empty()) return true;
  for (const std::size_t below : tree.children(noun))
    if (tree.is(below, "compound") && tree.mention_at(below)) return true;
  return std::ranges::any_of(prepositions,
                             [&](std::string_view word) { return !behind_preposition(tree, noun, word).empty(); });
}

bool is_setting(const SentenceTree& tree, std::size_t noun) {
  const std::string_view word = tree.preposition(noun);
  return word == "in" || word == "during";
}

std::optional<std::size_t> sole_author(const ClaimContext& context, const SentenceTree& tree,
                                       const std::vector<RelationMention>& documents) {
  std::optional<std::size_t> author;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const auto mention = tree.document_at(i);
    if (!mention) continue;
    for (const RelationMention& relation : documents) {
      if (relation.type != RelationType::authored || relation.to != tree.entity_of(*mention) ||
          relation.polarity != Polarity::happened ||
          context.resolution.entities[relation.from].type != EntityType::organization)
        continue;
      if (author && *author != relation.from) return std::nullopt;
      author = relation.from;
    }
  }
  return author;
}

}  // namespace

std::vector<CommunicationMention> unnamed_interview_claims(const ClaimContext& context, const SentenceTree& tree,
                                                           const std::vector<RelationMention>& documents) {
  for (std::size_t noun = 1; noun < tree.size(); ++noun) {
    if (tree.token(noun).lemma != "interview" || !tree.is_noun(noun)) continue;
    if (names_interviewer(tree, noun) || !is_setting(tree, noun)) continue;
    const auto author = sole_author(context, tree, documents);
    if (!author) continue;
    for (std::size_t verb = 0; verb < tree.size(); ++verb) {
      if (!is_verb(tree, verb) || is_passive(tree, verb) || is_infinitive(tree, verb) ||
          clause_effect(tree.token(verb).lemma) != Effect::says)
        continue;
      const auto standing = standing_of(tree, verb);
      const auto subject = subject_of(tree, verb);
      if (!standing || standing->polarity != Polarity::happened || !subject || tree.antecedent(subject->token))
        continue;
      ClaimParts parts;
      parts.trigger = noun;
      parts.from = parties_of(tree, subject->token);
      if (parts.from.list.size() != 1) continue;
      parts.to.list = {{*author, noun}};
      parts.mutual = true;
      parts.channel = Channel::interview;
      parts.rule = "noun:interview";
      parts.confidence = 0.7;
      if (auto claim = make_claim(context, tree, std::move(parts))) return {std::move(*claim)};
    }
  }
  return {};
}

}  // namespace whowhom
