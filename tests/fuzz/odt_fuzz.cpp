// Bytes that are no zip are taken for its main part: few mutations of a zip leave one.
#include "extract/read/odt.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"
#include "support/archive_of.hpp"

namespace whowhom {

void fuzz_odt(std::string_view bytes) {
  if (bytes.starts_with("PK")) return fuzz_reader(read_opendocument, bytes, "note.odt");
  fuzz_reader(read_opendocument,
              archive_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", std::string(bytes)}},
                         {.options = "compression=store"}),
              "note.odt");
}

}  // namespace whowhom
