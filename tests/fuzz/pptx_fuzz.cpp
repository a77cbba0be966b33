// Bytes that are no zip are taken for its main part: few mutations of a zip leave one.
#include "extract/read/pptx.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"
#include "support/archive_of.hpp"

namespace whowhom {

void fuzz_pptx(std::string_view bytes) {
  if (bytes.starts_with("PK")) return fuzz_reader(read_pptx, bytes, "talk.pptx");
  fuzz_reader(
      read_pptx,
      archive_of(
          {{"ppt/presentation.xml",
            R"(<p:presentation xmlns:p="p" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>)"},
           {"ppt/_rels/presentation.xml.rels",
            R"(<Relationships><Relationship Id="r1" Target="slides/slide1.xml"/></Relationships>)"},
           {"ppt/slides/slide1.xml", std::string(bytes)}},
          {.options = "compression=store"}),
      "talk.pptx");
}

}  // namespace whowhom
