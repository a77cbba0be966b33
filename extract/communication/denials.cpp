// Two forms: a verb of denial with "it" or "this", and "that she had not" behind a verb of speech. Only a
// party of the act denies it here; what a third person disputes may be something else.
#include "extract/communication/denials.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extract/communication/clauses.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

struct Denial {
  std::size_t word = 0;
  std::size_t denier = 0;  // entity
  std::size_t subject = 0;
};

class DenialFinder {
 public:
  explicit DenialFinder(const SentenceTree& tree) : tree_(tree) {}

  std::optional<Denial> at(std::size_t i) const {
    if (is_verb(tree_, i) && clause_effect(tree_.token(i).lemma) == Effect::denies) return by_verb(i);
    return by_ellipsis(i);
  }

 private:
  std::optional<Denial> denial_of(std::size_t word, std::size_t subject) const {
    const PartyList deniers = parties_of(tree_, subject);
    if (deniers.list.size() != 1 || deniers.negative) return std::nullopt;
    return Denial{word, deniers.list.front().entity, subject};
  }

  // "but B denied it"; what "which B disputes" is of may be any noun before it.
  std::optional<Denial> by_verb(std::size_t verb) const {
    static constexpr std::array<std::string_view, 3> words = {"it", "this", "that"};
    const auto object = tree_.child(verb, "obj");
    if (!object || std::ranges::find(words, tree_.lower(*object)) == words.end()) return std::nullopt;
    const auto standing = standing_of(tree_, verb);
    const auto subject = subject_of(tree_, verb);
    if (!subject || !standing || standing->polarity != Polarity::happened) return std::nullopt;
    return denial_of(verb, subject->token);
  }

  // "B testified that he had not": an auxiliary with nothing behind it.
  std::optional<Denial> by_ellipsis(std::size_t i) const {
    const std::string_view lemma = tree_.token(i).lemma;
    if ((lemma != "have" && lemma != "do") || !tree_.is(i, "ccomp") || !tree_.child(i, "nsubj")) return std::nullopt;
    const bool bare = std::ranges::all_of(tree_.children(i), [&](std::size_t below) {
      return tree_.is(below, "nsubj") || tree_.is(below, "mark") || tree_.is(below, "punct") ||
             (tree_.is(below, "advmod") && is_negation(tree_.lower(below)));
    });
    if (!bare) return std::nullopt;
    const auto above = tree_.head(i);
    if (!above || clause_effect(tree_.token(*above).lemma) != Effect::says) return std::nullopt;
    const bool denied = std::ranges::any_of(tree_.children(i), [&](std::size_t below) {
      return tree_.is(below, "advmod") && is_negation(tree_.lower(below));
    });
    const auto subject = subject_of(tree_, *above);
    if (!denied || !subject) return std::nullopt;
    return denial_of(i, subject->token);
  }

  const SentenceTree& tree_;
};

std::optional<std::size_t> trigger_of(const CommunicationMention& claim) {
  for (const Anchor& anchor : claim.evidence.anchors)
    if (anchor.role == AnchorRole::trigger) return anchor.span.start;
  return std::nullopt;
}

bool is_party(const CommunicationMention& claim, std::size_t entity) {
  return std::ranges::find(claim.from, entity) != claim.from.end() ||
         std::ranges::find(claim.to, entity) != claim.to.end();
}

}  // namespace

std::vector<CommunicationMention> denials(const ClaimContext& context, const SentenceTree& tree,
                                          std::vector<CommunicationMention>& stated,
                                          std::vector<CommunicationMention>& before) {
  std::vector<CommunicationMention> out;
  const DenialFinder finder(tree);
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const auto denial = finder.at(i);
    if (!denial) continue;
    const std::size_t byte = tree.token(i).span.start;
    // The last claim in front of the denial is the one that is denied.
    CommunicationMention* denied = nullptr;
    for (CommunicationMention& claim : stated)
      if (const auto trigger = trigger_of(claim); trigger && *trigger < byte && claim.polarity == Polarity::happened)
        if (!denied || *trigger > *trigger_of(*denied)) denied = &claim;
    if (!denied && stated.empty())
      for (CommunicationMention& claim : before)
        if (claim.polarity == Polarity::happened && trigger_of(claim)) denied = &claim;
    if (!denied || !is_party(*denied, denial->denier) || denied->source == denial->denier) continue;
    CommunicationMention claim = *denied;
    claim.polarity = Polarity::uncertain;
    claim.source = denial->denier;
    ClaimParts parts;
    parts.trigger = denial->word;
    parts.standing.negation = {denial->word};
    parts.rule = "denied:" + tree.token(denial->word).lemma;
    parts.confidence = 0.75;
    claim.evidence = evidence_of(context, tree, parts);
    if (denied->source) denied->polarity = Polarity::uncertain;
    out.push_back(std::move(claim));
  }
  return out;
}

}  // namespace whowhom
