#include "extract/read/archive.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_archive(std::string_view bytes) { fuzz_reader(read_archive, bytes, "files.zip"); }

}  // namespace whowhom
