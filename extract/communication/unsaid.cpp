// The exchange is a claim of its own already; here it lends the verb its hearer.
#include "extract/communication/unsaid.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/communication/clauses.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

class UnsaidReader {
 public:
  UnsaidReader(const ClaimContext& context, const SentenceTree& tree, const std::vector<CommunicationMention>& stated)
      : context_(context), tree_(tree), stated_(stated) {}

  std::optional<CommunicationMention> read(std::size_t verb) const {
    const auto frames = verb_frames(tree_.token(verb).lemma);
    const bool tells = std::ranges::any_of(frames, [](const VerbFrame& frame) {
      return frame.sense == Sense::says || frame.sense == Sense::notifies || frame.sense == Sense::mutual;
    });
    if (!tells || is_passive(tree_, verb) || !says_what(verb) || claim_at(verb)) return std::nullopt;
    const auto standing = standing_of(tree_, verb);
    const auto subject = subject_of(tree_, verb);
    if (!standing || standing->polarity != Polarity::did_not_happen || !subject) return std::nullopt;
    const PartyList sayers = parties_of(tree_, subject->token);
    if (sayers.list.size() != 1) return std::nullopt;
    const CommunicationMention* exchange = nullptr;
    std::optional<std::size_t> hearer;
    for (const CommunicationMention& claim : stated_) {
      const auto other = other_side(claim, sayers.list.front().entity);
      const auto noun = token_of(claim);
      if (!other || !noun || claim.polarity != Polarity::happened || !sets(*noun, verb)) continue;
      if (hearer && *hearer != *other) return std::nullopt;
      hearer = other;
      exchange = &claim;
    }
    if (!exchange) return std::nullopt;
    ClaimParts parts;
    parts.trigger = verb;
    parts.from = sayers;
    parts.to.list = {{*hearer, *token_of(*exchange)}};
    parts.channel = exchange->channel;
    parts.standing = *standing;
    parts.rule = "unsaid:" + tree_.token(verb).lemma;
    parts.confidence = 0.7;
    return make_claim(context_, tree_, std::move(parts));
  }

 private:
  bool says_what(std::size_t verb) const {
    return tree_.child(verb, "obj") || tree_.child(verb, "ccomp") || tree_.child(verb, "xcomp");
  }

  bool claim_at(std::size_t verb) const {
    return std::ranges::any_of(stated_, [&](const CommunicationMention& claim) { return token_of(claim) == verb; });
  }

  // The token of the claim's trigger.
  std::optional<std::size_t> token_of(const CommunicationMention& claim) const {
    for (const Anchor& anchor : claim.evidence.anchors)
      if (anchor.role == AnchorRole::trigger)
        for (std::size_t i = 0; i < tree_.size(); ++i)
          if (tree_.token(i).span.start == anchor.span.start) return i;
    return std::nullopt;
  }

  // The one party beside the sayer.
  static std::optional<std::size_t> other_side(const CommunicationMention& claim, std::size_t sayer) {
    if (claim.from.size() != 1 || claim.to.size() != 1) return std::nullopt;
    if (claim.from.front() == sayer) return claim.to.front();
    if (claim.to.front() == sayer) return claim.from.front();
    return std::nullopt;
  }

  // "in the call with B", "when he described the interview": not after it, and not any exchange that is spoken of.
  bool sets(std::size_t noun, std::size_t verb) const {
    static constexpr std::array<std::string_view, 4> within = {"in", "during", "at", "on"};
    const auto frame = noun_frame(tree_.token(noun));
    if (!frame || (frame->kind != NounKind::exchange && frame->kind != NounKind::interview)) return false;
    const auto above = tree_.head(noun);
    if (!above || !is_verb(tree_, *above)) return false;
    if (tree_.token(noun).relation.starts_with("obl") &&
        std::ranges::find(within, tree_.preposition(noun)) != within.end())
      return is_over(*above, verb);
    const auto effect = clause_effect(tree_.token(*above).lemma);
    return tree_.is(noun, "obj") && effect == Effect::says && *above < verb;
  }

  // The verb itself, or one of speech above it.
  bool is_over(std::size_t above, std::size_t verb) const {
    for (auto at = std::optional(verb); at; at = tree_.head(*at)) {
      if (*at == above) return true;
      if (!tree_.is(*at, "ccomp") && !tree_.is(*at, "xcomp") && !tree_.is(*at, "conj")) return false;
    }
    return false;
  }

  const ClaimContext& context_;
  const SentenceTree& tree_;
  const std::vector<CommunicationMention>& stated_;
};

}  // namespace

std::vector<CommunicationMention> unsaid_claims(const ClaimContext& context, const SentenceTree& tree,
                                                const std::vector<CommunicationMention>& stated) {
  std::vector<CommunicationMention> claims;
  if (stated.empty()) return claims;
  const UnsaidReader reader(context, tree, stated);
  for (std::size_t i = 0; i < tree.size(); ++i)
    if (is_verb(tree, i))
      if (auto claim = reader.read(i)) claims.push_back(std::move(*claim));
  return claims;
}

}  // namespace whowhom
