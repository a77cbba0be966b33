// What libFuzzer calls, for the one target that the build names.
#include <cstddef>
#include <cstdint>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  whowhom::WHOWHOM_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
