// Sixteen float lanes on registers of 4, 8 or 16 floats. Sums over lanes fold 16 → 8 → 4 → 2 → 1 whatever the width,
// so they round alike on every processor.
// `Isa` is a type of the unnamed namespace of one source file: what is made from these templates stays in that file,
// and the linker cannot take code for a newer processor into an older path.
#pragma once

#include <cstddef>
#include <cstdint>

#include "extract/language/kernels/kernels.hpp"

namespace whowhom::kernels {

template <int kWidth>
struct Vector {
  typedef float Float __attribute__((vector_size(kWidth * 4)));
  typedef std::int32_t Int __attribute__((vector_size(kWidth * 4)));
};

template <class Isa>
struct Lanes {
  typename Isa::Float part[Isa::kParts];
};

template <class Isa>
struct IntLanes {
  typename Isa::Int part[Isa::kParts];
};

template <class Isa>
[[gnu::always_inline]] inline Lanes<Isa> load(const float* from) {
  Lanes<Isa> out;
  for (int p = 0; p < Isa::kParts; ++p) __builtin_memcpy(&out.part[p], from + p * Isa::kWidth, sizeof out.part[p]);
  return out;
}

template <class Isa>
[[gnu::always_inline]] inline void store(float* to, const Lanes<Isa>& lanes) {
  for (int p = 0; p < Isa::kParts; ++p) __builtin_memcpy(to + p * Isa::kWidth, &lanes.part[p], sizeof lanes.part[p]);
}

template <class Isa>
[[gnu::always_inline]] inline Lanes<Isa> splat(float value) {
  Lanes<Isa> out;
  for (int p = 0; p < Isa::kParts; ++p) out.part[p] = value - typename Isa::Float{};
  return out;
}

template <class Isa>
[[gnu::always_inline]] inline Lanes<Isa> operator+(Lanes<Isa> a, const Lanes<Isa>& b) {
  for (int p = 0; p < Isa::kParts; ++p) a.part[p] += b.part[p];
  return a;
}

template <class Isa>
[[gnu::always_inline]] inline Lanes<Isa> operator-(Lanes<Isa> a, const Lanes<Isa>& b) {
  for (int p = 0; p < Isa::kParts; ++p) a.part[p] -= b.part[p];
  return a;
}

template <class Isa>
[[gnu::always_inline]] inline Lanes<Isa> operator*(Lanes<Isa> a, const Lanes<Isa>& b) {
  for (int p = 0; p < Isa::kParts; ++p) a.part[p] *= b.part[p];
  return a;
}

/// a < b ? a : b in each lane.
template <class Isa>
[[gnu::always_inline]] inline Lanes<Isa> least(Lanes<Isa> a, const Lanes<Isa>& b) {
  for (int p = 0; p < Isa::kParts; ++p) a.part[p] = Isa::least(a.part[p], b.part[p]);
  return a;
}

/// a > b ? a : b in each lane.
template <class Isa>
[[gnu::always_inline]] inline Lanes<Isa> greatest(Lanes<Isa> a, const Lanes<Isa>& b) {
  for (int p = 0; p < Isa::kParts; ++p) a.part[p] = Isa::greatest(a.part[p], b.part[p]);
  return a;
}

template <class Isa>
[[gnu::always_inline]] inline IntLanes<Isa> bits(const Lanes<Isa>& lanes) {
  IntLanes<Isa> out;
  for (int p = 0; p < Isa::kParts; ++p) out.part[p] = __builtin_bit_cast(typename Isa::Int, lanes.part[p]);
  return out;
}

template <class Isa>
[[gnu::always_inline]] inline Lanes<Isa> of_bits(const IntLanes<Isa>& lanes) {
  Lanes<Isa> out;
  for (int p = 0; p < Isa::kParts; ++p) out.part[p] = __builtin_bit_cast(typename Isa::Float, lanes.part[p]);
  return out;
}

// Adding 1.5·2^23 leaves the nearest integer (ties to even) in the low bits: the same rounding with no conversion that
// an instruction set may lack. Holds for |x| < 2^22.
constexpr float kRounder = 12582912.0F;
constexpr std::int32_t kRounderBits = 0x4B400000;

enum class Fold { sum, least, greatest };

template <class Isa, Fold kFold, class V>
[[gnu::always_inline]] inline V folded(V a, V b) {
  if constexpr (kFold == Fold::sum) return a + b;
  if constexpr (kFold == Fold::least) return a < b ? a : b;
  if constexpr (kFold == Fold::greatest) return a > b ? a : b;
}

/// All lanes in one value, in the one order.
template <class Isa, Fold kFold>
[[gnu::always_inline]] inline float fold(const Lanes<Isa>& lanes) {
  using Four = Vector<4>::Float;
  using Eight = Vector<8>::Float;
  Four four;
  if constexpr (Isa::kWidth == 16) {
    const auto& v = lanes.part[0];
    const Eight eight = folded<Isa, kFold>(Eight(__builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7)),
                                           Eight(__builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15)));
    four = folded<Isa, kFold>(Four(__builtin_shufflevector(eight, eight, 0, 1, 2, 3)),
                              Four(__builtin_shufflevector(eight, eight, 4, 5, 6, 7)));
  } else if constexpr (Isa::kWidth == 8) {
    const Eight eight = folded<Isa, kFold>(lanes.part[0], lanes.part[1]);
    four = folded<Isa, kFold>(Four(__builtin_shufflevector(eight, eight, 0, 1, 2, 3)),
                              Four(__builtin_shufflevector(eight, eight, 4, 5, 6, 7)));
  } else {
    four = folded<Isa, kFold>(folded<Isa, kFold>(lanes.part[0], lanes.part[2]),
                              folded<Isa, kFold>(lanes.part[1], lanes.part[3]));
  }
  return folded<Isa, kFold>(folded<Isa, kFold>(four[0], four[2]), folded<Isa, kFold>(four[1], four[3]));
}

}  // namespace whowhom::kernels
