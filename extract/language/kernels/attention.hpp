// Attention within one sentence, and other products of float rows: 16 right-hand rows to the lanes, so a sum over the
// depth runs in order inside its lane and needs no folding.
#pragma once

#include "extract/language/kernels/lanes.hpp"

namespace whowhom::kernels {

/// out[d][j] = in[j][d]; columns from `count` to `padded` are zero. `depth` is a multiple of 4. In squares of 4 × 4.
template <class Isa>
void transpose(const float* in, std::size_t stride, std::size_t count, std::size_t depth, float* out,
               std::size_t padded) {
  using Four = Vector<4>::Float;
  for (std::size_t j = 0; j < padded; j += 4)
    for (std::size_t d = 0; d < depth; d += 4) {
      Four row[4] = {};
      for (std::size_t k = 0; k < 4; ++k)
        if (j + k < count) __builtin_memcpy(&row[k], in + (j + k) * stride + d, sizeof row[k]);
      const Four a = __builtin_shufflevector(row[0], row[1], 0, 4, 1, 5);
      const Four b = __builtin_shufflevector(row[2], row[3], 0, 4, 1, 5);
      const Four c = __builtin_shufflevector(row[0], row[1], 2, 6, 3, 7);
      const Four e = __builtin_shufflevector(row[2], row[3], 2, 6, 3, 7);
      const Four column[4] = {__builtin_shufflevector(a, b, 0, 1, 4, 5), __builtin_shufflevector(a, b, 2, 3, 6, 7),
                              __builtin_shufflevector(c, e, 0, 1, 4, 5), __builtin_shufflevector(c, e, 2, 3, 6, 7)};
      for (std::size_t k = 0; k < 4; ++k) __builtin_memcpy(out + (d + k) * padded + j, &column[k], sizeof column[k]);
    }
}

template <class Isa, int kRows, int kBlocks>
[[gnu::always_inline]] inline void dot_tile(const float* left, std::size_t left_stride, const float* right,
                                            std::size_t padded, std::size_t depth, float* out, std::size_t out_stride) {
  Lanes<Isa> sum[kRows][kBlocks];
  for (auto& row : sum)
    for (auto& lanes : row) lanes = splat<Isa>(0.0F);
  for (std::size_t d = 0; d < depth; ++d) {
    Lanes<Isa> column[kBlocks];
    for (int b = 0; b < kBlocks; ++b) column[b] = load<Isa>(right + d * padded + static_cast<std::size_t>(b) * kLanes);
    for (int r = 0; r < kRows; ++r) {
      const Lanes<Isa> value = splat<Isa>(left[static_cast<std::size_t>(r) * left_stride + d]);
      for (int b = 0; b < kBlocks; ++b) sum[r][b] = sum[r][b] + value * column[b];
    }
  }
  for (int r = 0; r < kRows; ++r)
    for (int b = 0; b < kBlocks; ++b)
      store<Isa>(out + static_cast<std::size_t>(r) * out_stride + static_cast<std::size_t>(b) * kLanes, sum[r][b]);
}

template <class Isa, int kRows>
[[gnu::noinline]] void dot_rows(const float* left, std::size_t left_stride, const float* right, std::size_t padded,
                                std::size_t depth, float* out, std::size_t out_stride) {
  constexpr std::size_t kBlocks = Isa::kDotBlocks;
  std::size_t j = 0;
  for (; j + kBlocks * kLanes <= padded; j += kBlocks * kLanes)
    dot_tile<Isa, kRows, kBlocks>(left, left_stride, right + j, padded, depth, out + j, out_stride);
  if constexpr (kBlocks > 1)
    for (; j < padded; j += kLanes)
      dot_tile<Isa, kRows, 1>(left, left_stride, right + j, padded, depth, out + j, out_stride);
}

/// As many rows at once as fit the registers, then half as many, down to one.
template <class Isa, int kRows = Isa::kDotRows>
[[gnu::always_inline]] inline void dot_all(const float* left, std::size_t left_stride, std::size_t left_count,
                                           const float* right, std::size_t padded, std::size_t depth, float* out,
                                           std::size_t out_stride) {
  std::size_t i = 0;
  for (; i + kRows <= left_count; i += kRows)
    dot_rows<Isa, kRows>(left + i * left_stride, left_stride, right, padded, depth, out + i * out_stride, out_stride);
  if constexpr (kRows > 1)
    dot_all<Isa, kRows / 2>(left + i * left_stride, left_stride, left_count - i, right, padded, depth,
                            out + i * out_stride, out_stride);
}

template <class Isa>
void dot_products(FloatRows left, std::size_t left_count, FloatRows right, std::size_t right_count, std::size_t depth,
                  FloatRows out, float* scratch) {
  const std::size_t padded = (right_count + kLanes - 1) / kLanes * kLanes;
  transpose<Isa>(right.values, right.stride, right_count, depth, scratch, padded);
  dot_all<Isa>(left.values, left.stride, left_count, scratch, padded, depth, out.values, out.stride);
}

/// e^x for x ≤ 0, never less than e^-64. Range reduction and polynomial of Cephes' expf (Moshier 1992), 1 ulp.
template <class Isa>
[[gnu::always_inline]] inline Lanes<Isa> exponential(const Lanes<Isa>& value) {
  const Lanes<Isa> x = greatest<Isa>(value, splat<Isa>(-64.0F));
  const Lanes<Isa> rounder = splat<Isa>(kRounder);
  const Lanes<Isa> power = x * splat<Isa>(1.44269504F) + rounder;
  const Lanes<Isa> whole = power - rounder;
  const Lanes<Isa> r = x - whole * splat<Isa>(0.693359375F) + whole * splat<Isa>(2.12194440e-4F);
  Lanes<Isa> p = splat<Isa>(1.9875691500e-4F);
  for (const float coefficient :
       {1.3981999507e-3F, 8.3334519073e-3F, 4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F})
    p = p * r + splat<Isa>(coefficient);
  const Lanes<Isa> mantissa = p * (r * r) + r + splat<Isa>(1.0F);
  IntLanes<Isa> exponent = bits<Isa>(power);
  for (int k = 0; k < Isa::kParts; ++k) exponent.part[k] = (exponent.part[k] - kRounderBits + 127) << 23;
  return mantissa * of_bits<Isa>(exponent);
}

/// 0xFFFFFFFF in the lanes below `count`, 0 in the others.
template <class Isa>
[[gnu::always_inline]] inline IntLanes<Isa> first_lanes(std::size_t count) {
  IntLanes<Isa> out;
  for (int p = 0; p < Isa::kParts; ++p) {
    typename Isa::Int index;
    for (int k = 0; k < Isa::kWidth; ++k) index[k] = p * Isa::kWidth + k;
    out.part[p] = index < static_cast<std::int32_t>(count);
  }
  return out;
}

/// Scores to e^(score - greatest), zero in the padding; returns the sum of them.
template <class Isa>
[[gnu::always_inline]] inline float exponentials(float* scores, std::size_t count, std::size_t padded) {
  const std::size_t last = padded - kLanes;
  const IntLanes<Isa> inside = first_lanes<Isa>(count - last);
  Lanes<Isa> end = load<Isa>(scores + last);
  for (int p = 0; p < Isa::kParts; ++p) end.part[p] = inside.part[p] ? end.part[p] : typename Isa::Float{} - 1e30F;
  Lanes<Isa> top = end;
  for (std::size_t j = 0; j < last; j += kLanes) top = greatest<Isa>(load<Isa>(scores + j), top);
  const Lanes<Isa> greatest_score = splat<Isa>(fold<Isa, Fold::greatest>(top));

  Lanes<Isa> sum = splat<Isa>(0.0F);
  for (std::size_t j = 0; j < last; j += kLanes) {
    const Lanes<Isa> e = exponential<Isa>(load<Isa>(scores + j) - greatest_score);
    store<Isa>(scores + j, e);
    sum = sum + e;
  }
  IntLanes<Isa> e = bits<Isa>(exponential<Isa>(end - greatest_score));
  for (int p = 0; p < Isa::kParts; ++p) e.part[p] &= inside.part[p];
  store<Isa>(scores + last, of_bits<Isa>(e));
  return fold<Isa, Fold::sum>(sum + of_bits<Isa>(e));
}

/// out[r] = Σ weights[r][j]·values[j] / sums[r].
template <class Isa, int kRows>
[[gnu::noinline]] void weighted_rows(const float* weights, std::size_t padded, std::size_t count, const float* values,
                                     const float* sums, float* out, std::size_t out_stride) {
  constexpr int kHalves = kHeadSize / kLanes;
  Lanes<Isa> sum[kRows][kHalves];
  for (auto& row : sum)
    for (auto& lanes : row) lanes = splat<Isa>(0.0F);
  for (std::size_t j = 0; j < count; ++j)
    for (int h = 0; h < kHalves; ++h) {
      const Lanes<Isa> value = load<Isa>(values + j * kHeadSize + static_cast<std::size_t>(h) * kLanes);
      for (int r = 0; r < kRows; ++r)
        sum[r][h] = sum[r][h] + splat<Isa>(weights[static_cast<std::size_t>(r) * padded + j]) * value;
    }
  for (int r = 0; r < kRows; ++r) {
    const Lanes<Isa> inverse = splat<Isa>(1.0F / sums[r]);
    for (int h = 0; h < kHalves; ++h)
      store<Isa>(out + static_cast<std::size_t>(r) * out_stride + static_cast<std::size_t>(h) * kLanes,
                 sum[r][h] * inverse);
  }
}

/// The same for any number of rows.
template <class Isa, int kRows = Isa::kValueRows>
[[gnu::always_inline]] inline void weighted_all(const float* weights, std::size_t padded, std::size_t count,
                                                const float* values, const float* sums, std::size_t rows, float* out,
                                                std::size_t out_stride) {
  std::size_t r = 0;
  for (; r + kRows <= rows; r += kRows)
    weighted_rows<Isa, kRows>(weights + r * padded, padded, count, values, sums + r, out + r * out_stride, out_stride);
  if constexpr (kRows > 1)
    weighted_all<Isa, kRows / 2>(weights + r * padded, padded, count, values, sums + r, rows - r, out + r * out_stride,
                                 out_stride);
}

template <class Isa>
void attend(FloatRows qkv, std::size_t count, std::size_t heads, FloatRows out, float* scratch) {
  const std::size_t padded = (count + kLanes - 1) / kLanes * kLanes;
  const std::size_t hidden = heads * kHeadSize;
  float* const keys = scratch;
  float* const values = keys + padded * kHeadSize;
  float* const scores = values + padded * kHeadSize;
  for (std::size_t head = 0; head < heads; ++head) {
    const float* const queries = qkv.values + head * kHeadSize;
    transpose<Isa>(queries + hidden, qkv.stride, count, kHeadSize, keys, padded);
    for (std::size_t j = 0; j < count; ++j)
      for (std::size_t at = 0; at < kHeadSize; at += kLanes)
        store<Isa>(values + j * kHeadSize + at, load<Isa>(queries + 2 * hidden + j * qkv.stride + at));
    for (std::size_t i = 0; i < count; i += kAttentionRows) {
      const std::size_t rows = count - i < kAttentionRows ? count - i : kAttentionRows;
      float sums[kAttentionRows];
      dot_all<Isa>(queries + i * qkv.stride, qkv.stride, rows, keys, padded, kHeadSize, scores, padded);
      for (std::size_t r = 0; r < rows; ++r) sums[r] = exponentials<Isa>(scores + r * padded, count, padded);
      weighted_all<Isa>(scores, padded, count, values, sums, rows, out.values + i * out.stride + head * kHeadSize,
                        out.stride);
    }
  }
}

}  // namespace whowhom::kernels
