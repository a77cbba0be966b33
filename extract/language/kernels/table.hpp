// The table of functions of one instruction set, and where each source file hands over its own.
#pragma once

#include "extract/language/kernels/attention.hpp"
#include "extract/language/kernels/product.hpp"
#include "extract/language/kernels/rows.hpp"

namespace whowhom::kernels {

template <class Isa>
constexpr Kernels table_of() {
  return {product<Isa, false>,    product<Isa, true>, weight_sums<Isa>, quantise<Isa>,
          add_norm_quantise<Isa>, attend<Isa>,        dot_products<Isa>};
}

extern const Kernels kPortable;
extern const Kernels kSse41;
extern const Kernels kAvx2;
extern const Kernels kAvxVnni;
extern const Kernels kAvx512Vnni;

}  // namespace whowhom::kernels
