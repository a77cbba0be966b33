// Statements are looked up by their sides and place, or by their sides and minute.
#include "extract/merge_communications.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace whowhom {
namespace {

using Sides =
    std::tuple<std::vector<EntityId>, std::vector<EntityId>, bool, std::optional<EntityId>, std::vector<EntityId>>;
using Place = std::pair<DocumentId, Span>;

Sides sides_of(const Communication& act) { return {act.from, act.to, act.mutual, act.source, act.through}; }

Place place_of(const Communication& act) { return {act.evidence.front().document, act.evidence.front().span}; }

bool fits(const std::optional<std::string>& a, const std::optional<std::string>& b) { return !a || !b || a == b; }

bool is_one(const Communication& a, const Communication& b) {
  const bool one_channel =
      a.channel == b.channel || a.channel == Channel::unspecified || b.channel == Channel::unspecified;
  // "told B of the fault and told him of the fire"; "told" twice without a topic is more likely two than one.
  const bool two_tellings = a.channel == Channel::unspecified && b.channel == Channel::unspecified;
  return one_channel && !two_tellings && fits(a.topic, b.topic) && fits(a.date, b.date);
}

bool is_dated_message(const Communication& act) {
  const bool written = act.channel == Channel::email || act.channel == Channel::text_message;
  return written && act.date && act.date->find('T') != std::string::npos && act.date->find('/') == std::string::npos;
}

void add(Communication& act, const Communication& other) {
  if (act.channel == Channel::unspecified) act.channel = other.channel;
  if (!act.topic) act.topic = other.topic;
  if (!act.date) act.date = other.date;
  act.confidence = std::max(act.confidence, other.confidence);
  act.evidence.insert(act.evidence.end(), other.evidence.begin(), other.evidence.end());
}

}  // namespace

std::vector<Communication> merge_communications(const std::vector<Communication>& stated) {
  std::vector<Communication> out;
  std::map<std::pair<Sides, Place>, std::vector<std::size_t>> in_sentence;
  std::map<std::tuple<Sides, Channel, std::string>, std::size_t> of_minute;
  for (const Communication& act : stated) {
    std::optional<std::size_t> known;
    if (act.polarity == Polarity::happened && is_dated_message(act)) {
      const auto [place, is_new] = of_minute.try_emplace({sides_of(act), act.channel, *act.date}, out.size());
      if (!is_new) known = place->second;
    } else if (act.polarity == Polarity::happened) {
      std::vector<std::size_t>& list = in_sentence[{sides_of(act), place_of(act)}];
      const auto same = std::ranges::find_if(list, [&](std::size_t i) { return is_one(out[i], act); });
      if (same != list.end())
        known = *same;
      else
        list.push_back(out.size());
    }
    if (known)
      add(out[*known], act);
    else
      out.push_back(act);
  }
  return out;
}

}  // namespace whowhom
