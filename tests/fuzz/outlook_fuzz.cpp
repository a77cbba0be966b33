#include "extract/read/outlook_message.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_outlook(std::string_view bytes) { fuzz_reader(read_outlook_message, bytes, "note.msg"); }

}  // namespace whowhom
