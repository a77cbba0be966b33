// Stated silences, gathered by pair and direction.
#include "graph/gaps.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "graph/conflicts.hpp"

namespace whowhom {
namespace {

using Pair = std::pair<EntityId, EntityId>;  // the smaller id first

std::set<Pair> pairs_of(const Communication& communication) {
  std::set<Pair> out;
  for (const EntityId& from : communication.from)
    for (const EntityId& to : communication.to)
      if (from != to) out.emplace(std::min(from, to), std::max(from, to));
  return out;
}

bool goes(const Communication& communication, const EntityId& from, const EntityId& to) {
  return std::ranges::find(communication.from, from) != communication.from.end() &&
         std::ranges::find(communication.to, to) != communication.to.end();
}

// A gap has a direction when every silence of it that has one has the same.
void set_direction(Gap& gap, const std::vector<const Communication*>& silences) {
  bool forward = false;
  bool backward = false;
  for (const Communication* silence : silences) {
    if (silence->mutual) continue;
    forward = forward || goes(*silence, gap.from, gap.to);
    backward = backward || goes(*silence, gap.to, gap.from);
  }
  gap.mutual = forward == backward;
  if (!gap.mutual && backward) std::swap(gap.from, gap.to);
}

class GapFinder {
 public:
  explicit GapFinder(const Findings& findings) : findings_(findings), disputed_(disputed_communications(findings)) {
    for (const Entity& entity : findings.entities) names_.emplace(entity.id, entity.name);
  }

  std::vector<Gap> find() {
    for (const Communication& communication : findings_.communications) {
      if (is_doubtful(communication) || communication.polarity == Polarity::uncertain) continue;
      for (const Pair& pair : pairs_of(communication)) {
        if (communication.polarity == Polarity::happened) {
          contacts_[pair].push_back(communication.id);
          continue;
        }
        const auto [place, is_new] = gap_of_.try_emplace(pair, gaps_.size());
        if (is_new) {
          gaps_.push_back({GapKind::stated, pair.first, pair.second, true, {}, {}, {}});
          silences_.emplace_back();
        }
        gaps_[place->second].silences.push_back(communication.id);
        silences_[place->second].push_back(&communication);
      }
    }
    for (const auto& [pair, place] : gap_of_) {
      Gap& gap = gaps_[place];
      if (const auto contacts = contacts_.find(pair); contacts != contacts_.end()) gap.contacts = contacts->second;
      set_direction(gap, silences_[place]);
      gap.reason = reason_of(gap);
    }
    return std::move(gaps_);
  }

 private:
  const std::string& name_of(const EntityId& id) const {
    const auto place = names_.find(id);
    return place == names_.end() ? id.text : place->second;
  }

  std::string reason_of(const Gap& gap) const {
    const std::string& from = name_of(gap.from);
    const std::string& to = name_of(gap.to);
    std::string reason = gap.mutual ? fmt::format("the text states that {} and {} had no such contact", from, to)
                                    : fmt::format("the text states that {} did not tell {}", from, to);
    const bool disputed =
        std::ranges::any_of(gap.silences, [&](const CommunicationId& id) { return disputed_.contains(id); });
    if (disputed)
      reason += "; somebody else says that it happened";
    else if (!gap.contacts.empty())
      reason += fmt::format("; elsewhere it states {} of the two", gap.contacts.size() == 1 ? "a contact" : "contacts");
    return reason;
  }

  const Findings& findings_;
  std::set<CommunicationId> disputed_;
  std::map<EntityId, std::string> names_;
  std::vector<Gap> gaps_;
  std::vector<std::vector<const Communication*>> silences_;  // of each gap
  std::map<Pair, std::size_t> gap_of_;
  std::map<Pair, std::vector<CommunicationId>> contacts_;
};

}  // namespace

std::vector<Gap> find_gaps(const Findings& findings) { return GapFinder(findings).find(); }

std::string_view to_text(GapKind kind) {
  switch (kind) {
    case GapKind::stated:
      break;
  }
  return "stated";
}

}  // namespace whowhom
