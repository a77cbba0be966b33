// What the two paths with registers of 32 bytes share: AVX2, and AVX2 with VNNI.
#pragma once

#include <immintrin.h>

#include "extract/language/kernels/table.hpp"

namespace whowhom::kernels {
namespace {

struct Avx2Registers {
  static constexpr int kWidth = 8;
  static constexpr int kParts = 2;
  static constexpr int kDotRows = 4, kDotBlocks = 1, kValueRows = 2;
  using Float = Vector<kWidth>::Float;
  using Int = Vector<kWidth>::Int;

  static __m256i wide(Int x) { return __builtin_bit_cast(__m256i, x); }
  static Int narrow(__m256i x) { return __builtin_bit_cast(Int, x); }

  static Float least(Float a, Float b) { return _mm256_min_ps(a, b); }
  static Float greatest(Float a, Float b) { return _mm256_max_ps(a, b); }
  static float square_root(float x) { return _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(x))); }

  static Int load_bytes(const std::int8_t* from) {
    Int out;
    __builtin_memcpy(&out, from, sizeof out);
    return out;
  }
  static Int broadcast_bytes(const std::uint8_t* from) {
    std::int32_t four;
    __builtin_memcpy(&four, from, sizeof four);
    return narrow(_mm256_set1_epi32(four));
  }
  static void store_clamped(std::uint8_t* to, const Int (&steps)[8]) {
    for (int k = 0; k < 2; ++k) {
      const __m256i low = _mm256_packs_epi32(wide(steps[4 * k]), wide(steps[4 * k + 1]));
      const __m256i high = _mm256_packs_epi32(wide(steps[4 * k + 2]), wide(steps[4 * k + 3]));
      // Packing works in each half of a register: the groups of four bytes come out as 0 2 4 6 1 3 5 7.
      const __m256i bytes =
          _mm256_permutevar8x32_epi32(_mm256_packus_epi16(low, high), _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
      __builtin_memcpy(to + 32 * k, &bytes, sizeof bytes);
    }
  }
};

}  // namespace
}  // namespace whowhom::kernels
