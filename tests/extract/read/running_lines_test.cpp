#include "extract/read/running_lines.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace whowhom {
namespace {

using Lines = std::vector<std::string>;

// "release mark: B6" of each.
Lines found_in(const std::string& text) {
  Lines lines;
  for (const SetAside& part : find_running_lines(text))
    lines.push_back(part.reason + ": " + text.substr(part.span.start, part.span.size()));
  return lines;
}

}  // namespace

TEST_CASE("a stamp with a number at the ends of pages is furniture") {
  CHECK(
      found_in("  OPEN Harbour Board Case No. H-77\n\nAnn Lee wrote to Bo Hill.\n\n  OPEN Harbour Board Case No. H-77\n"
               "  OPEN Harbour Board Case No. H-77\n\nHe answered.\n") ==
      Lines(3, "page furniture: OPEN Harbour Board Case No. H-77"));
  CHECK(found_in("The harbour inquiry, page 1\n\nAnn Lee wrote.\n\nThe harbour inquiry, page 2\n\nHe answered.\n") ==
        Lines{"page furniture: The harbour inquiry, page 1", "page furniture: The harbour inquiry, page 2"});
}

TEST_CASE("a foot and the next page's head may stand right in a paragraph") {
  CHECK(
      found_in("OPEN Harbour Case No. 77\n\nAnn Lee\nOPEN Harbour Case No. 77\n  OPEN Harbour Case No. 77\nwrote.\n") ==
      Lines(3, "page furniture: OPEN Harbour Case No. 77"));
}

TEST_CASE("entries of a log, fields and turns that come back are text") {
  CHECK(found_in("Called Bo Hill at 9:15\n\nNo answer.\n\nCalled Bo Hill at 9:45\n\nNo answer.\n").empty());
  CHECK(found_in("Date: 4 May 2018 in Holm\n\nHello.\n\nDate: 4 May 2018 in Holm\n\nBye.\n").empty());
  CHECK(found_in("Ann M Lee 10:02 AM\n\nHello.\n\nAnn M Lee 10:02 AM\n\nBye.\n").empty());
  CHECK(found_in("Ann Lee @al · 4h\n\nHello.\n\nAnn Lee @al · 4h\n\nBye.\n").empty());
  CHECK(found_in("He paid 40 for it\nand Bo Hill knew.\nHe paid 40 for it\nand told her.\nThe end.\n").empty());
}

TEST_CASE("codes of exemptions at the margin are marks where a stamp says that the text was released") {
  CHECK(found_in("            RELEASE IN PART\n            B6\n\nFrom: Hill, Bo            B7(C)\nTo: Ann Lee\n\n"
                 "I saw       1.4(B), B1\n     (b)(7)(C)\nVitamin B6 helps.\n") ==
        Lines{"release mark: RELEASE IN PART", "release mark: B6", "release mark: B7(C)", "release mark: 1.4(B), B1",
              "release mark: (b)(7)(C)"});
  CHECK(found_in("From: Hill, Bo            B7(C)\nTo: Ann Lee\n\nI saw       B1\n").empty());
}

}  // namespace whowhom
