#include <algorithm>

#include <doctest/doctest.h>

#include "support/parties_of.hpp"

namespace whowhom {

using Names = std::vector<std::string>;

namespace {

bool has(const Names& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

}  // namespace

TEST_CASE("a name goes through its complements and stops before a title or a month") {
  const Names found = Parties(
                          "She told the Committee on Fish, Ice, and Boats about it. The Directorate "
                          "of the General Staff of the Norwegian Army wrote to the Canal Court for the District of "
                          "Holm. He told the Holm Canal Board on May 3.")
                          .organizations();
  CHECK(has(found, "Committee on Fish, Ice, and Boats"));
  CHECK(has(found, "Directorate of the General Staff of the Norwegian Army"));
  CHECK(has(found, "Holm Canal Board"));
  CHECK(Parties("The New Fishery School in Oslo (NFS) invited him.").organizations() == Names{"New Fishery School"});
}

TEST_CASE("a verb in front is no part of a name") {
  CHECK(Parties("See Holm Canal Board at page 5.").organizations() == Names{"Holm Canal Board"});
}

TEST_CASE("an acronym that the text spells out as a thing is no body") {
  const Parties parties("He signed a letter of intent (LOI). The LOI was long, and the FBI asked about the LOI.");
  CHECK(parties.organizations() == Names{"FBI"});
}

TEST_CASE("parties of a case cited and places with a body's name are no parties") {
  CHECK(Parties("The rule is in Lee v. Holm Canal Co. and nowhere else.").organizations().empty());
  CHECK(Parties("They met at Velden Air Force Base.").organizations().empty());
}

TEST_CASE("subjects of policy name no body and a nation's campaign is a war") {
  CHECK(Parties("The Foreign Affairs critic spoke.").organizations().empty());
  CHECK(!has(Parties("During the Norway campaign she left.").organizations(), "Norway campaign"));
}

TEST_CASE("a country is a party where the tree says that it acts, speaks or is told, and not as a place") {
  const Parties parties(
      "Norway, Chile and Peru were ready to sign. She asked Ghana to leave. Roads in Malta were wet.");
  CHECK(parties.organizations() == Names{"Norway", "Chile", "Peru", "Ghana"});
  CHECK(Parties("Norway borders Sweden.").organizations().empty());
}

TEST_CASE("a capital is a government only where it says something") {
  CHECK(Parties("Oslo told the ambassador that it would wait.").organizations() == Names{"Oslo"});
  CHECK(Parties("Oslo was cold. She left Oslo.").organizations().empty());
}

TEST_CASE("plurals of an office are a group where it is said whose they are") {
  CHECK(Parties("He wrote to the US Attorneys.").names(EntityType::group) == Names{"US Attorneys"});
  CHECK(Parties("Both Prime Ministers met.").names(EntityType::group).empty());
}

TEST_CASE("stops in an acronym do not hide it") {
  CHECK(Parties("The F.B.I. asked.").organizations() == Names{"F.B.I."});
}

}  // namespace whowhom
