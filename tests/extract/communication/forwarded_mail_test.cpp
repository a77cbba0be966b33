// Messages inside messages as mail programs print them: who, to whom, and when.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/communications_of.hpp"
#include "support/parties_of.hpp"

namespace whowhom {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kOuter =
    "From: Ann Lee <ann.lee@acme.test>\nTo: Bo Hill <bo.hill@norvexa.test>\n"
    "Date: Fri, 4 May 2018 15:00:00 -0700\nSubject: Fwd: Harbour plan\n\nBo, see below.\n\n";

// "Pia Vask > Ann Lee 2018-05-03T09:12" of every mail inside the outer one, in text order.
Lines inside(const std::string& text) {
  const Parties parties(kOuter + text);
  std::vector<CommunicationMention> claims = communications_of(parties);
  std::erase_if(claims, [](const CommunicationMention& claim) {
    return !claim.evidence.rule.starts_with("mail:") || claim.evidence.span.start == 0;
  });
  std::ranges::sort(claims, {}, [](const CommunicationMention& claim) { return claim.evidence.span.start; });
  Lines lines;
  for (const CommunicationMention& claim : claims) {
    Lines to;
    for (const std::size_t party : claim.to) to.push_back(parties.resolution.entities[party].name);
    std::ranges::sort(to);
    std::string& line = lines.emplace_back(parties.resolution.entities[claim.from.front()].name + " >");
    for (const std::string& name : to) line += " " + name + (name == to.back() ? "" : ",");
    line += " " + claim.date.value_or("undated");
  }
  return lines;
}

}  // namespace

TEST_CASE("Gmail forwards under a rule and quotes under a line of attribution") {
  CHECK(inside("---------- Forwarded message ---------\nFrom: Pia Vask <pia@vask.test>\n"
               "Date: Thu, May 3, 2018 at 9:12 AM\nSubject: Harbour plan\nTo: Ann Lee <ann.lee@acme.test>\n"
               "Cc: Jo Dahl <jo@dahl.test>\n\nThe plan is attached.\n\n"
               "On Wed, May 2, 2018 at 5:30 PM, Ann Lee <ann.lee@acme.test> wrote:\n\n> Pia, where is the plan?\n>\n"
               "> On Tue, May 1, 2018, Pia Vask wrote:\n>> Which one?\n") ==
        Lines{"Pia Vask > Ann Lee, Jo Dahl 2018-05-03T09:12", "Ann Lee > Pia Vask 2018-05-02T17:30",
              "Pia Vask > Ann Lee 2018-05-01"});
}

TEST_CASE("Apple Mail quotes the header of what it forwards") {
  CHECK(inside("Begin forwarded message:\n\n> From: Pia Vask <pia@vask.test>\n> Subject: Harbour plan\n"
               "> Date: May 3, 2018 at 9:12:00 AM EDT\n> To: Ann Lee <ann.lee@acme.test>, Jo Dahl\n>  <jo@dahl.test>\n"
               ">\n> The plan is attached.\n\nSent from my phone\n\n"
               "> On May 2, 2018, at 5:30 PM, Jo Dahl <jo@dahl.test> wrote:\n>\n> Hello\n") ==
        Lines{"Pia Vask > Ann Lee, Jo Dahl 2018-05-03T09:12", "Jo Dahl > Pia Vask 2018-05-02T17:30"});
}

TEST_CASE("Outlook prints four lines under a rule, in any order") {
  CHECK(inside("-----Original Message-----\nFrom: Vask, Pia [mailto:pia@vask.test]\n"
               "Sent: Thursday, May 3, 2018 9:12 AM\nTo: Lee, Ann; Dahl, Jo\nSubject: Re: plan\n\nYes.\n\n"
               "________________________________\nSubject: plan\nDate: Tue, 1 May 2018 10:00:00 +0000\n"
               "From: Cy Brandt <cy@brandt.test>\nTo: Jo Dahl <jo@dahl.test>\n\nHi.\n") ==
        Lines{"Pia Vask > Ann Lee, Jo Dahl 2018-05-03T09:12", "Cy Brandt > Jo Dahl 2018-05-01T10:00"});
}

