// A claim that somebody denies in the same breath: "K said that he had told B, but B denied it", "B testified that he
// had not".
#pragma once

#include <vector>

#include "extract/communication/claim.hpp"

namespace whowhom {

/// What the sentence denies of the claims `stated` in it, and, by a sentence that states none itself, of those in the
/// sentence before it: for each one more claim in doubt, with the one who denies it as its source. A claim that rests
/// on somebody's word and not on the author's falls into doubt with it.
std::vector<CommunicationMention> denials(const ClaimContext& context, const SentenceTree& tree,
                                          std::vector<CommunicationMention>& stated,
                                          std::vector<CommunicationMention>& before);

}  // namespace whowhom
