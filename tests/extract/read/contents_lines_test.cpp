#include "extract/read/contents_lines.hpp"

#include <doctest/doctest.h>

namespace whowhom {
namespace {

// The lines of each part, with "|" for their ends.
std::string found(const std::string& text, std::size_t pages = 0) {
  std::string out;
  for (const Span span : contents_lines(text, pages)) out += text.substr(span.start, span.size()) + "|";
  return out;
}

}  // namespace

TEST_CASE("entries with dots that lead to a page are a table, with the lines that begin them") {
  CHECK(found("Words.\n\nThe Board meets . . . . . 4\nAnn Lee tells Bo Ek\nof the flood ....... 12\n\nNotes……… "
              "xii\n\nEnd.") ==
        "The Board meets . . . . . 4|Ann Lee tells Bo Ek\nof the flood ....... 12|Notes……… xii|");
}

TEST_CASE("a line or two with dots are no table, and dots without a page are none") {
  CHECK(found("Name ........ 3\nAge ........ 40\n").empty());
  CHECK(found("He left ...\nShe said .... no\nAt 3.45\nv. 4\n").empty());
  CHECK(found("A .... 1\nB .... 2\nC . . . . . . . 3 D. Next\nProse.\n") ==
        "A .... 1|B .... 2|C . . . . . . . 3 D. Next|");
  CHECK(found("A .... 1\nB .... 2\n" + std::string(40, '\n') + "C .... 3\n").empty());
}

TEST_CASE("the rows of a form lead to no pages") {
  const std::string rows = "Wages ........ 71\nTips ........ 72\nInterest ........ 73\n";
  CHECK(found(rows, 2).empty());
  CHECK(found(rows, 90).size() == rows.size());
}

TEST_CASE("what begins an entry does not reach beyond an empty line or four lines") {
  CHECK(found("Prose.\n\nA\nB .... 1\nC .... 2\nD .... 3\n").starts_with("A\nB .... 1|"));
  CHECK(found("1\n2\n3\n4\n5\nB .... 1\nC .... 2\nD .... 3\n").starts_with("3\n4\n5\nB .... 1|"));
}

}  // namespace whowhom
