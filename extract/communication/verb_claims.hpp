// Claims that a verb of communication makes: "A told B", "A was briefed by B", "A met B", "without telling B".
#pragma once

#include <cstddef>
#include <vector>

#include "extract/communication/claim.hpp"

namespace whowhom {

/// What the verb group `verb` says of two or more parties; empty where a side is unnamed or the sentence states
/// nothing.
std::vector<CommunicationMention> verb_claims(const ClaimContext& context, const PhrasedSentence& sentence,
                                              std::size_t verb);

/// The channel of a thing sent or held ("two text messages", "a phone call"); nothing where the noun is none of these.
std::optional<Channel> channel_of_noun(const PhrasedSentence& sentence, std::size_t noun);

/// Claims for each two of these parties: who met together, each met each.
std::vector<CommunicationMention> pairwise_claims(const ClaimContext& context, const PhrasedSentence& sentence,
                                                  std::size_t trigger, const Side& parties, Channel channel,
                                                  const Standing& standing, const std::string& rule, double confidence);

}  // namespace whowhom
