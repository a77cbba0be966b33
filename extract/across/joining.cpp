// Disjoint sets (Tarjan 1975) that remember their documents; the smaller set goes into the larger.
#include "extract/across/joining.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "extract/across/folded_name.hpp"

namespace whowhom {
namespace {

// What is the same whatever the order of the documents.
auto content_of(const std::vector<DocumentReading>& readings, const Part& part) {
  const SourceDocument& source = readings[part.reading].source;
  return std::tie(part.entity->type, part.entity->name, part.entity->aliases, source.sha256, source.title, source.path,
                  part.index);
}

}  // namespace

Joining::Joining(const std::vector<DocumentReading>& readings) {
  std::vector<SourceDocument> sources;
  for (const DocumentReading& reading : readings) sources.push_back(reading.source);
  const std::vector<WorkPart> works = work_parts_of(sources);
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const std::size_t first = parts_.size();
    const std::vector<Entity>& entities = readings[i].resolution.entities;
    for (std::size_t k = 0; k < entities.size(); ++k) parts_.push_back({i, k, &entities[k], works[i], {}, {}});
    for (const RelationMention& relation : readings[i].relations) {
      if (relation.type != RelationType::member_of || relation.polarity != Polarity::happened) continue;
      Part& member = parts_[first + relation.from];
      if (!relation.role.empty()) member.roles.insert(fold_name(relation.role));
      member.bodies.insert(fold_name(entities[relation.to].name));
    }
  }
  std::ranges::sort(parts_,
                    [&](const Part& a, const Part& b) { return content_of(readings, a) < content_of(readings, b); });
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    parents_.push_back(part);
    members_.push_back({part});
    readings_.push_back({parts_[part].reading});
    mention_counts_.push_back(parts_[part].entity->mentions.size());
  }
  reasons_.resize(parts_.size());
}

std::size_t Joining::root_of(std::size_t part) const {
  while (parents_[part] != part) part = parents_[part] = parents_[parents_[part]];
  return part;
}

bool Joining::share_document(std::size_t a, std::size_t b) const {
  const std::set<std::size_t>* few = &readings_[root_of(a)];
  const std::set<std::size_t>* many = &readings_[root_of(b)];
  if (few->size() > many->size()) std::swap(few, many);
  return std::ranges::any_of(*few, [many](std::size_t reading) { return many->contains(reading); });
}

bool Joining::join(std::size_t a, std::size_t b) {
  a = root_of(a);
  b = root_of(b);
  if (a == b) return true;
  if (share_document(a, b)) return false;
  const std::size_t root = std::min(a, b);
  const std::size_t other = std::max(a, b);
  // The sets trade places where the smaller index has the smaller set, so the root stays the smallest index.
  if (members_[root].size() < members_[other].size()) {
    members_[root].swap(members_[other]);
    readings_[root].swap(readings_[other]);
  }
  members_[root].insert(members_[root].end(), members_[other].begin(), members_[other].end());
  readings_[root].merge(readings_[other]);
  mention_counts_[root] += mention_counts_[other];
  members_[other] = {};
  readings_[other].clear();
  parents_[other] = root;
  return true;
}

void Joining::note(std::size_t part, const std::string& reason) {
  for (const std::size_t member : members_[root_of(part)]) {
    std::string& reasons = reasons_[member];
    if (reasons.find(reason) == std::string::npos) reasons += (reasons.empty() ? "" : "; ") + reason;
  }
}

void Joining::doubt(std::size_t a, std::size_t b, const std::string& reason) { doubts_.push_back({a, b, reason}); }

}  // namespace whowhom
