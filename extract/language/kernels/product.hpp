// Rows of bytes times packed weights. A tile of rows × blocks of 16 outputs stays in registers over all inputs; the
// weights of a tile's blocks stay in the first cache while all rows pass by.
#pragma once

#include "extract/language/kernels/lanes.hpp"

namespace whowhom::kernels {

/// t = min(|x|/√2, 1.769); x/2·(1 + sign(x)·(1 - 0.2888·(t - 1.769)²)).
template <class Isa>
[[gnu::always_inline]] inline typename Isa::Float gelu(typename Isa::Float x) {
  using Float = typename Isa::Float;
  using Int = typename Isa::Int;
  const Int x_bits = __builtin_bit_cast(Int, x);
  const Float size = __builtin_bit_cast(Float, Int(x_bits & 0x7FFFFFFF));
  const Float limit = 1.769F - Float{};
  const Float t = Isa::least(size * 0.70710678F, limit) - limit;
  const Float e = 1.0F - 0.2888F * (t * t);
  const Float signed_e = __builtin_bit_cast(Float, Int(__builtin_bit_cast(Int, e) ^ (x_bits & INT32_MIN)));
  return (0.5F * x) * (1.0F + signed_e);
}

template <class Isa, int kRows, int kBlocks, bool kGelu>
[[gnu::noinline]] void product_tile(const PackedMatrix& matrix, const ByteRows& rows, std::size_t row,
                                    std::size_t block, float* out, std::size_t out_stride) {
  using Float = typename Isa::Float;
  using Int = typename Isa::Int;
  constexpr int kParts = Isa::kParts;
  const std::size_t block_size = matrix.inputs * kLanes;
  const std::size_t stride = rows.stride;
  const std::uint8_t* bytes = rows.bytes + row * stride;
  const std::int8_t* weights = matrix.weights + block * block_size;

  Int sum[kRows][kBlocks * kParts] = {};
  for (std::size_t input = 0; input < matrix.inputs; input += 4) {
    Int weight[kBlocks * kParts];
#pragma GCC unroll 8
    for (int b = 0; b < kBlocks * kParts; ++b)
      weight[b] = Isa::load_bytes(weights + static_cast<std::size_t>(b / kParts) * block_size +
                                  static_cast<std::size_t>(b % kParts * Isa::kWidth * 4));
#pragma GCC unroll 16
    for (int r = 0; r < kRows; ++r) {
      const Int four = Isa::broadcast_bytes(bytes + static_cast<std::size_t>(r) * stride);
#pragma GCC unroll 8
      for (int b = 0; b < kBlocks * kParts; ++b) sum[r][b] = Isa::dot(sum[r][b], four, weight[b]);
    }
    bytes += 4;
    weights += 4 * kLanes;
  }

  const std::size_t first = block * kLanes;
#pragma GCC unroll 8
  for (int b = 0; b < kBlocks * kParts; ++b) {
    const std::size_t column = static_cast<std::size_t>(b * Isa::kWidth);
    Int sums;
    Float scale, bias;
    __builtin_memcpy(&sums, matrix.sums + first + column, sizeof sums);
    __builtin_memcpy(&scale, matrix.scale + first + column, sizeof scale);
    __builtin_memcpy(&bias, matrix.bias + first + column, sizeof bias);
#pragma GCC unroll 16
    for (int r = 0; r < kRows; ++r) {
      const std::size_t at = row + static_cast<std::size_t>(r);
      const Int exact = sum[r][b] - rows.zero[at] * sums;
      Float y = __builtin_convertvector(exact, Float) * (rows.scale[at] * scale) + bias;
      if constexpr (kGelu) y = gelu<Isa>(y);
      __builtin_memcpy(out + at * out_stride + column, &y, sizeof y);
    }
  }
}

template <class Isa, int kRows, int kBlocks, bool kGelu>
[[gnu::always_inline]] inline void last_rows(const PackedMatrix& matrix, const ByteRows& rows, std::size_t row,
                                             std::size_t left, std::size_t block, float* out, std::size_t stride) {
  if constexpr (kRows > 0) {
    if (left == kRows)
      product_tile<Isa, kRows, kBlocks, kGelu>(matrix, rows, row, block, out, stride);
    else
      last_rows<Isa, kRows - 1, kBlocks, kGelu>(matrix, rows, row, left, block, out, stride);
  }
}

template <class Isa, int kBlocks, bool kGelu>
[[gnu::always_inline]] inline void product_panel(const PackedMatrix& matrix, const ByteRows& rows, std::size_t count,
                                                 std::size_t block, float* out, std::size_t stride) {
  std::size_t row = 0;
  for (; row + Isa::kTileRows <= count; row += Isa::kTileRows)
    product_tile<Isa, Isa::kTileRows, kBlocks, kGelu>(matrix, rows, row, block, out, stride);
  last_rows<Isa, Isa::kTileRows - 1, kBlocks, kGelu>(matrix, rows, row, count - row, block, out, stride);
}

template <class Isa, bool kGelu>
void product(const PackedMatrix& matrix, const ByteRows& rows, std::size_t count, std::size_t first_block,
             std::size_t last_block, FloatRows out) {
  constexpr std::size_t kBlocks = Isa::kTileBlocks;
  std::size_t block = first_block;
  float* to = out.values;
  for (; block + kBlocks <= last_block; block += kBlocks, to += kBlocks * kLanes)
    product_panel<Isa, kBlocks, kGelu>(matrix, rows, count, block, to, out.stride);
  for (; block < last_block; ++block, to += kLanes)
    product_panel<Isa, 1, kGelu>(matrix, rows, count, block, to, out.stride);
}

template <class Isa>
void weight_sums(const std::int8_t* weights, std::size_t outputs, std::size_t inputs, std::int32_t* sums) {
  using Int = typename Isa::Int;
  const std::uint8_t one[4] = {1, 1, 1, 1};
  const Int ones = Isa::broadcast_bytes(one);
  for (std::size_t output = 0; output < outputs; output += kLanes) {
    Int sum[Isa::kParts] = {};
    for (std::size_t input = 0; input < inputs; input += 4, weights += 4 * kLanes)
      for (int p = 0; p < Isa::kParts; ++p)
        sum[p] = Isa::dot(sum[p], ones, Isa::load_bytes(weights + p * Isa::kWidth * 4));
    for (int p = 0; p < Isa::kParts; ++p)
      __builtin_memcpy(sums + output + static_cast<std::size_t>(p * Isa::kWidth), &sum[p], sizeof sum[p]);
  }
}

}  // namespace whowhom::kernels
