// Surname chains, namesakes and offices: who is one person, and what is refused.
#include <algorithm>

#include <doctest/doctest.h>

#include "support/parties_of.hpp"

namespace whowhom {
namespace {

using Names = std::vector<std::string>;

bool refuses(const Parties& parties, const std::string& reason) {
  return std::ranges::any_of(parties.resolution.refusals,
                             [&](const Refusal& refusal) { return refusal.reason.find(reason) != std::string::npos; });
}

}  // namespace

TEST_CASE("middle names that differ make two people, one without joins neither") {
  const Parties parties("Peter W. Holm met Peter H.J. Holm. Peter Holm left.");
  CHECK(parties.meant_by("Peter W. Holm") != parties.meant_by("Peter H.J. Holm"));
  CHECK(parties.meant_by("Peter Holm") == "Peter Holm");
  CHECK(refuses(parties, "2 people here can be called “Peter Holm”"));
}

TEST_CASE("an initial joins the one first name it can stand for and never brings two together") {
  CHECK(Parties("M. Cole wrote. Michael Cole called. M. Cole left.").people() == Names{"Michael Cole"});
  const Parties two("M. Cole wrote. Michael Cole called. Mark Cole left.");
  CHECK(two.people() == Names{"M. Cole", "Michael Cole", "Mark Cole"});
}

TEST_CASE("particles, accents, nicknames in quotation marks and hyphened surnames are the same person's") {
  CHECK(Parties("Karim al Rashid met Ann Lee. Rashid left.").people() == Names{"Karim al Rashid", "Ann Lee"});
  CHECK(Parties("Zoë Müller wrote to Ann Lee. Zoe Muller left.").people().size() == 2);
  CHECK(Parties("Samuel \"Sandy\" Holm wrote to Ann Lee. Sandy Holm left.").people().size() == 2);
  CHECK(Parties("Ann Lee-Hill wrote. Ann Lee left.").people() == Names{"Ann Lee-Hill"});
}

TEST_CASE("an office with a surname is not the namesake who has another office") {
  const Parties parties(
      "Jonathan Hill, the chief of staff, met Ann Lee.\n\nIt rained.\n\nIt snowed.\n\nIt was dark.\n\nIt was cold.\n\n"
      "Secretary Hill called Ann Lee.");
  CHECK(parties.meant_by("Secretary Hill") == "Hill");
  CHECK(refuses(parties, "the same surname, but nothing here says that “Jonathan Hill” is the secretary"));
  CHECK(Parties("Jonathan Hill met Ann Lee. Secretary Hill called.").meant_by("Secretary Hill") == "Jonathan Hill");
}

TEST_CASE("a wife or son is not the one whom the text calls by surname") {
  const Parties parties("Hill knew. His wife, Ann Hill, left. Hill called Bo Chan. Mrs. Hill slept.");
  CHECK(parties.meant_by("Hill", 1) != "Ann Hill");
  CHECK(parties.meant_by("Mrs. Hill") == "Ann Hill");
}

TEST_CASE("where one has the surname to himself at first, it stays his") {
  const Parties parties("Thomas Hill met Bo Chan. Hill left. Hill knew. Hill slept. Barbara Hill came. Hill woke.");
  CHECK(parties.meant_by("Hill", 3) == "Thomas Hill");
}

TEST_CASE("a bare surname is not the younger's where he is called so") {
  const Parties parties("Donald Marsh Jr. met Bo Chan. Marsh Jr. left. Mr. Marsh knew.");
  CHECK(parties.meant_by("Mr. Marsh") == "Marsh");
}

TEST_CASE("the head of another state is not the one whom the bare office means") {
  const Parties parties("Norwegian President Ole Holm met Ann Lee.\n\nIt rained.\n\nIt snowed.\n\nThe President left.");
  CHECK(parties.meant_by("President") == "President");
  CHECK(refuses(parties, "of another state"));
}

TEST_CASE("of several holders the one just named is meant") {
  const Parties parties(
      "President Cole called. The President knew.\n\nIt rained.\n\nIt snowed.\n\nIt froze.\n\nIt thawed.\n\n"
      "President Marsh wrote. The President left.");
  CHECK(parties.meant_by("President", 0) == "Cole");
  CHECK(parties.meant_by("President", 1) == "Marsh");
}

TEST_CASE("a former holder is not the one whom the bare office means") {
  const Parties parties("Former President Cole met Ann Lee. The President left.");
  CHECK(parties.meant_by("President") != "Cole");
}

TEST_CASE("an office behind a comma is not a name's that only stands before it") {
  const Parties parties("In the days before the calls to Cole, the President had asked Ann Lee.");
  CHECK(parties.meant_by("President") != "Cole");
}

TEST_CASE("a name in quotation marks hides somebody and is not the bearer of that first name") {
  const Parties parties("John Marsh met Bo Chan. An analyst, \"John\" here, called \"Mary\" in May. \"John\" left.");
  CHECK(parties.meant_by("John", 1) != "John Marsh");
  CHECK(Parties("John Marsh met Bo Chan. John left.").meant_by("John") == "John Marsh");
}

TEST_CASE("who is elected to an office goes by it") {
  CHECK(Parties("President-Elect Ann Lee spoke. President Lee wrote.").people() == Names{"Ann Lee"});
}

}  // namespace whowhom
