// A claim on its way to a CommunicationMention: parties with the words that name them, and the evidence of its
// sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/communication/arguments.hpp"
#include "extract/communication/communication_mention.hpp"
#include "extract/communication/polarity.hpp"

namespace whowhom {

/// What every rule needs of the document.
struct ClaimContext {
  const Document& document;
  const Resolution& resolution;
};

/// Entities of one side, with the noun phrases that name them.
struct Side {
  std::vector<std::size_t> entities;
  std::vector<std::size_t> phrases;

  bool empty() const { return entities.empty(); }
};

bool is_document(const ClaimContext& context, std::size_t entity);

/// The people, organizations and groups among these noun phrases; documents and unresolved phrases are left out.
Side side_of(const ClaimContext& context, const PhrasedSentence& sentence, const std::vector<std::size_t>& nouns);
Side side_of(const ClaimContext& context, const Subject& subject);
/// The possessor of a noun phrase ("A's letter").
Side possessor_of(const ClaimContext& context, const PhrasedSentence& sentence, std::size_t noun);

/// The sentence as evidence: its bytes, page, rule, and the words of parties, trigger and negation as anchors.
Evidence evidence_of(const ClaimContext& context, const PhrasedSentence& sentence, std::size_t trigger,
                     const std::vector<std::size_t>& phrases, const std::vector<std::size_t>& negation,
                     std::string rule, double confidence);

/// Index of the first mention that starts at `byte` or later. Logarithmic.
std::size_t first_mention_from(std::size_t byte, const std::vector<Mention>& mentions);

/// 1-based page of a byte; nothing where the document has no pages.
std::optional<int> page_of(const Document& document, std::size_t byte);

/// A claim of two sides without a party that is on both; nothing where a side is left empty.
std::optional<CommunicationMention> make_claim(const ClaimContext& context, const PhrasedSentence& sentence,
                                               std::size_t trigger, Side from, Side to, bool mutual, Channel channel,
                                               const Standing& standing, std::string rule, double confidence);

/// The channel that the sentence or the receiver says, where the verb leaves it open: "in a meeting", "by phone",
/// "told the committee".
Channel channel_for(const ClaimContext& context, const PhrasedSentence& sentence, std::size_t trigger,
                    const Side& receivers, Channel of_verb);

}  // namespace whowhom
