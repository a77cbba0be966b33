#include <doctest/doctest.h>

#include "support/parties_of.hpp"

namespace whowhom {

using Ties = std::vector<std::string>;

TEST_CASE("an organization, a title and a name side by side are a tie, abbreviations written out") {
  CHECK(Parties("DHS Sec. Okoye left.").ties() == Ties{"Okoye > DHS [Secretary]"});
  CHECK(Parties("White House Chief of Staff Ann Lee left.").ties() == Ties{"Ann Lee > White House [Chief of Staff]"});
  CHECK(Parties("Zorbex Canal spokesman Bo Chan left.").ties() == Ties{"Bo Chan > Zorbex Canal [spokesman]"});
}

TEST_CASE("an office behind the name is a tie where it names its organization") {
  CHECK(Parties("Ann Lee, director of the Canal Board, left.").ties() == Ties{"Ann Lee > Canal Board [director]"});
  CHECK(Parties("Baroness Holm, Minister of State, Department for Canals (DFC), advised.").ties() ==
        Ties{"Holm > Department for Canals [Minister of State]"});
  CHECK(Parties("Bo Chan, the FBI's Assistant Director, left.").ties() == Ties{"Bo Chan > FBI [Assistant Director]"});
  CHECK(Parties("Ann Lee, who served as legal adviser to the Canal Board, left.").ties() ==
        Ties{"Ann Lee > Canal Board [legal adviser]"});
}

TEST_CASE("an office in front of the name is a tie too") {
  CHECK(Parties("The director of the Canal Board, Ann Lee, left.").ties() == Ties{"Ann Lee > Canal Board [director]"});
}

TEST_CASE("a part that is named by its whole is part of it") {
  CHECK(Parties("The DOJ IG wrote.").ties() == Ties{"DOJ IG > DOJ part"});
  CHECK(Parties("The FBI's Ferry Crimes Section wrote.").ties() == Ties{"Ferry Crimes Section > FBI part"});
}

TEST_CASE("people and organizations that only meet in a sentence have no tie") {
  CHECK(Parties("Ann Lee told the FBI that the Canal Board had written to Bo Chan.").ties().empty());
  CHECK(Parties("Ann Lee, the FBI and the Canal Board met.").ties().empty());
  CHECK(Parties("The director left the Canal Board, and Ann Lee wrote to the FBI.").ties().empty());
}

TEST_CASE("a signature block ties its name to its organizations, with the office between them") {
  CHECK(
      Parties("The bridge is closed.\n\nRegards,\n\nAnn Lee\nDeputy Director\nHarbour Office\nCanal Board\n").ties() ==
      Ties{"Ann Lee > Harbour Office [Deputy Director]", "Ann Lee > Canal Board [Deputy Director]"});
  CHECK(Parties("The bridge is closed.\n\nAnn Lee\nDirector, Harbour Office\n").ties() ==
        Ties{"Ann Lee > Harbour Office [Director]"});
}

TEST_CASE("lines without an office between name and organization are no signature block") {
  CHECK(Parties("The bridge is closed.\n\nAnn Lee\n\nDeputy Director\nCanal Board\n").ties().empty());
  CHECK(Parties("To:\n\nAnn Lee\nBo Hill\nCanal Board\n").ties().empty());
}

TEST_CASE("the evidence of a tie is the sentence, with the two parties as anchors") {
  const Parties parties("Nothing. DHS Sec. Okoye left.");
  const auto ties = find_affiliations(parties.document, parties.analysis, parties.mentions, parties.resolution);
  REQUIRE(ties.size() == 1);
  CHECK(ties[0].evidence.quote == "DHS Sec. Okoye left.");
  CHECK(ties[0].evidence.span.start == 9);
  CHECK(ties[0].evidence.anchors == std::vector<Anchor>{{{9, 12}, AnchorRole::party}, {{13, 23}, AnchorRole::party}});
}

}  // namespace whowhom
