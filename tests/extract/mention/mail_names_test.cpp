#include <doctest/doctest.h>

#include "support/communications_of.hpp"
#include "support/parties_of.hpp"

namespace whowhom {

using Names = std::vector<std::string>;

namespace {

Names people_in_to(const std::string& value) {
  return Parties("From: someone@nowhere.test\nTo: " + value + "\nSubject: x\n\nHello.\n").people();
}

Names with_sender(Names names) {
  names.insert(names.begin(), "someone@nowhere.test");
  return names;
}

}  // namespace

TEST_CASE("names and addresses in every order of RFC 5322") {
  CHECK(people_in_to("\"Ann B. Lee\" <ann.lee@acme.org>, bo.hill@acme.org (Bo Hill)") ==
        with_sender({"Ann B. Lee", "Bo Hill"}));
  CHECK(people_in_to("'Lee, Ann B.', \"Hill, Bo (Legal)\", Silva\\, Maria") ==
        with_sender({"Ann B. Lee", "Bo Hill", "Maria Silva"}));
  CHECK(people_in_to("Lee, Ann [mailto:ann.lee@acme.org]; Hill, Bo") == with_sender({"Ann Lee", "Bo Hill"}));
}

TEST_CASE("commas part names and parts of names") {
  CHECK(people_in_to("Ann Lee, Bo Hill, Maria de Silva") == with_sender({"Ann Lee", "Bo Hill", "Maria de Silva"}));
  CHECK(people_in_to("Lee, Ann; Van Holm, Pia; Silva, Mary Beth") ==
        with_sender({"Ann Lee", "Pia Van Holm", "Mary Beth Silva"}));
}

TEST_CASE("a company behind the name is no surname, and a weekday nobody's name") {
  CHECK(people_in_to("\"'Ann Lee, Norvexa'\" <al@norvexa.test>") == with_sender({"Ann Lee"}));
  CHECK(Parties("From: Ann Lee\nSent: Tue, 4 May 2004\nTo: Bo Hill\n").people() == Names{"Ann Lee", "Bo Hill"});
}

TEST_CASE("a surname that is also a first name stands before an initial or an address") {
  CHECK(people_in_to("Grant, Virginia L") == with_sender({"Virginia L Grant"}));
  CHECK(people_in_to("Grant, Ylva <yb@acme.org>") == with_sender({"Ylva Grant"}));
}

TEST_CASE("entries of Exchange and Notes directories are names and paths") {
  CHECK(
      people_in_to("Lee, Ann </O=ACME/OU=NA/CN=RECIPIENTS/CN=ALEE>, Hill, Bo </O=ACME/OU=NA/CN=RECIPIENTS/CN=BHILL>") ==
      with_sender({"Ann Lee", "Bo Hill"}));
  CHECK(people_in_to("Ann B Lee/NA/Acme@Acme, Bo Hill/HOU/ECT@ECT, Jo Dahl@ACME_WEST") ==
        with_sender({"Ann B Lee", "Bo Hill", "Jo Dahl"}));
  CHECK(people_in_to("CN=Ann Lee/OU=HOU/O=ECT@ECT") == with_sender({"Ann Lee"}));
  CHECK(people_in_to("Bo Hill <Bo Hill/HOU/ECT@ECT>, Lee <IMCEANOTES-Ann+20Lee+40ECT@ACME.com>") ==
        with_sender({"Bo Hill", "Lee"}));
}

TEST_CASE("a hyphen before a directory's sign is no part of the name") {
  CHECK(people_in_to("Ann Lee-@ACME, Lee, Ann; Ann B Lee/NA/Acme@Acme") == with_sender({"Ann B Lee"}));
}

TEST_CASE("lists and offices are no persons") {
  CHECK(people_in_to("info@acme.org, all.staff@acme.org, pipes-l@lists.acme.org, All Employees/HOU@ACME") ==
        with_sender({}));
  CHECK(people_in_to("\"Sales Team\" <st@acme.org>") == with_sender({}));
}

TEST_CASE("a list or a mailbox of many is the party that a header names") {
  const Parties parties(
      "From: ann.lee@acme.org\nTo: rm01-77@listserv.acme.org; \"Sales Team\" <st@acme.org>; ACM-Duty_Officers; Bo "
      "Hill\n"
      "Cc: all.norvexa@acme.org\nSubject: x\n\nHello.\n");
  CHECK(parties.people() == Names{"ann.lee@acme.org", "Bo Hill"});
  for (const char* list : {"rm01-77@listserv.acme.org", "Sales Team", "ACM-Duty_Officers", "all.norvexa@acme.org"}) {
    CAPTURE(list);
    REQUIRE(parties.entity(list) != nullptr);
    CHECK(parties.entity(list)->type == EntityType::group);
  }
  const auto claims = communications_of(parties);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].to.size() == 5);
}

TEST_CASE("a list named in the fields for mail programs too is one, and nobody reads a machine's mailbox") {
  const Parties parties(
      "From: ann.lee@acme.org\nTo: all.norvexa@acme.org, undisclosed.recipients@acme.org, no-reply@acme.org\n"
      "X-From: Ann Lee\nX-To: All Norvexa@ACME <all.norvexa@acme.org>\n\nHello.\n");
  CHECK(parties.entity("all.norvexa@acme.org") != nullptr);
  CHECK(parties.entity("All Norvexa") == nullptr);
  CHECK(parties.entity("no-reply@acme.org") == nullptr);
  CHECK(parties.entity("undisclosed.recipients@acme.org") == nullptr);
}

