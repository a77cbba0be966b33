// A joined cluster stays as an empty one, so that indices held elsewhere remain good.
#include "extract/resolve/clusters.hpp"

#include <algorithm>

namespace whowhom {

std::string words_between(const Sentence& sentence, std::size_t first, std::size_t end) {
  std::string out;
  for (std::size_t i = first; i < end; ++i) {
    if (i > first && sentence.tokens[i].space_before) out += ' ';
    out += sentence.tokens[i].form;
  }
  return out;
}

std::pair<std::size_t, std::size_t> Clusters::mentions_in(std::size_t sentence) const {
  const auto range = std::ranges::equal_range(*mentions_, sentence, {}, &Mention::sentence);
  return {static_cast<std::size_t>(range.begin() - mentions_->begin()),
          static_cast<std::size_t>(range.end() - mentions_->begin())};
}

std::string Clusters::text_of(std::size_t mention) const {
  const Mention& m = (*mentions_)[mention];
  return words_between(sentence_of(mention), m.first_token, m.end_token);
}

std::size_t Clusters::add(EntityType type, const std::string& name) {
  clusters_.push_back({type, name, {}, {}});
  joined_into_.push_back(clusters_.size() - 1);
  return clusters_.size() - 1;
}

void Clusters::assign(std::size_t mention, std::size_t cluster, const std::string& rule) {
  if (cluster_of_[mention]) std::erase(clusters_[*cluster_of_[mention]].mentions, mention);
  cluster_of_[mention] = cluster;
  rules_[mention] = rule;
  clusters_[cluster].mentions.push_back(mention);
}

void Clusters::refuse(std::size_t mention, std::size_t cluster, const std::string& reason) {
  Refusal& refusal = refusals_.emplace_back();
  refusal.mention = mention;
  refusal.entity = cluster;
  refusal.reason = reason;
}

void Clusters::join(std::size_t into, std::size_t from, const std::string& rule) {
  if (into == from) return;
  for (const std::size_t mention : clusters_[from].mentions) {
    cluster_of_[mention] = into;
    rules_[mention] += (rules_[mention].empty() ? "" : "; ") + rule;
    clusters_[into].mentions.push_back(mention);
  }
  clusters_[into].names.push_back(clusters_[from].name);
  for (const std::string& name : clusters_[from].names) clusters_[into].names.push_back(name);
  clusters_[from].mentions.clear();
  joined_into_[from] = into;
}

std::size_t Clusters::survivor_of(std::size_t cluster) const {
  while (joined_into_[cluster] != cluster) cluster = joined_into_[cluster];
  return cluster;
}

}  // namespace whowhom
