// The encoder of BERT (Devlin et al. 2019; MiniLM, Wang et al. 2020), with rows joined from pieces to words on the way.
// Rows of all windows go through the products together, without padding; attention is within a window.
#include "extract/language/encoder.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace whowhom {
namespace {

/// Rows between the two products of the feed-forward part: their floats stay in the second cache.
constexpr std::size_t kInnerRows = 48;

}  // namespace

Encoder::Encoder(const LearnedModel& model, const Kernels& kernels, bool with_roles)
    : model_(model), kernels_(kernels), with_roles_(with_roles), output_stride_(model.heads.outputs) {
  const ModelSizes& sizes = model.sizes;
  state_ = make_buffer<float>(kMaxRows * sizes.hidden);
  added_ = make_buffer<float>(kMaxRows * sizes.hidden);
  mixed_ = make_buffer<float>(kMaxRows * sizes.hidden);
  qkv_ = make_buffer<float>(kMaxRows * 3 * sizes.hidden);
  inner_ = make_buffer<float>(kInnerRows * sizes.ffn);
  outputs_ = make_buffer<float>(kMaxRows * output_stride_);
  scratch_ = make_buffer<float>(attention_scratch(kMaxRows));
  state_bytes_ = make_buffer<std::uint8_t>(kMaxRows * sizes.hidden);
  mixed_bytes_ = make_buffer<std::uint8_t>(kMaxRows * sizes.hidden);
  inner_bytes_ = make_buffer<std::uint8_t>(kInnerRows * sizes.ffn);
  scale_ = make_buffer<float>(kMaxRows);
  zero_ = make_buffer<std::int32_t>(kMaxRows);
  inner_scale_ = make_buffer<float>(kInnerRows);
  inner_zero_ = make_buffer<std::int32_t>(kInnerRows);
}

void Encoder::encode(const EncoderInput& input, std::span<const Window> windows) {
  embed(input, windows);
  for (std::size_t k = 0; k < model_.layers.size(); ++k) {
    if (k == model_.sizes.piece_layers) join_pieces(input, windows);
    run_layer(model_.layers[k]);
  }
  if (model_.sizes.piece_layers == model_.layers.size()) join_pieces(input, windows);
  const std::size_t wanted = with_roles_ ? model_.columns.end : model_.columns.role_predicate;
  const ByteRows bytes{state_bytes_.get(), model_.sizes.hidden, scale_.get(), zero_.get()};
  kernels_.product(model_.heads, bytes, count_, 0, (wanted + kLanes - 1) / kLanes, {outputs_.get(), output_stride_});
}

void Encoder::embed(const EncoderInput& input, std::span<const Window> windows) {
  const std::size_t hidden = model_.sizes.hidden;
  const auto embed_piece = [&](std::int32_t id, std::size_t position, CaseClass case_class, float* out) {
    const auto number = static_cast<std::size_t>(id);
    const std::int8_t* const word = model_.word + number * hidden;
    const float scale = model_.word_scale[number];
    const float* const place = model_.position + position * hidden;
    const float* const letters = model_.case_class + static_cast<std::size_t>(case_class) * hidden;
    for (std::size_t d = 0; d < hidden; ++d) out[d] = static_cast<float>(word[d]) * scale + place[d] + letters[d];
  };
  rows_.clear();
  count_ = 0;
  for (const Window& window : windows) {
    rows_.push_back({count_, window.pieces + 1});
    float* out = state_.get() + count_ * hidden;
    count_ += window.pieces + 1;
    assert(count_ <= kMaxRows);
    embed_piece(model_.vocabulary.start(), 0, CaseClass::none, out);
    std::size_t position = 1;
    for (std::size_t word = window.word_number; word < window.word_number + window.words; ++word)
      for (std::size_t k = 0; k < input.pieces_of_word[word]; ++k, ++position)
        embed_piece(input.pieces[window.first_piece + position - 1], position, input.case_of_word[word],
                    out + position * hidden);
    assert(position == window.pieces + 1);
  }
  kernels_.add_norm_quantise({}, {state_.get(), hidden}, model_.embedding_norm, count_, hidden,
                             {state_bytes_.get(), hidden, scale_.get(), zero_.get()});
}