TEST_CASE("an address is one also where a stop or an apostrophe stands in it") {
  CHECK(people_in_to(".voss@acme.org, nick.o'dell@acme.org, 'cy.k/na/acme@acme.org'") ==
        with_sender({".voss@acme.org", "nick.o'dell@acme.org", "cy.k/na/acme@acme.org"}));
}

TEST_CASE("an address without its host names who it is of") {
  const Parties parties(
      "From: Holm, Ann\nSent: Monday\nTo: #HARBOUR; DahlPD3; Valerie_Brandt; 'cheryl.voss'; White, Terry J; Duke, Pia "
      "W "
      "(WashDC) Temp Account\nCc: Paul D Dahl\n\nHello.\n");
  CHECK(parties.people() ==
        Names{"Ann Holm", "Paul D Dahl", "Valerie_Brandt", "cheryl.voss", "Terry J White", "Pia W Duke"});
  CHECK(parties.meant_by("DahlPD3") == "Paul D Dahl");
  REQUIRE(parties.entity("#HARBOUR") != nullptr);
  CHECK(parties.entity("#HARBOUR")->type == EntityType::group);
}

TEST_CASE("one word in quotation marks is a mailbox, in the thread's other headers too, and a list's word is none") {
  const Parties parties(
      "From: Holm, Ann\nSent: Monday\nTo: 'ylvadunn'; 'staff'\nSubject: x\n\nHello.\n\n-----Original Message-----\n"
      "From: ylvadunn\nSent: Sunday\nTo: Holm, Ann\nSubject: x\n\nThe 'harbour' is open.\n");
  CHECK(parties.people() == Names{"Ann Holm", "ylvadunn"});
  CHECK(communications_of(parties).size() == 2);
}

TEST_CASE("what was blacked out between two entries parts them, and what a scan made of an initial is left out") {
  CHECK(people_in_to("Holm, Ann C                   Hill, Bo; Dahl, Jo 1; Vask, Pia Mary") ==
        with_sender({"Ann C Holm", "Bo Hill", "Jo Dahl", "Pia Mary Vask"}));
}

TEST_CASE("names in capitals are shown readably") {
  CHECK(people_in_to("LEE, ANN B; BO HILL") == with_sender({"Ann B Lee", "Bo Hill"}));
}

TEST_CASE("who writes for a list is named behind it") {
  const Parties parties(
      "From: Pipes List [mailto:pipes@listserv.acme.org] On Behalf Of Ann Lee\nSent: Monday\nTo: Hill, Bo\n");
  CHECK(parties.people() == Names{"Ann Lee", "Bo Hill"});
}

TEST_CASE("what programs write for programs names nobody, wherever it stands in the header") {
  const Parties parties(
      "Received: from Hub.acme.org (Hub [10.0.0.1]) by Mars.acme.org with id 12AB.77@Mars.acme.org\n"
      "X-Spam-Report: Clean 1.77@Mars.acme.org\nContent-Description: Ann Marsh\nFrom: Ann Lee <al@acme.org>\n"
      "Message-ID: <77.Holm@acme.org>\nTo: Bo Hill\n\nHello.\n");
  CHECK(parties.people() == Names{"Ann Lee", "Bo Hill"});
}

TEST_CASE("a nickname before an address is its owner's") {
  const Parties parties("From: Q <qq7@acme.org>\nSent: Monday\nTo: Hill, Bo\n\nHi.\n");
  CHECK(parties.people() == Names{"Q", "Bo Hill"});
  CHECK(parties.meant_by("qq7@acme.org") == "Q");
}

TEST_CASE("the names of a mail program's own fields are nobody's") {
  const Parties parties(
      "From: ann.lee@acme.org\nTo: bo.hill@acme.org\nX-From: Ann Lee\nX-To: Bo Hill\nX-bcc: \nX-Folder: "
      "\\Ann_Lee\\Notes "
      "Folders\\Pia\n");
  CHECK(parties.people() == Names{"Ann Lee", "Bo Hill"});
}

TEST_CASE("who writes in a chat stands between the time and a colon, or before the time") {
  const Parties phone(
      "[12/05/2020, 09:01:12] Yevhen Rzhonka: Did you tell Bo?\n[12/05/2020, 09:02:40] Pia Vask: No.\n"
      "[12/05/2020, 09:03:01] Yevhen Rzhonka: ok\n");
  CHECK(phone.entity("Yevhen Rzhonka") != nullptr);
  CHECK(phone.entity("Pia Vask") != nullptr);
  const auto claims = communications_of(phone);
  REQUIRE(std::ranges::count(claims, "chat:turns", [](const auto& claim) { return claim.evidence.rule; }) == 1);
  const Parties office("Yevhen Rzhonka  10:02 AM\nIt is done.\n\nPia Vask  10:04 AM\nThanks!\n");
  CHECK(office.people() == Names{"Yevhen Rzhonka", "Pia Vask"});
}

TEST_CASE("a time in prose makes nobody a writer") {
  CHECK(Parties("12:30 - Lunch: soup\n13:30 - Harbour Walk: bring shoes\n").people().empty());
}

}  // namespace whowhom
