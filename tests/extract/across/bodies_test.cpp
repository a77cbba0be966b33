// Which organizations of several documents are one.
#include <doctest/doctest.h>

#include "support/reading_builder.hpp"

namespace whowhom {
namespace {

using Reading = ReadingBuilder;

std::size_t count(const std::vector<DocumentReading>& readings) { return merge(readings).entities.size(); }

bool is_one(const std::string& a, const std::string& b) {
  return count({Reading("a.txt").body(a), Reading("b.txt").body(b)}) == 1;
}

}  // namespace

TEST_CASE("an organization is one by its name in a normal form") {
  CHECK(is_one("Norvale Shipping", "NORVALE SHIPPING"));
  CHECK(is_one("Norvale Shipping Inc.", "Norvale Shipping"));
  CHECK(is_one("Norvale Shipping, Ltd.", "Norvale Shipping"));
  CHECK(is_one("Hill & Lee", "Hill and Lee"));
  CHECK(is_one("the Harbour Office", "Harbour Office"));
  CHECK(is_one("Harbour Department", "Department of the Harbour"));
  CHECK(is_one("U.S. Harbour Office", "Harbour Office"));
  CHECK(is_one("Norvale", "Norvale"));
  CHECK(is_one("pipes-l@lists.norvale.test", "pipes-l@lists.norvale.test"));
  CHECK_FALSE(is_one("Norvale Shipping", "Norvale Trading"));
}

TEST_CASE("a document's own word for a body says nothing about another's") {
  CHECK_FALSE(is_one("Office", "Office"));
  CHECK_FALSE(is_one("Department", "Department"));
}

TEST_CASE("an acronym joins its one expansion, and is refused where the run has two") {
  const DocumentReading harbour = Reading("a").body("Harbour Office of Norvale", {"HOON"});
  const DocumentReading bare = Reading("b").body("HOON");
  CHECK(count({harbour, bare}) == 1);
  const Findings two = merge({harbour, bare, Reading("c").body("Hall of Old Names", {"HOON"})});
  CHECK(two.entities.size() == 3);
  REQUIRE(two.maybe_same_as.size() == 2);
  CHECK(two.maybe_same_as[0].reason == "its acronym, which 2 bodies here have");
}

TEST_CASE("an acronym that the table of agencies knows is that agency's, whatever else has it") {
  const Findings findings = merge({Reading("a").body("Federal Aviation Administration"), Reading("b").body("FAA"),
                                   Reading("c").body("Free Anglers of Arden", {"FAA"})});
  REQUIRE(findings.entities.size() == 2);
  CHECK(findings.entities[0].aliases == std::vector<std::string>{"FAA"});
}

TEST_CASE("two letters stand for too much") { CHECK_FALSE(is_one("QX", "QX")); }

}  // namespace whowhom
