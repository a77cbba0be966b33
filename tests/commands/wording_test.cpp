#include "commands/wording.hpp"

#include <doctest/doctest.h>

#include "support/findings_builder.hpp"

namespace whowhom {

TEST_CASE("a quote is told on one line with its document and page") {
  FindingsBuilder build;
  Evidence evidence = build.contact("ada", "bela").evidence[0];
  evidence.quote = "Ada\n    told\tBela.";
  evidence.page = 7;
  CHECK(quoted(build.findings(), evidence) == "“Ada told Bela.” (Letters, page 7)");
}

TEST_CASE("control characters of a document do not reach the terminal") {
  FindingsBuilder build;
  Evidence evidence = build.contact("ada", "bela").evidence[0];
  evidence.quote = "Ada \x1b[31mtold";
  CHECK(quoted(build.findings(), evidence) == "“Ada ?[31mtold” (Letters)");
}

TEST_CASE("columns line up by letters and not by bytes") {
  CHECK(aligned({{"Åsa", "1 mention"}, {"Bela", "2 mentions"}}) == "Åsa   1 mention\nBela  2 mentions\n");
}

TEST_CASE("one is counted without an s") {
  CHECK(counted(1, "contact") == "1 contact");
  CHECK(counted(0, "contact") == "0 contacts");
}

}  // namespace whowhom
