// A claim on its way to a CommunicationMention: parties with the words that name them, and the evidence of its
// sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "extract/communication/dates.hpp"
#include "extract/communication/parties.hpp"
#include "extract/communication/standing.hpp"

namespace whowhom {

/// What every rule needs of the document.
struct ClaimContext {
  const Document& document;
  const Resolution& resolution;
  const DateFinder* dates = nullptr;  ///< may be missing: claims are then without dates
  std::size_t sentence = 0;           ///< of the analysis, which is being read
};

/// A claim before it is one: two sides, and what is said of the act.
struct ClaimParts {
  std::size_t trigger = 0;  ///< token
  PartyList from;
  PartyList to;
  bool mutual = false;
  Channel channel = Channel::unspecified;
  Standing standing;
  std::vector<Party> through;
  std::string rule;
  double confidence = 1.0;
};

/// The sentence as evidence: its bytes, page, rule, and as anchors the words of trigger, parties, negation and source.
Evidence evidence_of(const ClaimContext& context, const SentenceTree& tree, const ClaimParts& parts);

/// Index of the first mention that starts at `byte` or later. Logarithmic.
std::size_t first_mention_from(std::size_t byte, const std::vector<Mention>& mentions);

/// 1-based page of a byte; nothing where the document has no pages.
std::optional<int> page_of(const Document& document, std::size_t byte);

/// The claim, without a party that is on both sides; nothing where a side is left empty, or where nobody in particular
/// is meant ("anyone at B" under no negation). A side of "nobody" denies the act, one of "A or B" leaves it in doubt.
std::optional<CommunicationMention> make_claim(const ClaimContext& context, const SentenceTree& tree, ClaimParts parts);

/// A mutual claim for each two of these parties: who met together, each met each.
std::vector<CommunicationMention> pairwise_claims(const ClaimContext& context, const SentenceTree& tree,
                                                  const ClaimParts& parts, const PartyList& parties);

/// The channel that the sentence or the receiver says, where the word itself leaves it open: "in a meeting", "by
/// phone", "told the committee".
Channel channel_for(const ClaimContext& context, const SentenceTree& tree, std::size_t trigger,
                    const PartyList& receivers, Channel of_word);

/// The channel of a thing sent or held ("two text messages", "a phone call"); nothing where the noun is none of these.
std::optional<Channel> channel_of_noun(const SentenceTree& tree, std::size_t noun);

}  // namespace whowhom
