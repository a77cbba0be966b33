#include "extract/read/pdf_reader.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_pdf(std::string_view bytes) { fuzz_reader(read_pdf, bytes, "report.pdf"); }

}  // namespace whowhom
