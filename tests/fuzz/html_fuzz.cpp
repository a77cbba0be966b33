#include "extract/read/html.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_html(std::string_view bytes) { fuzz_reader(read_html, bytes, "page.html"); }

}  // namespace whowhom