TEST_CASE("the writer behind a list stands in the next line") {
  CHECK(inside("-----Original Message-----\nFrom: RM01 List [mailto:RM01@listserv.acme.test] On Behalf Of\nPia Vask\n"
               "Sent: Thursday, May 3, 2018 9:12 AM\nTo: RM01@LISTSERV.ACME.TEST\nSubject: plan\n\nYes.\n") ==
        Lines{"Pia Vask > RM01@LISTSERV.ACME.TEST 2018-05-03T09:12"});
}

TEST_CASE("Notes prints sender and time above the receivers, and the day of forwarding tells the order of its dates") {
  CHECK(inside("---------------------- Forwarded by Ann Lee/NA/Acme on 05/04/2018 02:00 PM ----------------------\n\n\n"
               "\"Vask, Pia\" <pia@vask.test> on 03/05/2018 09:12:00 AM\nTo: Ann Lee/NA/Acme@Acme\ncc:  \n\n"
               "Subject: plan\n\nYes.\n") == Lines{"Pia Vask > Ann Lee 2018-03-05T09:12"});
  CHECK(inside("---------------------- Forwarded by Ann Lee/NA/Acme on 04/05/2018 14:00 ----------------------\n\n\n"
               "\"Vask, Pia\" <pia@vask.test> on 03/05/2018 09:12:00\nTo: Ann Lee/NA/Acme@Acme\ncc:  \n\n"
               "Subject: plan\n\nYes.\n") == Lines{"Pia Vask > Ann Lee 2018-05-03T09:12"});
}

TEST_CASE("a list of receivers may be as long as it is without an empty line") {
  std::string receivers;
  for (int i = 0; i < 300; ++i)
    receivers += "team.x" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + "@norvexa.test,\n";
  const Lines found = inside("\tPia Vask/NA/Acme 05/03/2018 09:12 AM\n\nTo: " + receivers +
                             "Jo Dahl/NA/Acme@Acme\ncc: \nSubject: plan\n\nYes.\n");
  REQUIRE(found.size() == 1);
  CHECK(found.front().starts_with("Pia Vask > Jo Dahl"));
}

TEST_CASE("Notes for the internet draws a frame") {
  const Parties parties(
      std::string(kOuter) +
      "----- Forwarded by Ann Lee on 05/04/18 06:53 PM\n-----\n"
      "|--------+----------------------->\n|        |          Pia Vask     |\n|        |                       |\n"
      "|        |          05/03/2018   |\n|        |          09:12 AM     |\n|--------+----------------------->\n"
      ">-----------------------------------------------------|\n|                                                     "
      "|\n|       To:     ann.lee@acme.test,                    |\n|       Jo.Dahl@dahl.test                           "
      "  "
      "|\n|       cc:     Cy Brandt/NA/Acme@Acme                |\n|       Subject:     Plan                           "
      "  "
      "|\n>-----------------------------------------------------|\n\nYes.\n");
  const auto claims = communications_of(parties);
  const auto framed = std::ranges::find(claims, "mail:notes", [](const auto& claim) { return claim.evidence.rule; });
  REQUIRE(framed != claims.end());
  CHECK(parties.resolution.entities[framed->from.front()].name == "Pia Vask");
  CHECK(framed->to.size() == 3);
  CHECK(std::ranges::any_of(parties.document.set_aside, [](const SetAside& part) { return part.reason == "frame"; }));
}

TEST_CASE("a From line may carry the time, and Sent by stand below it") {
  CHECK(inside("\tFrom:  Pia Vask <pia@vask.test>                           05/13/2018 09:12 AM\n\t\n\n"
               "Sent by: Jo Dahl <jo@dahl.test>\nTo: Ann Lee/NA/Acme@Acme\ncc:  \nSubject: plan\n\nYes.\n") ==
        Lines{"Pia Vask > Ann Lee 2018-05-13T09:12"});
}

TEST_CASE("the fields of a memorandum may stand in two columns") {
  const Parties parties(
      "MEMORANDUM\n\nTO:       Pia Vask, Director                 DATE:  May 3, 2018\n"
      "FROM:     Bo Hill                            PHONE: 555\nTHRU:     Jo Dahl\nSUBJECT:  Dredging\n\nIt is "
      "late.\n");
  CHECK(parties.people() == Lines{"Pia Vask", "Bo Hill", "Jo Dahl"});
  const auto claims = communications_of(parties);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].date == "2018-05-03");
  CHECK(claims[0].through.size() == 1);
}

}  // namespace whowhom
