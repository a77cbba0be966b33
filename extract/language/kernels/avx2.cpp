// AVX2: Intel since 2013, AMD since 2015. Pairs of products in 16 bits, which 7-bit weights cannot fill.
#include "extract/language/kernels/avx2.hpp"

namespace whowhom::kernels {
namespace {

struct Avx2 : Avx2Registers {
  static constexpr int kTileRows = 4, kTileBlocks = 1;

  static Int dot(Int sum, Int bytes, Int weights) {
    const __m256i pairs = _mm256_maddubs_epi16(wide(bytes), wide(weights));
    return narrow(_mm256_add_epi32(wide(sum), _mm256_madd_epi16(pairs, _mm256_set1_epi16(1))));
  }
};

}  // namespace

constinit const Kernels kAvx2 = table_of<Avx2>();

}  // namespace whowhom::kernels
