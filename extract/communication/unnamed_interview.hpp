// "In an interview, A said": the interviewer is not named, but a report that the sentence speaks of may say who it was.
#pragma once

#include <vector>

#include "extract/communication/claim.hpp"

namespace whowhom {

/// The interview of a speaker by the one organization that wrote the document named in the same sentence; empty where
/// the text does not bind the two, or where several wrote it.
std::vector<CommunicationMention> unnamed_interview_claims(const ClaimContext& context, const SentenceTree& tree,
                                                           const std::vector<RelationMention>& documents);

}  // namespace whowhom
