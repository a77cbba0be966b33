// What counts as left of an encoding, and what may be a formula's.
#include "extract/read/transfer_marks.hpp"

#include <string>

#include <doctest/doctest.h>

namespace whowhom {
namespace {

/// The text with "_" for each byte of a mark.
std::string marked(std::string text) {
  for (const Span& span : transfer_marks(text)) text.replace(span.start, span.size(), std::string(span.size(), '_'));
  return text;
}

}  // namespace

TEST_CASE("coded blanks and tabs are marks, and so is a line's end that the encoder put in") {
  CHECK(marked("From:=09Ann Lee=20\nTo: =09Bo Hill =20\r\nThe bri=\ndge=09is open.\n") ==
        "From:___Ann Lee___\nTo: ___Bo Hill ___\r\nThe bri__dge___is open.\n");
}

TEST_CASE("an equals sign that is not the encoder's stays") {
  CHECK(marked("one=20\ntwo=20\nx =201, y == 3, z ==\nq=2\n") == "one___\ntwo___\nx =201, y == 3, z ==\nq=2\n");
}

TEST_CASE("a text with hardly any such sign has none") {
  CHECK(transfer_marks("See page?id=09 and x=20\nand y=\n4.\n").empty());
  CHECK(transfer_marks("").empty());
}

}  // namespace whowhom
