// Bytes that are no zip are taken for its main part: few mutations of a zip leave one.
#include "extract/read/xlsx.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"
#include "support/archive_of.hpp"

namespace whowhom {

void fuzz_xlsx(std::string_view bytes) {
  if (bytes.starts_with("PK")) return fuzz_reader(read_xlsx, bytes, "table.xlsx");
  fuzz_reader(
      read_xlsx,
      archive_of(
          {{"xl/workbook.xml",
            R"(<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>)"},
           {"xl/_rels/workbook.xml.rels",
            R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>)"},
           {"xl/sharedStrings.xml", "<sst><si><t>Ann</t></si></sst>"},
           {"xl/worksheets/sheet1.xml", std::string(bytes)}},
          {.options = "compression=store"}),
      "table.xlsx");
}

}  // namespace whowhom
