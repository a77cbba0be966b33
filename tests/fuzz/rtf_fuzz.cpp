#include "extract/read/rtf.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_rtf(std::string_view bytes) { fuzz_reader(read_rtf, bytes, "note.rtf"); }

}  // namespace whowhom
