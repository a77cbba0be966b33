// Claims of documents to communications and relations, with the ids of the merged parties.
#include "extract/merge.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "extract/merge_communications.hpp"
#include "extract/merge_entities.hpp"
#include "extract/merge_relations.hpp"
#include "graph/conflicts.hpp"

namespace whowhom {
namespace {

std::vector<EntityId> ids_of(const std::vector<std::size_t>& parties, const std::vector<EntityId>& id_of) {
  std::vector<EntityId> ids;
  for (const std::size_t party : parties) ids.push_back(id_of[party]);
  std::ranges::sort(ids);
  const auto doubles = std::ranges::unique(ids);
  ids.erase(doubles.begin(), doubles.end());
  return ids;
}

Communication to_communication(const CommunicationMention& mention, const std::vector<EntityId>& id_of) {
  Communication out;
  out.from = ids_of(mention.from, id_of);
  out.to = ids_of(mention.to, id_of);
  out.mutual = mention.mutual;
  out.polarity = mention.polarity;
  out.channel = mention.channel;
  out.date = mention.date;
  out.topic = mention.topic;
  if (mention.source) out.source = id_of[*mention.source];
  out.through = ids_of(mention.through, id_of);
  out.confidence = mention.evidence.confidence;
  out.evidence = {mention.evidence};
  return out;
}

// Refusals of one document as doubts about the merged entities.
class Doubts {
 public:
  void add(const DocumentReading& reading, const std::vector<EntityId>& id_of) {
    const Resolution& resolution = reading.resolution;
    for (const Refusal& refusal : resolution.refusals) {
      const EntityMention& mention = refusal.words;
      const std::optional<std::size_t> own = resolution.entity_of[refusal.mention];
      if (own)
        add_pair(id_of[*own], id_of[refusal.entity], refusal.reason,
                 {evidence_of_doubt(mention), evidence_of_doubt(resolution.entities[refusal.entity].mentions.front())});
      else
        add_unresolved(mention, id_of[refusal.entity], refusal.reason);
    }
  }

  void add(MaybeSameAs pair) {
    const auto [place, is_new] = pairs_.try_emplace({pair.a, pair.b}, pair);
    // Of several reasons the one that no order of documents chooses.
    if (!is_new && pair < place->second) place->second = std::move(pair);
  }

  std::vector<MaybeSameAs> take_pairs() {
    std::vector<MaybeSameAs> out;
    for (auto& [ids, pair] : pairs_) out.push_back(std::move(pair));
    return out;
  }
  std::vector<UnresolvedMention> take_unresolved() { return std::move(unresolved_); }

 private:
  void add_pair(const EntityId& a, const EntityId& b, const std::string& reason, std::vector<Evidence> evidence) {
    if (a != b) add(MaybeSameAs{std::min(a, b), std::max(a, b), reason, std::move(evidence)});
  }

  // Refusals of one mention follow each other.
  void add_unresolved(const EntityMention& mention, const EntityId& candidate, const std::string& reason) {
    if (unresolved_.empty() || unresolved_.back().mention != mention) unresolved_.push_back({mention, {}, reason});
    std::vector<EntityId>& candidates = unresolved_.back().candidates;
    if (std::ranges::find(candidates, candidate) == candidates.end()) candidates.push_back(candidate);
  }

  std::map<std::pair<EntityId, EntityId>, MaybeSameAs> pairs_;
  std::vector<UnresolvedMention> unresolved_;
};

}  // namespace

Findings merge(const std::vector<DocumentReading>& readings) {
  Findings findings;
  MergedEntities merged = merge_entities(readings);
  std::vector<StatedRelation> stated;
  Doubts doubts;
  std::set<Communication> seen;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const std::vector<EntityId>& id_of = merged.id_of[i];
    findings.documents.push_back(readings[i].source);
    for (const CommunicationMention& mention : readings[i].communications) {
      Communication communication = to_communication(mention, id_of);
      if (seen.insert(communication).second) findings.communications.push_back(std::move(communication));
    }
    for (const RelationMention& mention : readings[i].relations)
      stated.push_back({mention, id_of[mention.from], id_of[mention.to]});
    doubts.add(readings[i], id_of);
  }
  for (MaybeSameAs& pair : merged.doubts) doubts.add(std::move(pair));
  findings.communications = merge_communications(findings.communications);
  for (std::size_t i = 0; i < findings.communications.size(); ++i)
    findings.communications[i].id = {fmt::format("c{}", i + 1)};
  mark_conflicts(findings);
  findings.relations = merge_relations(stated);
  findings.maybe_same_as = doubts.take_pairs();
  findings.unresolved = doubts.take_unresolved();
  findings.entities = std::move(merged.entities);
  return findings;
}

}  // namespace whowhom
