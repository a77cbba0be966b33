// Products with the vectors of words are made for many words at a time; the rest is one pair after the other, each sum
// in the order of its inputs.
#include "extract/resolve/pronoun_scorer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "extract/language/buffer.hpp"
#include "extract/language/kernels/kernels.hpp"
#include "extract/language/learned_analysis.hpp"
#include "extract/language/model_file.hpp"

extern "C" {
extern const std::byte whowhom_pronoun_model[];
extern const std::byte whowhom_pronoun_model_end[];
}

namespace whowhom {
namespace {

constexpr std::size_t kHidden = PronounModel::kHidden;
constexpr std::size_t kMatch = PronounModel::kMatch;
constexpr std::size_t kSecond = PronounModel::kSecond;

using Word = std::pair<std::size_t, std::size_t>;  // sentence, token

/// Products of one matrix with the vectors of words, each word once.
class Products {
 public:
  Products(const Analysis& analysis, const float* weights, std::size_t outputs)
      : analysis_(analysis), weights_(weights), outputs_(outputs) {}

  void want(Word word) { rows_.try_emplace(word, 0); }

  void make(const Kernels& kernels) {
    constexpr std::size_t kRows = 64;
    const std::size_t width = english_model().sizes.hidden;
    const std::size_t padded = (outputs_ + kLanes - 1) / kLanes * kLanes;
    const Buffer<float> vectors = make_buffer<float>(kRows * width);
    const Buffer<float> scratch = make_buffer<float>(width * padded);
    stride_ = padded;
    values_.resize(rows_.size() * padded + kLanes);
    // The kernel only reads its right side.
    const FloatRows right{const_cast<float*>(weights_), width};
    std::size_t row = 0;
    for (auto at = rows_.begin(); at != rows_.end();) {
      std::size_t count = 0;
      for (; at != rows_.end() && count < kRows; ++at, ++count) {
        at->second = row + count;
        const Sentence& sentence = analysis_.sentences[at->first.first];
        std::copy_n(sentence.vectors.data() + at->first.second * width, width, vectors.get() + count * width);
      }
      kernels.dot_products({vectors.get(), width}, count, right, outputs_, width,
                           {values_.data() + row * padded, padded}, scratch.get());
      row += count;
    }
  }

  const float* of(Word word) const { return values_.data() + rows_.at(word) * stride_; }

 private:
  const Analysis& analysis_;
  const float* weights_;
  std::size_t outputs_;
  std::size_t stride_ = 0;
  std::map<Word, std::size_t> rows_;
  std::vector<float> values_;
};

template <std::size_t kCount>
void add_row(std::array<float, kCount>& sums, const float* row) {
  for (std::size_t j = 0; j < kCount; ++j) sums[j] += row[j];
}

template <std::size_t kCount>
void add_scaled_row(std::array<float, kCount>& sums, float factor, const float* row) {
  for (std::size_t j = 0; j < kCount; ++j) sums[j] += factor * row[j];
}

/// weights · what is positive of the inputs, and the bias behind the weights.
float last_product(const std::array<float, kSecond>& inputs, const float* weights) {
  float sum = weights[kSecond];
  for (std::size_t j = 0; j < kSecond; ++j) sum += std::max(inputs[j], 0.0F) * weights[j];
  return sum;
}

/// e^x for x ≤ 0 after Cephes' expf (Moshier 1992), in steps that are exact or rounded alike everywhere.
float exponential(float value) {
  const float x = std::max(-64.0F, value);  // also of what is no number
  const float whole = std::floor(x * 1.44269504F + 0.5F);
  const float r = x - whole * 0.693359375F + whole * 2.12194440e-4F;
  float p = 1.9875691500e-4F;
  for (const float coefficient :
       {1.3981999507e-3F, 8.3334519073e-3F, 4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F})
    p = p * r + coefficient;
  return std::ldexp(p * (r * r) + r + 1.0F, static_cast<int>(whole));
}

Word word_of(const Head& head) { return {head.sentence, head.token}; }

/// The word above; the word itself at the root.
Word governor_of(const Analysis& analysis, const Head& head) {
  const std::size_t above = analysis.sentences[head.sentence].tokens[head.token].head;
  return {head.sentence, above == kRootHead ? head.token : above};
}

class Scorer {
 public:
  Scorer(const PronounModel& model, const Analysis& analysis, const Heads& heads)
      : model_(model),
        analysis_(analysis),
        heads_(heads),
        words_(analysis, model.words, PronounModel::kWordOutputs),
        governors_(analysis, model.governors, kHidden),
        pronouns_(analysis, model.pronouns, PronounModel::kPronounOutputs),
        pronoun_governors_(analysis, model.pronoun_governors, kHidden + kSecond) {}

