// Bytes that are no zip are taken for its main part: few mutations of a zip leave one.
#include "extract/read/docx.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"
#include "support/archive_of.hpp"

namespace whowhom {

void fuzz_docx(std::string_view bytes) {
  if (bytes.starts_with("PK")) return fuzz_reader(read_docx, bytes, "note.docx");
  fuzz_reader(read_docx, archive_of({{"word/document.xml", std::string(bytes)}}, {.options = "compression=store"}),
              "note.docx");
}

}  // namespace whowhom
