// Claims that a verb of communication makes: "A told B", "A was briefed by B", "A met B", "without telling B".
#pragma once

#include <cstddef>
#include <vector>

#include "extract/communication/claim.hpp"

namespace whowhom {

/// What the verb says of two or more parties; empty where a side is unnamed or the sentence states nothing.
std::vector<CommunicationMention> verb_claims(const ClaimContext& context, const SentenceTree& tree, std::size_t verb);

}  // namespace whowhom
