// How probable it is that a pronoun stands for each of its candidates: a small network on the vectors of both words and
// of the words that govern them, and on the features of the pair. training/coreference.py trains it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/resolve/antecedents.hpp"

namespace whowhom {

/// Weights of the network, as views into a model file. Matrices of products with vectors are [outputs][inputs], those
/// that are walked through by their inputs [inputs][outputs].
struct PronounModel {
  const float* words = nullptr;              ///< [kWordOutputs][width]: what is made of a word that is a candidate
  const float* governors = nullptr;          ///< [kHidden][width]: of a candidate's governor
  const float* pronouns = nullptr;           ///< [kPronounOutputs][width]: of a pronoun
  const float* pronoun_governors = nullptr;  ///< [kHidden + kSecond][width]: of a pronoun's governor
  const float* bias = nullptr;               ///< [kHidden]
  const float* features = nullptr;           ///< [kAntecedentFeatures][kHidden]
  const float* match = nullptr;              ///< [kMatch][kHidden]
  const float* second = nullptr;             ///< [kHidden][kSecond]
  const float* second_bias = nullptr;        ///< [kSecond]
  const float* score = nullptr;              ///< [kSecond], then the bias
  const float* none_bias = nullptr;          ///< [kSecond] for each of he, she, it, they
  const float* none_score = nullptr;         ///< [kSecond], then the bias

  static constexpr std::size_t kHidden = 128, kMatch = 64, kSecond = 32;
  static constexpr std::size_t kWordOutputs = kHidden + kMatch;
  static constexpr std::size_t kPronounOutputs = kHidden + kMatch + kSecond;
};

/// Throws Error where the bytes are no such weights. They have to outlive what is returned.
PronounModel open_pronoun_model(std::span<const std::byte> bytes);

/// The weights that are part of the program.
const PronounModel& english_pronoun_model();

/// A pronoun and what it may stand for.
struct PronounChoice {
  std::size_t pronoun = 0;  ///< index into Heads::all
  std::vector<Antecedent> antecedents;
  std::vector<float> probabilities;  ///< of each; what is missing to 1 is that of none of these
};

/// Fills in the probabilities. The sentences have their vectors. The same bits on every machine; a choice depends on
/// its own pronoun alone.
void score_choices(const PronounModel& model, const Analysis& analysis, const Heads& heads,
                   std::span<PronounChoice> choices);

}  // namespace whowhom
