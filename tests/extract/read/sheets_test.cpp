#include <doctest/doctest.h>

#include <string>

#include "extract/read/lines.hpp"
#include "extract/read/read_document.hpp"
#include "extract/read/xlsx.hpp"
#include "graph/error.hpp"
#include "support/archive_of.hpp"

namespace whowhom {
namespace {

const std::string kBook = R"(<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Calls" sheetId="1" r:id="rId1"/>)"
                          R"(<sheet name="Old" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>)";
const std::string kRelations = R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet2.xml"/>)"
                               R"(<Relationship Id="rId2" Target="/xl/worksheets/sheet1.xml"/></Relationships>)";

ReadResult workbook(const std::string& first, const std::string& second = "<worksheet/>") {
  return read_bytes(
      archive_of(
          {{"[Content_Types].xml", "<Types/>"},
           {"xl/workbook.xml", kBook},
           {"xl/_rels/workbook.xml.rels", kRelations},
           {"xl/sharedStrings.xml",
            "<sst><si><t>Ann Lee</t></si><si><r><t>Bo </t></r><r><t>Ek</t></r><rPh><t>x</t></rPh></si></sst>"},
           {"xl/styles.xml",
            R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="d\.m\.yy hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>)"},
           {"xl/worksheets/sheet2.xml", first},
           {"xl/worksheets/sheet1.xml", second}}),
      "book.xlsx");
}

ReadResult opendocument(const std::string& rows) {
  return read_bytes(archive_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                                {"content.xml", R"(<d xmlns:table="t" xmlns:office="o" xmlns:text="x"><table:table )"
                                                R"(table:name="Calls">)" +
                                                    rows + "</table:table></d>"}},
                               {.options = "zip:compression=store"}),
                    "book.ods");
}

std::size_t count(const ReadResult& result, const std::string& part) {
  std::size_t found = 0;
  for (const Diagnostic& diagnostic : result.diagnostics) found += diagnostic.message.find(part) != std::string::npos;
  return found;
}

}  // namespace

TEST_CASE("rows of a workbook's sheets are lines with the values of their cells") {
  const ReadResult result =
      workbook(R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>)"
               R"(<row r="4" hidden="1"><c r="A4" s="1"><v>44320</v></c><c r="B4" s="2"><v>44320.5</v></c>)"
               R"(<c r="C4"><f>1+1</f><v>2</v></c><c r="D4" t="inlineStr"><is><t>He left.</t></is></c>)"
               R"(<c r="E4" t="b"><v>1</v></c></row></sheetData></worksheet>)",
               R"(<worksheet><sheetData><row><c t="str"><v>x</v></c></row></sheetData></worksheet>)");
  REQUIRE(result.documents.size() == 1);
  const Document& document = result.documents[0];
  CHECK(document.media_type == MediaType::xlsx);
  CHECK(document.text == "Calls\n\nAnn Lee\t\tBo Ek\n2021-05-04\t2021-05-04 12:00\t2\tHe left.\tTRUE\n\nOld\n\nx\n");
  REQUIRE(document.places.size() == 3);
  CHECK(document.places[1].what == "sheet Calls, row 4");
  CHECK(document.places[2].what == "sheet Old, row 1");
  CHECK(count(result, "sheet Old is hidden") == 1);
  CHECK(count(result, "1 hidden row") == 1);
}

TEST_CASE("numbers are days where their format says so") {
  CHECK(sheet_date(1, false) == "1900-01-01");
  CHECK(sheet_date(61, false) == "1900-03-01");
  CHECK(sheet_date(44320.75, false) == "2021-05-04 18:00");
  CHECK(sheet_date(42858, true) == "2021-05-04");
  CHECK(sheet_date(0.5, false) == "12:00");
  CHECK(sheet_date(-1, false).empty());
  CHECK(is_date_format("yyyy-mm-dd"));
  CHECK(is_date_format("[$-409]d\\-mmm;@"));
  CHECK(is_date_format("mm:ss.0"));
  CHECK_FALSE(is_date_format("[h]:mm:ss"));
  CHECK_FALSE(is_date_format("#,##0.00 \"days\""));
  CHECK_FALSE(is_date_format("General"));
}

TEST_CASE("a cell far out and a broken sheet do no harm") {
  const ReadResult result =
      workbook(R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="XFD1"><v>9</v></c>)"
               R"(<c r="B1" t="s"><v>77</v></c></row><row r="2"><c r="A2"><v>5</v></c></row><row)");
  CHECK(result.documents.at(0).text == "Calls\n\nAnn Lee\n5\n\nOld\n\n");
  CHECK(count(result, "is damaged") == 1);
}

TEST_CASE("rows of an OpenDocument sheet are lines, repeated cells are repeated and remarks left out") {
  const ReadResult result = opendocument(
      R"(<table:table-row><table:table-cell><text:p>Ann<text:s/>Lee</text:p></table:table-cell>)"
      R"(<table:table-cell table:number-columns-repeated="2"><office:annotation><text:p>no</text:p></office:annotation>)"
      R"(<text:p>a</text:p><text:p>b</text:p></table:table-cell><table:table-cell )"
      R"(table:number-columns-repeated="16000"/></table:table-row><table:table-row )"
      R"(table:number-rows-repeated="1000"><table:table-cell/></table:table-row><table:table-row><table:table-cell )"
      R"(office:value-type="date" office:date-value="2021-05-04T17:30:00"><text:p>May 4</text:p></table:table-cell>)"
      R"(</table:table-row>)");
  const Document& document = result.documents.at(0);
  CHECK(document.media_type == MediaType::ods);
  CHECK(document.text == "Calls\n\nAnn Lee\ta\nb\ta\nb\n2021-05-04 17:30\n");
  REQUIRE(document.places.size() == 2);
  CHECK(document.places[1].what == "sheet Calls, row 1002");
}

}  // namespace whowhom
