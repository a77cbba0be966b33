// The forward pass: windows of word pieces to a row of numbers for each word, and to the outputs of all heads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/language/buffer.hpp"
#include "extract/language/learned_model.hpp"

namespace whowhom {

/// A sentence, or as much of a long one as the encoder takes at once.
struct Window {
  std::size_t sentence = 0;
  std::size_t first_word = 0;   ///< in the sentence
  std::size_t words = 0;        ///< at least one
  std::size_t first_piece = 0;  ///< in EncoderInput::pieces
  std::size_t pieces = 0;       ///< without [CLS]
  std::size_t word_number = 0;  ///< of its first word, over all sentences: the index into EncoderInput's words
};

/// Words of all sentences, one after the other.
struct EncoderInput {
  std::vector<std::int32_t> pieces;
  std::vector<std::uint8_t> pieces_of_word;  ///< how many, for each word
  std::vector<CaseClass> case_of_word;
};

/// Most rows that `Encoder::encode` takes at a time: one window of the greatest size fits.
constexpr std::size_t kMaxRows = 512;

/// Runs the network over windows, with working memory of its own of about 12 MB. What comes out for a window does not
/// depend on what else is in the batch.
class Encoder {
 public:
  /// `with_roles` false leaves out the outputs of the heads for roles. The model has to outlive it.
  Encoder(const LearnedModel& model, const Kernels& kernels, bool with_roles);

  /// Windows with at most kMaxRows rows together, counting pieces and a [CLS] for each.
  void encode(const EncoderInput& input, std::span<const Window> windows);

  /// After `encode`: the row of word `word` (1..words; 0 is [CLS], the root) of window number `window` of the batch.
  std::size_t row(std::size_t window, std::size_t word) const { return rows_[window].start + word; }
  /// The last hidden state of a row, sizes.hidden floats.
  const float* state(std::size_t row) const { return state_.get() + row * model_.sizes.hidden; }
  /// The outputs of the heads of a row, at the model's HeadColumns.
  const float* outputs(std::size_t row) const { return outputs_.get() + row * output_stride_; }
  std::size_t output_stride() const { return output_stride_; }

 private:
  struct Rows {
    std::size_t start = 0, count = 0;
  };

  void embed(const EncoderInput& input, std::span<const Window> windows);
  void run_layer(const EncoderLayer& layer);
  void join_pieces(const EncoderInput& input, std::span<const Window> windows);

  const LearnedModel& model_;
  const Kernels& kernels_;
  bool with_roles_;
  std::size_t output_stride_;
  std::vector<Rows> rows_;  ///< of each window
  std::size_t count_ = 0;   ///< of all rows
  Buffer<float> state_, added_, qkv_, mixed_, inner_, outputs_, scratch_;
  Buffer<std::uint8_t> state_bytes_, mixed_bytes_, inner_bytes_;
  Buffer<float> scale_, inner_scale_;
  Buffer<std::int32_t> zero_, inner_zero_;
};

}  // namespace whowhom
