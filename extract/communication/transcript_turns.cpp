// A hearing is one exchange between each questioner and witness, however many turns it has.
#include <set>
#include <vector>

#include "extract/communication/claim.hpp"
#include "extract/communication/exchanges.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/resolve/turns.hpp"

namespace whowhom {
namespace {

// Turns whose beginnings are farther apart were quoted from different places.
constexpr std::size_t kMaxBetween = 20000;

}  // namespace

std::vector<CommunicationMention> transcript_claims(const Document& document, const std::vector<Mention>& mentions,
                                                    const Resolution& resolution) {
  const Turns turns = find_turns(document, mentions, resolution.entity_of);
  // Who is called "MR. LEE" or "Ms. ROE." is heard; names alone talk.
  std::set<std::size_t> formal;
  for (const Turn& turn : turns.all)
    if (turn.formal && turn.speaker) formal.insert(*turn.speaker);
  Exchanges testimony;
  Exchanges talk;
  for (std::size_t i = 0; i + 1 < turns.all.size(); ++i) {
    const Turn& turn = turns.all[i];
    const Turn& next = turns.all[i + 1];
    const auto a = turn.speaker;
    const auto b = next.speaker;
    if (!a || !b || a == b || next.line.start - turn.line.start > kMaxBetween) continue;
    // Call signs in capitals are the radio's turns and not a hearing's.
    const auto is_person = [&](std::size_t entity) { return resolution.entities[entity].type == EntityType::person; };
    const bool sure = turn.mark == TurnMark::bold || turn.mark == TurnMark::plain;
    if (!sure && !(is_person(*a) && is_person(*b))) continue;
    // Two witnesses who answer one after the other answer who asked.
    const bool first = turns.witnesses.contains(*a);
    const bool second = turns.witnesses.contains(*b);
    if (first && second) continue;
    const bool hearing = turns.witnesses.empty() ? formal.contains(*a) || formal.contains(*b) : first || second;
    (hearing ? testimony : talk).add(*a, *b, {turn.line.start, next.line.end});
  }
  auto claims = testimony.claims(document, Channel::testimony, "transcript:turns");
  for (auto& claim : talk.claims(document, Channel::conversation, "transcript:turns"))
    claims.push_back(std::move(claim));
  return claims;
}

}  // namespace whowhom
