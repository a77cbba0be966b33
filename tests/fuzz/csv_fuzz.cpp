#include "extract/read/csv.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_csv(std::string_view bytes) { fuzz_reader(read_csv, bytes, "table.csv"); }

}  // namespace whowhom
