#include "extract/read/csv.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/language/blocks.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/read_document.hpp"

namespace whowhom {
namespace {

Document table_of(const std::string& bytes, const std::string& path = "list.csv") {
  return read_one_document(bytes, path);
}

std::vector<std::string> blocks_in(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : blocks_of(document)) out.emplace_back(slice(document.text, block.span));
  return out;
}

}  // namespace

TEST_CASE("rows are lines, cells are parted by tabs and are blocks of their own") {
  const Document document = table_of("Name,Note\r\nAnn Lee,\"left, then\r\nwrote \"\"yes\"\"\"\r\n,\r\nBo Ek,4\r\n");
  CHECK(document.text == "Name\tNote\nAnn Lee\tleft, then\nwrote \"yes\"\nBo Ek\t4\n");
  CHECK(document.media_type == MediaType::csv);
  CHECK(blocks_in(document) ==
        std::vector<std::string>{"Name", "Note", "Ann Lee", "left, then\nwrote \"yes\"", "Bo Ek", "4"});
  REQUIRE(document.places.size() == 3);
  CHECK(document.places[2].what == "row 4");
  CHECK(slice(document.text, document.places[2].span) == "Bo Ek\t4");
  CHECK(document.places[2].bytes == Span{51, 58});
}

TEST_CASE("the separator is the one that makes a table") {
  CHECK(table_of("a;b\n1,5;2,5\n3,5;4,5\n").text == "a\tb\n1,5\t2,5\n3,5\t4,5\n");
  CHECK(table_of("a\tb\n1\tx, y\n", "list.tsv").text == "a\tb\n1\tx, y\n");
  CHECK(table_of("a|b|c\n1|2|3\n").text == "a\tb\tc\n1\t2\t3\n");
  CHECK(table_of("sep=;\r\na;b,c\r\n1;2\r\n").text == "a\tb,c\n1\t2\n");
}

TEST_CASE("what no separator makes a table of is plain text") {
  const std::string words = "Ann told Bo, and Bo left.\nNobody else knew.\nThat was all.\n";
  const Document document = table_of(words);
  CHECK(document.text == words);
  CHECK(document.places.empty());
}

TEST_CASE("a quotation mark that nothing closes is a mark, and one in a cell too") {
  CHECK(table_of("a,b\n\"x,y\nz,w\n").text == "a\tb\n\"x\ty\nz\tw\n");
  CHECK(table_of("a,b\nx 5\" pipe,y\n").text == "a\tb\nx 5\" pipe\ty\n");
}

TEST_CASE("a table in UTF-16, as Excel saves it, is one") {
  std::string bytes = "\xFF\xFE";
  for (const char letter : std::string("a\tb\r\nZo\xEB\tc\r\n")) {
    bytes += letter;
    bytes += '\0';
  }
  const Document document = table_of(bytes);
  CHECK(document.text == "a\tb\nZoë\tc\n");
  CHECK_FALSE(document.places[1].bytes.has_value());
}

}  // namespace whowhom
