// Which people of several documents are one, and what is said where they are not.
#include <doctest/doctest.h>

#include "support/reading_builder.hpp"

namespace whowhom {
namespace {

using Reading = ReadingBuilder;

std::size_t count(const std::vector<DocumentReading>& readings) { return merge(readings).entities.size(); }

bool is_one(const std::string& a, const std::string& b) {
  return count({Reading("a.txt").person(a), Reading("b.txt").person(b)}) == 1;
}

std::string doubt(const Findings& findings) {
  return findings.maybe_same_as.empty() ? "" : findings.maybe_same_as.front().reason;
}

}  // namespace

TEST_CASE("forms of one full name are one person across documents") {
  CHECK(is_one("Ann Lee", "ANN LEE"));
  CHECK(is_one("José Lee", "Jose Lee"));
  CHECK(is_one("Ann Lee", "Ann B. Lee"));
  CHECK(is_one("Ann B. Lee", "Ann Barbara Lee"));
  CHECK(is_one("Robert Hill", "Bob Hill"));
  CHECK(is_one("Robert Hill", "R. Hill"));
  CHECK(is_one("J.R. Hill", "J. R. Hill"));
  CHECK(is_one("Ann Lee", "Lee, Ann"));
  CHECK(is_one("Ann Lee", "Ann Lee/NA/Firm@Firm"));
  CHECK(is_one("Samuel Hill", "Samuel “Sandy” Hill"));
  CHECK(is_one("Jan van der Berg", "Jan Van der Berg"));
}

TEST_CASE("what tells two people apart keeps them apart") {
  CHECK_FALSE(is_one("Ann Lee", "Eve Lee"));
  CHECK_FALSE(is_one("Ann B. Lee", "Ann C. Lee"));
  CHECK_FALSE(is_one("John Lee Jr.", "John Lee Sr."));
  CHECK_FALSE(is_one("John Lee Jr.", "John Lee"));
  CHECK_FALSE(is_one("Ann Lee", "E. Lee"));
  CHECK_FALSE(is_one("Ann Lee", "Lee"));
  CHECK_FALSE(is_one("Lee", "Lee"));
  CHECK_FALSE(is_one("Ann", "Ann"));
  CHECK_FALSE(is_one("Attorney General", "Attorney General"));
  CHECK_FALSE(is_one("Prime Minister", "Prime Minister"));
  CHECK(count({Reading("a").person("Robin Lee", {"Mr Lee"}), Reading("b").person("Robin Lee", {"Ms Lee"})}) == 2);
}

TEST_CASE("a short form that fits two people is refused and says so") {
  const Findings initial =
      merge({Reading("a").person("John Hill"), Reading("b").person("James Hill"), Reading("c").person("J. Hill")});
  CHECK(initial.entities.size() == 3);
  REQUIRE(initial.maybe_same_as.size() == 2);
  CHECK(doubt(initial) == "2 people in these documents have this surname and an initial J.");
  CHECK(initial.maybe_same_as[0].evidence.size() == 2);

  const Findings middle =
      merge({Reading("a").person("Ann B. Lee"), Reading("b").person("Ann C. Lee"), Reading("c").person("Ann Lee")});
  CHECK(middle.entities.size() == 3);
  CHECK(doubt(middle) == "2 people in these documents have this name and a middle name");
}

TEST_CASE("one name cannot bring two people together that differ") {
  // Each fits "John Hill", and they do not fit each other.
  const Findings findings =
      merge({Reading("a").person("John Hill"), Reading("b").person("J. A. Hill"), Reading("c").person("J. B. Hill")});
  CHECK(findings.entities.size() == 3);
  CHECK(findings.maybe_same_as.size() == 2);
}

TEST_CASE("a name refused in a document is not given to somebody else by another document") {
  // J. Hill stands beside John Hill in one document, which did not take them for one.
  CHECK(count({Reading("a").person("John Hill").person("J. Hill"), Reading("b").person("James Hill")}) == 3);
}

TEST_CASE("an address is a key, unless two names contradict it") {
  CHECK(count({Reading("a").person("Ann Lee", {"al@firm.example"}), Reading("b").person("Lee", {"AL@firm.example"})}) ==
        1);
  CHECK(count({Reading("a").person("Ann Lee"), Reading("b").person("ann.lee@firm.example")}) == 1);
  CHECK(count({Reading("a").person("@annlee"), Reading("b").person("@AnnLee")}) == 1);
  CHECK(count({Reading("a").person("B. Ann Lee", {"lee@firm.example"}),
               Reading("b").person("Ann Lee", {"lee@firm.example"})}) == 1);
  const Findings shared = merge(
      {Reading("a").person("Ann Lee", {"desk@firm.example"}), Reading("b").person("Bela Hill", {"desk@firm.example"})});
  CHECK(shared.entities.size() == 2);
  CHECK(doubt(shared) == "one address, and names that differ");
}

TEST_CASE("a surname alone joins the one whom the same work has introduced") {
  const DocumentReading introduced = Reading("report/vol1.txt").person("Ann Lee", {"Ms Lee"});
  CHECK(count({introduced, Reading("report/vol2.txt").person("Lee")}) == 1);
  CHECK(count({introduced, Reading("other/vol2.txt").person("Lee")}) == 2);
  CHECK(count({introduced, Reading("report/vol2.txt").person("Lee", {"Mr Lee"})}) == 2);
  CHECK(count({introduced, Reading("report/vol2.txt").person("Lee"), Reading("report/vol3.txt").person("Eve Lee")}) ==
        3);
  CHECK(count({Reading("report/chapter-10.txt").person("Ann Lee", {"Ms Lee"}),
               Reading("report/chapter-9.txt").person("Lee")}) == 2);
  CHECK(count({Reading("report/vol1.txt").person("Ann Lee"), Reading("report/vol2.txt").person("Lee")}) == 2);
  CHECK(count({Reading("mail/1.txt").person("Ann Lee", {"Ms Lee"}), Reading("mail/2.txt").person("Lee")}) == 2);
  CHECK(count({Reading("notes/summary-1.txt").person("Ann Lee", {"Ms Lee"}),
               Reading("notes/summary-2.txt").person("Lee")}) == 2);
}

TEST_CASE("a surname with office and organization joins the one who has both") {
  const auto secretary = [](const std::string& path, const std::string& name, const std::string& body) {
    return DocumentReading(Reading(path).person(name, {"Secretary Hill"}).body(body).member("Secretary"));
  };
  CHECK(
      merge({secretary("a", "Ann Hill", "Harbour Office"), secretary("b", "Hill", "Harbour Office")}).entities.size() ==
      2);
  const Findings other = merge({secretary("a", "Ann Hill", "Harbour Office"), secretary("b", "Hill", "Customs Board")});
  CHECK(other.entities.size() == 4);
  CHECK(doubt(other) == "a surname alone, which one person in another document has");
}

TEST_CASE("a surname with hundreds of bearers costs one doubt a name") {
  std::vector<DocumentReading> readings;
  for (char a = 'A'; a <= 'Z'; ++a)
    for (char b = 'a'; b <= 't'; ++b)
      readings.push_back(Reading(std::string("d") + a + b).person(std::string(1, a) + b + "lin Hill"));
  readings.push_back(Reading("x").person("Hill", {"Mr Hill"}));
  CHECK(merge(readings).maybe_same_as.size() <= 1);
}

TEST_CASE("why parties are one is said with their mentions") {
  const Findings findings = merge({Reading("a").person("Robert Hill"), Reading("b").person("Bob Hill")});
  REQUIRE(findings.entities.size() == 1);
  CHECK(findings.entities[0].name == "Robert Hill");
  CHECK(findings.entities[0].mentions[1].rule ==
        "test; across documents: short form of the given name of the one person it fits");
}

}  // namespace whowhom
