// One says that it happened, another that it did not: both accounts stay, and each knows of the other.
#pragma once

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "graph/findings.hpp"

namespace whowhom {

/// Pairs of indices into `findings.communications`, the one that happened first, sorted. Two conflict when
/// - one happened and the other did not, between the same two and in the same direction as far as both have one,
/// - they are on two words: two sources, or a source and the author, or the authors of two documents,
/// - no dates and no topics of theirs differ,
/// - and they are about one act as far as can be told: they share the topic; or the denial covers what happened ("never
///   spoke" a call, and not a letter; "did not tell" only a telling) and both are of one day, or two sources in one
///   document say them within about two sentences, or anywhere without a date where the denial names no topic; what a
///   source and the author say within two sentences must be of one channel, a call or a meeting.
/// What is uncertain conflicts with nothing. O(for each two parties: contacts × silences).
std::vector<std::pair<std::size_t, std::size_t>> find_conflicts(const Findings& findings);

/// Those above kFigureFloor that conflict with one above it: what a reader who sees nothing doubtful has to be told.
std::set<CommunicationId> disputed_communications(const Findings& findings);

/// Writes find_conflicts into `conflicting` of each communication.
void mark_conflicts(Findings& findings);

}  // namespace whowhom
