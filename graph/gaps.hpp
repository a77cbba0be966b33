// Expected contacts with no act. The only kind so far is the strongest one: a silence that a text states.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/findings.hpp"

namespace whowhom {

enum class GapKind { stated };

struct Gap {
  GapKind kind = GapKind::stated;
  EntityId from;        ///< who did not tell; for a mutual silence the smaller id
  EntityId to;          ///< who was not told
  bool mutual = false;  ///< the silences have no direction, or both
  std::vector<CommunicationId>
      silences;  ///< the communications that did not happen, at least one, sorted as in the findings
  std::vector<CommunicationId>
      contacts;        ///< communications of the same two that did happen: they spoke, but not of this
  std::string reason;  ///< for the person, a sentence
};

/// Stated silences, one gap for each two parties, in the order of the first statement. A silence with several parties
/// on a side counts for each pair, but not between a party and itself. Doubtful communications count for nothing.
/// O(communications × pairs of their parties × log).
std::vector<Gap> find_gaps(const Findings& findings);

std::string_view to_text(GapKind kind);

}  // namespace whowhom
