// Mentions put together while they are resolved; entities are made of clusters at the end.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/mention/mention.hpp"
#include "extract/resolve/resolution.hpp"

namespace whowhom {

struct Cluster {
  EntityType type = EntityType::person;
  std::string name;                ///< the fullest so far, without title
  std::vector<std::string> names;  ///< further names, without titles
  std::vector<std::size_t> mentions;
};

class Clusters {
 public:
  Clusters(const Analysis& analysis, const std::vector<Mention>& mentions)
      : analysis_(&analysis), mentions_(&mentions), cluster_of_(mentions.size()), rules_(mentions.size()) {}

  const std::vector<Mention>& mentions() const { return *mentions_; }
  const Mention& mention(std::size_t i) const { return (*mentions_)[i]; }
  /// Indices [first, second) of the mentions in that sentence, which stand together.
  std::pair<std::size_t, std::size_t> mentions_in(std::size_t sentence) const;
  const Sentence& sentence_of(std::size_t mention) const {
    return analysis_->sentences[(*mentions_)[mention].sentence];
  }
  const Analysis& analysis() const { return *analysis_; }
  /// The words of the mention with single blanks, broken words whole.
  std::string text_of(std::size_t mention) const;

  std::size_t add(EntityType type, const std::string& name);
  /// `rule` says to the person why the mention is this cluster's: "full name", "surname of one person here".
  void assign(std::size_t mention, std::size_t cluster, const std::string& rule);
  /// Notes that the mention may be the cluster's and was not given to it. Where it has another cluster, the two may be
  /// one; where it has none at the end, it is unresolved.
  void refuse(std::size_t mention, std::size_t cluster, const std::string& reason);
  /// Joins two clusters that proved to be one; `rule` is why, and stands behind what the mentions of `from` have.
  void join(std::size_t into, std::size_t from, const std::string& rule);

  /// The cluster that a joined one is part of; itself where it was not joined.
  std::size_t survivor_of(std::size_t cluster) const;

  std::optional<std::size_t> of(std::size_t mention) const { return cluster_of_[mention]; }
  const std::string& rule_of(std::size_t mention) const { return rules_[mention]; }
  Cluster& operator[](std::size_t cluster) { return clusters_[cluster]; }
  const Cluster& operator[](std::size_t cluster) const { return clusters_[cluster]; }
  std::size_t size() const { return clusters_.size(); }
  /// `entity` is the cluster's index, perhaps that of a joined one.
  const std::vector<Refusal>& refusals() const { return refusals_; }

 private:
  const Analysis* analysis_;
  const std::vector<Mention>* mentions_;
  std::vector<std::optional<std::size_t>> cluster_of_;
  std::vector<std::string> rules_;  // by mention
  std::vector<Cluster> clusters_;
  std::vector<std::size_t> joined_into_;  // by cluster; itself where it was not joined
  std::vector<Refusal> refusals_;         // entity: the cluster's index, perhaps of a joined one
};

/// Words of tokens [first, end) as they stand in the sentence, with single blanks.
std::string words_between(const Sentence& sentence, std::size_t first, std::size_t end);

}  // namespace whowhom
