// SSE4.1 (with SSSE3): every x86 processor since 2008. Pairs of products in 16 bits, which 7-bit weights cannot fill.
#include <smmintrin.h>

#include "extract/language/kernels/table.hpp"

namespace whowhom::kernels {
namespace {

struct Sse41 {
  static constexpr int kWidth = 4;
  static constexpr int kParts = 4;
  static constexpr int kTileRows = 3, kTileBlocks = 1;
  static constexpr int kDotRows = 2, kDotBlocks = 1, kValueRows = 1;
  using Float = Vector<kWidth>::Float;
  using Int = Vector<kWidth>::Int;

  static __m128i wide(Int x) { return __builtin_bit_cast(__m128i, x); }
  static Int narrow(__m128i x) { return __builtin_bit_cast(Int, x); }

  static Float least(Float a, Float b) { return _mm_min_ps(a, b); }
  static Float greatest(Float a, Float b) { return _mm_max_ps(a, b); }
  static float square_root(float x) { return _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(x))); }

  static Int load_bytes(const std::int8_t* from) {
    Int out;
    __builtin_memcpy(&out, from, sizeof out);
    return out;
  }
  static Int broadcast_bytes(const std::uint8_t* from) {
    std::int32_t four;
    __builtin_memcpy(&four, from, sizeof four);
    return narrow(_mm_set1_epi32(four));
  }
  static Int dot(Int sum, Int bytes, Int weights) {
    const __m128i pairs = _mm_maddubs_epi16(wide(bytes), wide(weights));
    return narrow(_mm_add_epi32(wide(sum), _mm_madd_epi16(pairs, _mm_set1_epi16(1))));
  }
  static void store_clamped(std::uint8_t* to, const Int (&steps)[16]) {
    for (int k = 0; k < 4; ++k) {
      const __m128i low = _mm_packs_epi32(wide(steps[4 * k]), wide(steps[4 * k + 1]));
      const __m128i high = _mm_packs_epi32(wide(steps[4 * k + 2]), wide(steps[4 * k + 3]));
      const __m128i bytes = _mm_packus_epi16(low, high);
      __builtin_memcpy(to + 16 * k, &bytes, sizeof bytes);
    }
  }
};

}  // namespace

constinit const Kernels kSse41 = table_of<Sse41>();

}  // namespace whowhom::kernels
