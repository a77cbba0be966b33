// One act that is stated twice is one communication with two statements as its evidence.
#pragma once

#include <vector>

#include "graph/communication.hpp"

namespace whowhom {

/// The communications with what is one act made one, in the order of its first statement; `id` and `conflicting` are
/// not set yet. Only contacts of the same sides, direction, source and intermediaries become one, and only two kinds:
/// - of one sentence, where at most one names a channel, a topic and a date, or both the same ones: "called B and told
///   him that …" is one call;
/// - mails and messages of one minute: a header that a reply quotes, or that stands in several files.
/// Everything else stays apart, since a text that tells of a pair twice mostly tells of two acts. A silence stays as it
/// is stated. O(n log n), but for sentences with many contacts of one pair.
std::vector<Communication> merge_communications(const std::vector<Communication>& stated);

}  // namespace whowhom
