// Bytes that are no zip are taken for its main part: few mutations of a zip leave one.
#include "extract/read/epub.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"
#include "support/archive_of.hpp"

namespace whowhom {

void fuzz_epub(std::string_view bytes) {
  if (bytes.starts_with("PK")) return fuzz_reader(read_epub, bytes, "book.epub");
  fuzz_reader(
      read_epub,
      archive_of(
          {{"META-INF/container.xml", R"(<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>)"},
           {"p.opf",
            R"(<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>)"},
           {"c.xhtml", std::string(bytes)}},
          {.options = "compression=store"}),
      "book.epub");
}

}  // namespace whowhom
