// Stated silences, gathered by pair and direction.
#include "graph/gaps.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace whowhom {
namespace {

bool has(const std::vector<EntityId>& side, const EntityId& id) { return std::ranges::find(side, id) != side.end(); }

bool joins(const Communication& communication, const EntityId& a, const EntityId& b) {
  return (has(communication.from, a) && has(communication.to, b)) ||
         (has(communication.from, b) && has(communication.to, a));
}

// A gap has a direction when every silence of it that has one has the same.
void set_direction(const Findings& findings, Gap& gap) {
  bool forward = false;
  bool backward = false;
  for (const Communication& silence : findings.communications) {
    if (silence.mutual || std::ranges::find(gap.silences, silence.id) == gap.silences.end()) continue;
    forward = forward || (has(silence.from, gap.from) && has(silence.to, gap.to));
    backward = backward || (has(silence.from, gap.to) && has(silence.to, gap.from));
  }
  gap.mutual = forward == backward;
  if (gap.mutual ? gap.to < gap.from : backward) std::swap(gap.from, gap.to);
}

std::string name_of(const Findings& findings, const EntityId& id) {
  const Entity* entity = find_entity(findings, id);
  return entity ? entity->name : id.text;
}

std::string reason_of(const Findings& findings, const Gap& gap) {
  const std::string from = name_of(findings, gap.from);
  const std::string to = name_of(findings, gap.to);
  std::string reason = gap.mutual ? fmt::format("the text states that {} and {} had no such contact", from, to)
                                  : fmt::format("the text states that {} did not tell {}", from, to);
  if (!gap.contacts.empty())
    reason += fmt::format("; elsewhere it states {} of the two", gap.contacts.size() == 1 ? "a contact" : "contacts");
  return reason;
}

}  // namespace

std::vector<Gap> find_gaps(const Findings& findings) {
  std::vector<Gap> gaps;
  std::map<std::pair<EntityId, EntityId>, std::size_t> index_of;  // by unordered pair
  for (const Communication& communication : findings.communications) {
    if (communication.polarity != Polarity::did_not_happen) continue;
    for (const EntityId& from : communication.from) {
      for (const EntityId& to : communication.to) {
        if (from == to) continue;
        const auto [place, is_new] =
            index_of.try_emplace(std::pair(std::min(from, to), std::max(from, to)), gaps.size());
        if (is_new) gaps.push_back({GapKind::stated, from, to, true, {}, {}, {}});
        gaps[place->second].silences.push_back(communication.id);
      }
    }
  }
  for (Gap& gap : gaps) {
    set_direction(findings, gap);
    for (const Communication& communication : findings.communications)
      if (communication.polarity == Polarity::happened && joins(communication, gap.from, gap.to))
        gap.contacts.push_back(communication.id);
    gap.reason = reason_of(findings, gap);
  }
  return gaps;
}

std::string_view to_text(GapKind kind) {
  switch (kind) {
    case GapKind::stated:
      break;
  }
  return "stated";
}

}  // namespace whowhom
