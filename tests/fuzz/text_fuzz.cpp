#include "extract/read/text_reader.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_text(std::string_view bytes) { fuzz_reader(read_text, bytes, "note.txt"); }

}  // namespace whowhom
