// Joins the parts over the whole set, then writes one entity for each set of parts.
#include "extract/merge_entities.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "extract/across/joining.hpp"
#include "extract/language/letters.hpp"
#include "extract/resolve/entity_id.hpp"

namespace whowhom {
namespace {

// The fuller name is no address and not in capitals, has more words, is longer, or is the first in the alphabet.
bool is_fuller(const std::string& a, const std::string& b) {
  const auto rank = [](const std::string& name) {
    return std::make_tuple(name.find('@') == std::string::npos, std::ranges::count(name, ' '),
                           name.find(' ') == std::string::npos || !is_all_capitals(name), name.size());
  };
  if (rank(a) != rank(b)) return rank(a) > rank(b);
  return a < b;
}

Entity entity_of(const Joining& joining, std::vector<std::size_t> members) {
  std::ranges::sort(members, {}, [&](std::size_t part) { return joining[part].reading; });
  Entity whole = *joining[members.front()].entity;
  std::set<std::string> names;
  whole.mentions.clear();
  for (const std::size_t part : members) {
    const Entity& entity = *joining[part].entity;
    names.insert(entity.aliases.begin(), entity.aliases.end());
    names.insert(entity.name);
    if (is_fuller(entity.name, whole.name)) whole.name = entity.name;
    const std::string& reason = joining.reason_of(part);
    for (EntityMention mention : entity.mentions) {
      if (members.size() > 1 && !reason.empty())
        mention.rule += fmt::format("{}across documents: {}", mention.rule.empty() ? "" : "; ", reason);
      whole.mentions.push_back(std::move(mention));
    }
  }
  names.erase(whole.name);
  whole.aliases.assign(names.begin(), names.end());
  return whole;
}

// Roots in order of the first part in the order of the documents.
std::vector<std::size_t> roots_in_order(const Joining& joining) {
  std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> parts;  // reading, index, part
  for (std::size_t part = 0; part < joining.size(); ++part)
    parts.emplace_back(joining[part].reading, joining[part].index, part);
  std::ranges::sort(parts);
  std::vector<bool> seen(joining.size());
  std::vector<std::size_t> roots;
  for (const auto& [reading, index, part] : parts) {
    const std::size_t root = joining.root_of(part);
    if (!seen[root]) roots.push_back(root);
    seen[root] = true;
  }
  return roots;
}

}  // namespace

Evidence evidence_of_doubt(const EntityMention& mention) {
  Evidence out;
  out.document = mention.document;
  out.span = mention.span;
  out.quote = mention.text;
  out.rule = "maybe_same_as";
  return out;
}

MergedEntities merge_entities(const std::vector<DocumentReading>& readings) {
  Joining joining(readings);
  join_people(joining);
  join_bodies(joining);

  MergedEntities out;
  for (const DocumentReading& reading : readings) out.id_of.emplace_back(reading.resolution.entities.size());
  const auto id_of = [&](std::size_t part) -> EntityId& {
    return out.id_of[joining[part].reading][joining[part].index];
  };
  std::set<std::string> ids;
  for (const std::size_t root : roots_in_order(joining)) {
    const std::vector<std::size_t>& members = joining.members_of(root);
    Entity entity = entity_of(joining, members);
    entity.id = make_entity_id(entity.name, ids);
    for (const std::size_t part : members) id_of(part) = entity.id;
    out.entities.push_back(std::move(entity));
  }
  for (const Doubt& doubt : joining.doubts()) {
    const auto [a, b] =
        std::minmax(doubt.a, doubt.b, [&](std::size_t one, std::size_t other) { return id_of(one) < id_of(other); });
    if (id_of(a) == id_of(b)) continue;
    MaybeSameAs pair{id_of(a), id_of(b), doubt.reason, {}};
    for (const std::size_t part : {a, b})
      if (const auto& mentions = joining[part].entity->mentions; !mentions.empty())
        pair.evidence.push_back(evidence_of_doubt(mentions.front()));
    if (!pair.evidence.empty()) out.doubts.push_back(std::move(pair));
  }
  return out;
}

}  // namespace whowhom
