#include "commands/wording.hpp"

#include <doctest/doctest.h>

#include "support/findings_builder.hpp"

namespace whowhom {

TEST_CASE("a tie's time is told as exactly as it is known") {
  CHECK(term_words({}).empty());
  CHECK(term_words({"2016", {}, Tenure::unstated}) == "since 2016");
  CHECK(term_words({{}, "2018-05", Tenure::former}) == "until 2018-05");
  CHECK(term_words({"2016", "2018-05", Tenure::former}) == "2016 to 2018-05");
}

TEST_CASE("a role that is over says so") {
  Relation tie;
  tie.role = "Director";
  CHECK(tenured_role(tie) == "Director");
  tie.term.tenure = Tenure::former;
  CHECK(tenured_role(tie) == "former Director");
  tie.term.tenure = Tenure::then;
  CHECK(tenured_role(tie) == "then Director");
  tie.role.clear();
  CHECK(tenured_role(tie).empty());
}

TEST_CASE("a quote is told on one line with its document and page") {
  FindingsBuilder build;
  Evidence evidence = build.contact("ada", "bela").evidence[0];
  evidence.quote = "Ada\n    told\tBela.";
  evidence.page = 7;
  CHECK(Names(build.findings()).quoted(evidence) == "“Ada told Bela.” (Letters, page 7)");
}

TEST_CASE("control characters of a document do not reach the terminal") {
  FindingsBuilder build;
  Evidence evidence = build.contact("ada", "bela").evidence[0];
  evidence.quote = "Ada \x1b[31mtold";
  CHECK(Names(build.findings()).quoted(evidence) == "“Ada ?[31mtold” (Letters)");
}

TEST_CASE("columns line up by letters and not by bytes") {
  CHECK(aligned({{"Åsa", "1 mention"}, {"Bela", "2 mentions"}}) == "Åsa   1 mention\nBela  2 mentions\n");
}

TEST_CASE("one is counted without an s") {
  CHECK(counted(1, "contact") == "1 contact");
  CHECK(counted(0, "contact") == "0 contacts");
}

}  // namespace whowhom
