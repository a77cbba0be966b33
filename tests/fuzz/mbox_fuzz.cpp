#include "extract/read/mbox.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_mbox(std::string_view bytes) { fuzz_reader(read_mbox, bytes, "box.mbox"); }

}  // namespace whowhom
