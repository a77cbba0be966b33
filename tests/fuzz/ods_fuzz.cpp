// Bytes that are no zip are taken for its main part: few mutations of a zip leave one.
#include "extract/read/ods.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"
#include "support/archive_of.hpp"

namespace whowhom {

void fuzz_ods(std::string_view bytes) {
  if (bytes.starts_with("PK")) return fuzz_reader(read_ods, bytes, "table.ods");
  fuzz_reader(
      read_ods,
      archive_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", std::string(bytes)}},
                 {.options = "compression=store"}),
      "table.ods");
}

}  // namespace whowhom
