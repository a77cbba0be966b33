// Answers, and answers that the text says did not come: "A wrote to B. No reply came." Who answers whom stands in the
// clause or sentence before.
#pragma once

#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "extract/communication/dates.hpp"

namespace whowhom {

/// From the sentence-level claims `stated`, in text order: B → A for each reply of B to A that a sentence states or
/// denies, where the sentence itself or exactly one contact in it or in the three sentences before, of the same
/// paragraph, says who B and A are; and A → B where the words of the reply say that there was something to answer ("did
/// not return A's call"). Nothing that is in `stated` already for the same sentence. The evidence is the sentence of
/// the reply. Linear in the analysis and the claims.
std::vector<CommunicationMention> find_replies(const Document& document, const Analysis& analysis,
                                               const std::vector<Mention>& mentions, const Resolution& resolution,
                                               const std::vector<CommunicationMention>& stated,
                                               const DateFinder& dates);

}  // namespace whowhom