  void run(std::span<PronounChoice> choices) {
    for (const PronounChoice& choice : choices) {
      const Head& pronoun = heads_.all[choice.pronoun];
      pronouns_.want(word_of(pronoun));
      pronoun_governors_.want(governor_of(analysis_, pronoun));
      for (const Antecedent& antecedent : choice.antecedents) {
        words_.want(word_of(heads_.all[antecedent.head]));
        governors_.want(governor_of(analysis_, heads_.all[antecedent.head]));
      }
    }
    const Kernels& kernels = kernels_of(best_instruction_set());
    for (Products* products : {&words_, &governors_, &pronouns_, &pronoun_governors_}) products->make(kernels);
    for (PronounChoice& choice : choices) score(choice);
  }

 private:
  void score(PronounChoice& choice) const {
    const Head& pronoun = heads_.all[choice.pronoun];
    const float* const own = pronouns_.of(word_of(pronoun));
    const float* const above = pronoun_governors_.of(governor_of(analysis_, pronoun));
    std::array<float, kHidden> base{};
    for (std::size_t j = 0; j < kHidden; ++j) base[j] = own[j] + above[j] + model_.bias[j];

    std::array<float, kSecond> none{};
    const std::size_t kind = static_cast<std::size_t>(pronoun.kind) - static_cast<std::size_t>(HeadKind::he);
    for (std::size_t j = 0; j < kSecond; ++j)
      none[j] = own[kHidden + kMatch + j] + above[kHidden + j] + model_.none_bias[kind * kSecond + j];
    const float none_score = last_product(none, model_.none_score);

    choice.probabilities.clear();
    float greatest = none_score;
    for (const Antecedent& antecedent : choice.antecedents) {
      const float value = score_of(base, own + kHidden, antecedent);
      greatest = std::max(greatest, value);
      choice.probabilities.push_back(value);
    }
    float sum = exponential(none_score - greatest);
    for (float& value : choice.probabilities) {
      value = exponential(value - greatest);
      sum += value;
    }
    for (float& value : choice.probabilities) value /= sum;
  }

  float score_of(const std::array<float, kHidden>& base, const float* match, const Antecedent& antecedent) const {
    const Head& candidate = heads_.all[antecedent.head];
    const float* const own = words_.of(word_of(candidate));
    std::array<float, kHidden> hidden = base;
    add_row(hidden, own);
    add_row(hidden, governors_.of(governor_of(analysis_, candidate)));
    for (const std::uint16_t feature : antecedent.features) add_row(hidden, model_.features + feature * kHidden);
    for (std::size_t i = 0; i < kMatch; ++i)
      add_scaled_row(hidden, match[i] * own[kHidden + i], model_.match + i * kHidden);
    std::array<float, kSecond> second{};
    std::copy_n(model_.second_bias, kSecond, second.begin());
    for (std::size_t i = 0; i < kHidden; ++i)
      if (hidden[i] > 0.0F) add_scaled_row(second, hidden[i], model_.second + i * kSecond);
    return last_product(second, model_.score);
  }

  const PronounModel& model_;
  const Analysis& analysis_;
  const Heads& heads_;
  Products words_, governors_, pronouns_, pronoun_governors_;
};

}  // namespace

PronounModel open_pronoun_model(std::span<const std::byte> bytes) {
  const ModelFile file(bytes);
  const std::size_t width = english_model().sizes.hidden;
  PronounModel model;
  model.words = file.floats("words", PronounModel::kWordOutputs, width);
  model.governors = file.floats("governors", kHidden, width);
  model.pronouns = file.floats("pronouns", PronounModel::kPronounOutputs, width);
  model.pronoun_governors = file.floats("pronoun.governors", kHidden + kSecond, width);
  model.bias = file.floats("bias", 1, kHidden);
  model.features = file.floats("features", kAntecedentFeatures, kHidden);
  model.match = file.floats("match", kMatch, kHidden);
  model.second = file.floats("second", kHidden, kSecond);
  model.second_bias = file.floats("second.bias", 1, kSecond);
  model.score = file.floats("score", 1, kSecond + 1);
  model.none_bias = file.floats("none.bias", 4, kSecond);
  model.none_score = file.floats("none.score", 1, kSecond + 1);
  return model;
}

const PronounModel& english_pronoun_model() {
  static const PronounModel kModel = open_pronoun_model({whowhom_pronoun_model, whowhom_pronoun_model_end});
  return kModel;
}

void score_choices(const PronounModel& model, const Analysis& analysis, const Heads& heads,
                   std::span<PronounChoice> choices) {
  constexpr std::size_t kAtATime = 256;
  for (std::size_t at = 0; at < choices.size(); at += kAtATime)
    Scorer(model, analysis, heads).run(choices.subspan(at, std::min(kAtATime, choices.size() - at)));
}

}  // namespace whowhom
