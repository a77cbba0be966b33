// Which of the paths this build and this processor have.
#include "extract/language/kernels/kernels.hpp"

#include <cassert>

#include "extract/language/kernels/table.hpp"

namespace whowhom {
namespace {

struct Path {
  InstructionSet set;
  const Kernels* kernels;
  bool (*available)();
};

// From the slowest to the fastest. The compiler's check knows of the operating system's part, too.
constexpr Path kPaths[] = {
    {InstructionSet::portable, &kernels::kPortable, [] { return true; }},
#if defined(__x86_64__)
    {InstructionSet::sse41, &kernels::kSse41, [] { return __builtin_cpu_supports("sse4.1") != 0; }},
    {InstructionSet::avx2, &kernels::kAvx2, [] { return __builtin_cpu_supports("avx2") != 0; }},
    {InstructionSet::avx_vnni, &kernels::kAvxVnni,
     [] { return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("avxvnni") != 0; }},
    {InstructionSet::avx512_vnni, &kernels::kAvx512Vnni,
     [] {
       return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
              __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vnni") != 0;
     }},
#endif
};

const Path& path_of(InstructionSet set) {
  for (const Path& path : kPaths)
    if (path.set == set && path.available()) return path;
  assert(!"an instruction set that is not available");
  return kPaths[0];
}

}  // namespace

std::string_view name_of(InstructionSet set) {
  switch (set) {
    case InstructionSet::portable:
      return "portable";
    case InstructionSet::sse41:
      return "sse4.1";
    case InstructionSet::avx2:
      return "avx2";
    case InstructionSet::avx_vnni:
      return "avx-vnni";
    case InstructionSet::avx512_vnni:
      return "avx512-vnni";
  }
  return {};
}

std::vector<InstructionSet> available_instruction_sets() {
  std::vector<InstructionSet> sets;
  for (const Path& path : kPaths)
    if (path.available()) sets.push_back(path.set);
  return sets;
}

InstructionSet best_instruction_set() { return available_instruction_sets().back(); }

const Kernels& kernels_of(InstructionSet set) { return *path_of(set).kernels; }

}  // namespace whowhom
