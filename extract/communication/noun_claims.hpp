// Claims that a noun of communication makes: "a call between A and B", "A's letter to B", "A held talks with B",
// "no evidence of contacts between A and B", "notes from A on a call that B held".
#pragma once

#include <cstddef>
#include <vector>

#include "extract/communication/claim.hpp"

namespace whowhom {

/// What the noun phrase headed by `noun` says of two or more parties.
std::vector<CommunicationMention> noun_claims(const ClaimContext& context, const SentenceTree& tree, std::size_t noun);

}  // namespace whowhom
