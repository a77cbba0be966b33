// What somebody did not say in an exchange that the sentence names: "in the interview with B, A did not mention".
#pragma once

#include <vector>

#include "extract/communication/claim.hpp"

namespace whowhom {

/// For each denied verb of telling that names no hearer: that its subject did not tell the other side of the one
/// exchange in which the sentence sets it, or which it recounts. Empty where two exchanges compete. `stated` are the
/// claims of this sentence.
std::vector<CommunicationMention> unsaid_claims(const ClaimContext& context, const SentenceTree& tree,
                                                const std::vector<CommunicationMention>& stated);

}  // namespace whowhom
