// Runs the resolvers and makes entities of what they put together.
#include <algorithm>
#include <set>
#include <utility>

#include "extract/resolve/clusters.hpp"
#include "extract/resolve/entity_id.hpp"
#include "extract/resolve/resolution.hpp"
#include "extract/resolve/resolvers.hpp"

namespace whowhom {
namespace {

EntityMention words_of(const Document& document, const Mention& mention) {
  return {document.source.id, mention.span, document.text.substr(mention.span.start, mention.span.size())};
}

Entity entity_of(const Document& document, const Clusters& clusters, std::size_t index, std::set<std::string>& ids) {
  const Cluster& cluster = clusters[index];
  Entity entity;
  entity.name = cluster.name;
  entity.type = cluster.type;
  entity.id = make_entity_id(cluster.name, ids);
  std::set<std::string> aliases(cluster.names.begin(), cluster.names.end());
  for (const std::size_t mention : cluster.mentions) {
    entity.mentions.push_back(words_of(document, clusters.mention(mention)));
    entity.mentions.back().rule = clusters.rule_of(mention);
    if (clusters.mention(mention).kind != MentionKind::pronoun) aliases.insert(clusters.text_of(mention));
  }
  aliases.erase(entity.name);
  entity.aliases.assign(aliases.begin(), aliases.end());
  return entity;
}

}  // namespace

Resolution resolve_entities(const Document& document, const Analysis& analysis, const std::vector<Mention>& mentions) {
  Clusters clusters(analysis, mentions);
  resolve_people(clusters, find_mail_ties(document, clusters));
  resolve_organizations(clusters);
  resolve_documents(clusters);
  resolve_role_labels(clusters, document);
  resolve_handles(clusters, document);
  resolve_pronouns(clusters, document);

  std::vector<std::pair<std::size_t, std::size_t>> order;  // first mention, cluster
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    std::ranges::sort(clusters[i].mentions);
    if (!clusters[i].mentions.empty()) order.emplace_back(clusters[i].mentions.front(), i);
  }
  std::ranges::sort(order);

  Resolution resolution;
  resolution.entity_of.resize(mentions.size());
  std::vector<std::size_t> entity_of_cluster(clusters.size(), 0);
  std::set<std::string> ids;
  for (const auto& [first, cluster] : order) {
    entity_of_cluster[cluster] = resolution.entities.size();
    for (const std::size_t mention : clusters[cluster].mentions)
      resolution.entity_of[mention] = resolution.entities.size();
    resolution.entities.push_back(entity_of(document, clusters, cluster, ids));
  }
  for (Refusal refusal : clusters.refusals()) {
    refusal.entity = entity_of_cluster[clusters.survivor_of(refusal.entity)];
    // Joined after all, for another reason.
    if (resolution.entity_of[refusal.mention] == refusal.entity) continue;
    refusal.words = words_of(document, mentions[refusal.mention]);
    resolution.refusals.push_back(std::move(refusal));
  }
  std::ranges::stable_sort(resolution.refusals, {}, &Refusal::mention);
  return resolution;
}

}  // namespace whowhom
