// Stage 6 for ties: which statements of a tie are one, and what they say together of its time.
#pragma once

#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "graph/relation.hpp"

namespace whowhom {

/// A statement with the ids of its merged parties.
struct StatedRelation {
  RelationMention mention;
  EntityId from;
  EntityId to;
};

/// Statements of the same type, parties, polarity and role (in any case of letters) are one relation with all their
/// evidence, as long as the dates they give do not contradict each other ("2018" and "2018-05" do not). One without a
/// role and a date goes to the only role of its parties, if there is one. A tie's tenure is the least that all of its
/// statements say, so one that is told of without "former" is not a former one. Ids are r1, r2, … by first evidence
/// in the order given. O(n log n) for n statements but for those of one tie with dates, of which each is held against
/// the others.
std::vector<Relation> merge_relations(const std::vector<StatedRelation>& stated);

}  // namespace whowhom
