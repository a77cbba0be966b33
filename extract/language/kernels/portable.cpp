// Plain C++ for processors without any of the others: the compiler makes of it what it can.
#include "extract/language/kernels/table.hpp"

namespace whowhom::kernels {
namespace {

struct Portable {
  static constexpr int kWidth = 4;
  static constexpr int kParts = 4;
  static constexpr int kTileRows = 2, kTileBlocks = 1;
  static constexpr int kDotRows = 2, kDotBlocks = 1, kValueRows = 1;
  using Float = Vector<kWidth>::Float;
  using Int = Vector<kWidth>::Int;
  typedef std::int16_t Short __attribute__((vector_size(16)));

  static Float least(Float a, Float b) { return a < b ? a : b; }
  static Float greatest(Float a, Float b) { return a > b ? a : b; }
  static float square_root(float x) { return __builtin_sqrtf(x); }

  static Int load_bytes(const std::int8_t* from) {
    Int out;
    __builtin_memcpy(&out, from, sizeof out);
    return out;
  }
  static Int broadcast_bytes(const std::uint8_t* from) {
    std::int32_t four;
    __builtin_memcpy(&four, from, sizeof four);
    return four - Int{};
  }
  // In pairs of 16 bits, as the x86 paths do: 7-bit weights keep even·even + odd·odd inside, and every processor with
  // vectors has a product of 16 bits.
  static Int dot(Int sum, Int bytes, Int weights) {
    const Short u = __builtin_bit_cast(Short, bytes), w = __builtin_bit_cast(Short, weights);
    const Short pairs = (u & 0xFF) * ((w << 8) >> 8) + ((u >> 8) & 0xFF) * (w >> 8);
    const Int halves = __builtin_bit_cast(Int, pairs);
    return sum + ((halves << 16) >> 16) + (halves >> 16);
  }
  static void store_clamped(std::uint8_t* to, const Int (&steps)[16]) {
    for (int k = 0; k < 64; ++k) {
      const std::int32_t step = steps[k / 4][k % 4];
      to[k] = static_cast<std::uint8_t>(step < 0 ? 0 : step > 255 ? 255 : step);
    }
  }
};

}  // namespace

constinit const Kernels kPortable = table_of<Portable>();

}  // namespace whowhom::kernels
