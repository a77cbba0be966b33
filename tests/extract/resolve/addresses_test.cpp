#include "extract/resolve/addresses.hpp"

#include <doctest/doctest.h>

#include "support/parties_of.hpp"

namespace whowhom {
namespace {

using Names = std::vector<std::string>;

PersonName ann_b_lee() {
  PersonName name;
  name.given = "ann";
  name.surname = "lee";
  name.initials = "ab";
  return name;
}

const char* const kHeader = "From: Ann Lee\nSent: Monday\nTo: Hill, Bo; Dahl, Michael; Dahl, Pia\nSubject: x\n\n";

}  // namespace

TEST_CASE("an address can be made of a name in the ways that mail systems have") {
  for (const char* address : {"ann.lee@x.org", "ann_lee@x.org", "ann.b.lee@x.org", "lee.ann@x.org", "a.lee@x.org",
                              "alee@x.org", "ablee@x.org", "leeab@x.org", "leea@x.org", "annlee@x.org", "b..lee@x.org",
                              "ANN.LEE@x.org", "alee2@x.org", "lee-a@x.org"})
    CHECK_MESSAGE(may_own(ann_b_lee(), address), address);
  for (const char* address : {"lee@x.org", "bo.lee@x.org", "c.lee@x.org", "ann@x.org", "ann.leeds@x.org",
                              "kleeman@x.org", "@annlee", "staff@x.org", "sharon.lee@x.org"})
    CHECK_FALSE_MESSAGE(may_own(ann_b_lee(), address), address);
}

TEST_CASE("a short form in an address is the full name") {
  PersonName name = ann_b_lee();
  name.given = "michael";
  name.initials = "mb";
  CHECK(may_own(name, "mike.lee@x.org"));
}

TEST_CASE("an address says a name where its first part is a first name") {
  CHECK(local_name("ann.lee@x.org")->surname == "lee");
  CHECK(local_name("ann.b.lee@x.org")->given == "ann");
  CHECK_FALSE(local_name("alee@x.org"));
  CHECK_FALSE(local_name("pipes.list@x.org"));
}

TEST_CASE("one address is one person's, whatever stands beside it elsewhere") {
  const Parties parties("From: \"Ann Lee\" <q7@x.org>\nTo: Bo Hill\n\nYes.\n\nFrom: Bo Hill\nTo: Q7@x.org\n\nNo.\n");
  CHECK(parties.people() == Names{"Ann Lee", "Bo Hill"});
  CHECK(parties.meant_by("Q7@x.org") == "Ann Lee");
}

TEST_CASE("an office that sends for another keeps its address") {
  const Parties parties("From: Ann Lee <maria.silva@x.org>\nTo: Bo Hill\n\nYes.\n");
  CHECK(parties.meant_by("maria.silva@x.org") == "maria.silva@x.org");
}

TEST_CASE("the fields that a program repeats with names say whose the addresses are") {
  const Parties parties(
      "From: q7@x.org\nTo: bhill@x.org, pd@y.org\nX-From: Ann Lee\nX-To: Bo Hill, Pia Dahl\n\nHello.\n");
  CHECK(parties.meant_by("q7@x.org") == "Ann Lee");
  CHECK(parties.meant_by("bhill@x.org") == "Bo Hill");
}

TEST_CASE("two who can have an address leave it to itself, and that is said") {
  const Parties parties("Anne Lee and Arthur Lee met. Write to alee@x.org soon.");
  CHECK(parties.meant_by("alee@x.org") == "alee@x.org");
  REQUIRE_FALSE(parties.resolution.refusals.empty());
  CHECK(parties.resolution.refusals.back().reason == "2 people here can have the address");
}

TEST_CASE("a salutation means a receiver and a signature the sender") {
  const Parties parties(std::string(kHeader) + "Mike,\n\nBo called me.\n\nThanks,\nAnn\n");
  CHECK(parties.meant_by("Mike") == "Michael Dahl");
  CHECK(parties.meant_by("Bo") == "Bo Hill");
  CHECK(parties.meant_by("Ann") == "Ann Lee");
  CHECK(Parties(std::string(kHeader) + "Dear Ms. Dahl,\n\nYes.\n").meant_by("Ms. Dahl") == "Pia Dahl");
}

TEST_CASE("the same given name means another in another mail of one file") {
  const Parties parties(
      "From: Ann Lee\nSent: Monday\nTo: Bo Hill\nSubject: x\n\nBo,\n\nYes.\n\nAnn\n\n"
      "From: Ann Marsh\nSent: Monday\nTo: Bo Holm\nSubject: x\n\nBo,\n\nNo.\n\nAnn\n");
  CHECK(parties.meant_by("Bo", 0) == "Bo Hill");
  CHECK(parties.meant_by("Bo", 1) == "Bo Holm");
  CHECK(parties.meant_by("Ann", 0) == "Ann Lee");
  CHECK(parties.meant_by("Ann", 1) == "Ann Marsh");
}

TEST_CASE("a given name that two receivers have is in doubt") {
  CHECK(Parties("From: Pia Dahl\nSent: Monday\nTo: Ann Lee; Ann Hill\nSubject: x\n\nAnn,\n\nYes.\n").meant_by("Ann") ==
        "");
}

TEST_CASE("a surname means whom the same mail names in full") {
  const Parties parties(
      "From: Pia Dahl\nSent: Monday\nTo: Bo Hill\nSubject: x\n\nThe Mayor, Ann Marsh, was told. Marsh agreed.\n\n"
      "From: Pia Dahl\nSent: Monday\nTo: Bo Hill\nSubject: x\n\nThe baker, Carl Marsh, was told. Marsh agreed.\n");
  CHECK(parties.meant_by("Marsh", 0) == "Ann Marsh");
  CHECK(parties.meant_by("Marsh", 1) == "Carl Marsh");
}

TEST_CASE("an address becomes readable by the signature under it") {
  const Parties parties("From: ann.lee@x.org\nTo: Bo Hill\nSubject: x\n\nYes.\n\nAnn\n");
  CHECK(parties.meant_by("Ann") == "Ann Lee");
}

}  // namespace whowhom
