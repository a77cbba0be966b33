// AVX-VNNI: Intel's processors since 2021 that have no AVX-512. Four products at once into 32 bits.
#include "extract/language/kernels/avx2.hpp"

namespace whowhom::kernels {
namespace {

struct AvxVnni : Avx2Registers {
  static constexpr int kTileRows = 6, kTileBlocks = 1;

  static Int dot(Int sum, Int bytes, Int weights) {
    return narrow(_mm256_dpbusd_avx_epi32(wide(sum), wide(bytes), wide(weights)));
  }
};

}  // namespace

constinit const Kernels kAvxVnni = table_of<AvxVnni>();

}  // namespace whowhom::kernels
