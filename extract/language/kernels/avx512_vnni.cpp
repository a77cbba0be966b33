// AVX-512 with VNNI: Intel's servers since 2019, AMD since Zen 4. Four products at once into 32 bits, 64 bytes wide.
#include <immintrin.h>

#include "extract/language/kernels/table.hpp"

namespace whowhom::kernels {
namespace {

struct Avx512Vnni {
  static constexpr int kWidth = 16;
  static constexpr int kParts = 1;
  static constexpr int kTileRows = 6, kTileBlocks = 4;
  static constexpr int kDotRows = 4, kDotBlocks = 2, kValueRows = 4;
  using Float = Vector<kWidth>::Float;
  using Int = Vector<kWidth>::Int;

  static __m512i wide(Int x) { return __builtin_bit_cast(__m512i, x); }
  static Int narrow(__m512i x) { return __builtin_bit_cast(Int, x); }

  static Float least(Float a, Float b) { return _mm512_min_ps(a, b); }
  static Float greatest(Float a, Float b) { return _mm512_max_ps(a, b); }
  static float square_root(float x) { return _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(x))); }

  static Int load_bytes(const std::int8_t* from) {
    Int out;
    __builtin_memcpy(&out, from, sizeof out);
    return out;
  }
  static Int broadcast_bytes(const std::uint8_t* from) {
    std::int32_t four;
    __builtin_memcpy(&four, from, sizeof four);
    return narrow(_mm512_set1_epi32(four));
  }
  static Int dot(Int sum, Int bytes, Int weights) {
    return narrow(_mm512_dpbusd_epi32(wide(sum), wide(bytes), wide(weights)));
  }
  static void store_clamped(std::uint8_t* to, const Int (&steps)[4]) {
    for (int k = 0; k < 4; ++k) {
      const __m512i clamped = _mm512_max_epi32(wide(steps[k]), _mm512_setzero_si512());
      const __m128i bytes = _mm512_cvtusepi32_epi8(clamped);
      __builtin_memcpy(to + 16 * k, &bytes, sizeof bytes);
    }
  }
};

}  // namespace

constinit const Kernels kAvx512Vnni = table_of<Avx512Vnni>();

}  // namespace whowhom::kernels
