// The heads that a pronoun may stand for, and what speaks for and against each, as a list of features for the scorer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/resolve/heads.hpp"

namespace whowhom {

/// Numbers of the features that hold of a pronoun and a candidate, ascending, each below kAntecedentFeatures.
using Features = std::vector<std::uint16_t>;

struct Antecedent {
  std::size_t head = 0;  ///< index into Heads::all
  Features features;
};

/// How many features there are; the weights of the scorer are of this size.
extern const std::size_t kAntecedentFeatures;

/// Makes the lists of candidates of one document.
class AntecedentFinder {
 public:
  /// All have to outlive it.
  AntecedentFinder(const Clusters& clusters, const Heads& heads);

  /// Candidates of the pronoun at heads.all[pronoun], which is of the third person: the nearest before it, last first,
  /// from its sentence and the five before, then names and nouns behind it in its sentence. None of another number or
  /// sex than the pronoun's, as far as known.
  std::vector<Antecedent> antecedents_of(std::size_t pronoun) const;

 private:
  struct Salience {
    std::vector<std::size_t> positions;  ///< of the names of a cluster, ascending
    std::size_t rank = 0;                ///< 0 for the person named most often
  };

  bool fits(const Head& pronoun, const Head& candidate) const;
  Features features_of(std::size_t pronoun, const std::vector<std::size_t>& candidates, std::size_t number) const;
  void find_salience();

  const Clusters& clusters_;
  const Heads& heads_;
  std::vector<Salience> salience_;  ///< by cluster
};

}  // namespace whowhom
