// The steps on one row at a time: layer norm, and floats to bytes.
#pragma once

#include "extract/language/kernels/lanes.hpp"

namespace whowhom::kernels {

constexpr float kNormEpsilon = 1e-12F;

template <class Isa>
[[gnu::always_inline]] inline void quantise_row(const float* in, std::size_t width, std::uint8_t* bytes, float& scale,
                                                std::int32_t& zero) {
  constexpr std::size_t kStep = 4 * kLanes;
  Lanes<Isa> low[4], high[4];
  for (int k = 0; k < 4; ++k) low[k] = high[k] = splat<Isa>(0.0F);
  for (std::size_t at = 0; at < width; at += kStep)
    for (std::size_t k = 0; k < 4; ++k) {
      const Lanes<Isa> x = load<Isa>(in + at + k * kLanes);
      low[k] = least<Isa>(x, low[k]);
      high[k] = greatest<Isa>(x, high[k]);
    }
  const float lo = fold<Isa, Fold::least>(least<Isa>(least<Isa>(low[0], low[1]), least<Isa>(low[2], low[3])));
  const float hi =
      fold<Isa, Fold::greatest>(greatest<Isa>(greatest<Isa>(high[0], high[1]), greatest<Isa>(high[2], high[3])));
  if (!(hi - lo > 0.0F)) {
    scale = 0.0F;
    zero = 0;
    __builtin_memset(bytes, 0, width);
    return;
  }
  scale = (hi - lo) / 255.0F;
  const float inverse = 255.0F / (hi - lo);
  zero = __builtin_bit_cast(std::int32_t, -lo * inverse + kRounder) - kRounderBits;
  const Lanes<Isa> inverses = splat<Isa>(inverse), rounder = splat<Isa>(kRounder);
  const std::int32_t shift = zero - kRounderBits;
  for (std::size_t at = 0; at < width; at += kStep) {
    typename Isa::Int steps[4 * Isa::kParts];
    for (int k = 0; k < 4; ++k) {
      const IntLanes<Isa> rounded =
          bits<Isa>(load<Isa>(in + at + static_cast<std::size_t>(k) * kLanes) * inverses + rounder);
      for (int p = 0; p < Isa::kParts; ++p) steps[k * Isa::kParts + p] = rounded.part[p] + shift;
    }
    Isa::store_clamped(bytes + at, steps);
  }
}

template <class Isa>
void quantise(FloatRows in, std::size_t count, std::size_t width, const ByteRows& out) {
  for (std::size_t row = 0; row < count; ++row)
    quantise_row<Isa>(in.values + row * in.stride, width, out.bytes + row * out.stride, out.scale[row], out.zero[row]);
}

template <class Isa>
[[gnu::always_inline]] inline float sum_of(const Lanes<Isa> (&sums)[4]) {
  return fold<Isa, Fold::sum>((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

template <class Isa>
void add_norm_quantise(FloatRows added, FloatRows state, NormWeights norm, std::size_t count, std::size_t width,
                       const ByteRows& out) {
  constexpr std::size_t kStep = 4 * kLanes;
  const auto size = static_cast<float>(width);
  for (std::size_t row = 0; row < count; ++row) {
    float* const x = state.values + row * state.stride;
    Lanes<Isa> sums[4];
    for (auto& sum : sums) sum = splat<Isa>(0.0F);
    if (added.values != nullptr) {
      const float* const y = added.values + row * added.stride;
      for (std::size_t at = 0; at < width; at += kStep)
        for (std::size_t k = 0; k < 4; ++k) {
          const std::size_t here = at + k * kLanes;
          const Lanes<Isa> value = load<Isa>(x + here) + load<Isa>(y + here);
          store<Isa>(x + here, value);
          sums[k] = sums[k] + value;
        }
    } else {
      for (std::size_t at = 0; at < width; at += kStep)
        for (std::size_t k = 0; k < 4; ++k) sums[k] = sums[k] + load<Isa>(x + at + k * kLanes);
    }
    const Lanes<Isa> mean = splat<Isa>(sum_of<Isa>(sums) / size);
    for (auto& sum : sums) sum = splat<Isa>(0.0F);
    for (std::size_t at = 0; at < width; at += kStep)
      for (std::size_t k = 0; k < 4; ++k) {
        const Lanes<Isa> off = load<Isa>(x + at + k * kLanes) - mean;
        sums[k] = sums[k] + off * off;
      }
    const float deviation = Isa::square_root(sum_of<Isa>(sums) / size + kNormEpsilon);
    const Lanes<Isa> inverse = splat<Isa>(1.0F / deviation);
    for (std::size_t at = 0; at < width; at += kLanes)
      store<Isa>(x + at,
                 (load<Isa>(x + at) - mean) * inverse * load<Isa>(norm.weight + at) + load<Isa>(norm.bias + at));
    quantise_row<Isa>(x, width, out.bytes + row * out.stride, out.scale[row], out.zero[row]);
  }
}

}  // namespace whowhom::kernels