void Encoder::run_layer(const EncoderLayer& layer) {
  const std::size_t hidden = model_.sizes.hidden, ffn = model_.sizes.ffn;
  const ByteRows state_bytes{state_bytes_.get(), hidden, scale_.get(), zero_.get()};
  const ByteRows mixed_bytes{mixed_bytes_.get(), hidden, scale_.get(), zero_.get()};
  const FloatRows state{state_.get(), hidden}, added{added_.get(), hidden}, mixed{mixed_.get(), hidden};
  const FloatRows qkv{qkv_.get(), 3 * hidden};

  kernels_.product(layer.qkv, state_bytes, count_, 0, layer.qkv.outputs / kLanes, qkv);
  for (const Rows& window : rows_)
    kernels_.attend({qkv.values + window.start * qkv.stride, qkv.stride}, window.count, model_.sizes.heads,
                    {mixed.values + window.start * mixed.stride, mixed.stride}, scratch_.get());
  kernels_.quantise(mixed, count_, hidden, mixed_bytes);
  kernels_.product(layer.out, mixed_bytes, count_, 0, layer.out.outputs / kLanes, added);
  kernels_.add_norm_quantise(added, state, layer.attention_norm, count_, hidden, state_bytes);

  const FloatRows inner{inner_.get(), ffn};
  const ByteRows inner_bytes{inner_bytes_.get(), ffn, inner_scale_.get(), inner_zero_.get()};
  for (std::size_t first = 0; first < count_; first += kInnerRows) {
    const std::size_t count = std::min(kInnerRows, count_ - first);
    const ByteRows bytes{state_bytes_.get() + first * hidden, hidden, scale_.get() + first, zero_.get() + first};
    kernels_.product_gelu(layer.up, bytes, count, 0, layer.up.outputs / kLanes, inner);
    kernels_.quantise(inner, count, ffn, inner_bytes);
    kernels_.product(layer.down, inner_bytes, count, 0, layer.down.outputs / kLanes,
                     {added.values + first * hidden, hidden});
  }
  kernels_.add_norm_quantise(added, state, layer.ffn_norm, count_, hidden, state_bytes);
}

void Encoder::join_pieces(const EncoderInput& input, std::span<const Window> windows) {
  // Row `count_` of what follows never lies behind the row it is made from, so the rows move within the state.
  const std::size_t hidden = model_.sizes.hidden;
  std::size_t count = 0;
  for (std::size_t k = 0; k < windows.size(); ++k) {
    const Window& window = windows[k];
    const float* piece = state_.get() + rows_[k].start * hidden;
    rows_[k] = {count, window.words + 1};
    std::memmove(state_.get() + count * hidden, piece, hidden * sizeof(float));
    piece += hidden;
    ++count;
    for (std::size_t word = window.word_number; word < window.word_number + window.words; ++word, ++count) {
      float* const out = state_.get() + count * hidden;
      const std::size_t pieces = input.pieces_of_word[word];
      std::memmove(out, piece, hidden * sizeof(float));
      for (std::size_t p = 1; p < pieces; ++p)
        for (std::size_t d = 0; d < hidden; ++d) out[d] += piece[p * hidden + d];
      if (pieces > 1) {
        const float share = 1.0F / static_cast<float>(pieces);
        for (std::size_t d = 0; d < hidden; ++d) out[d] *= share;
      }
      piece += pieces * hidden;
    }
  }
  count_ = count;
  kernels_.quantise({state_.get(), hidden}, count_, hidden, {state_bytes_.get(), hidden, scale_.get(), zero_.get()});
}

}  // namespace whowhom
