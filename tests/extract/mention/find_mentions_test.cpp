#include <doctest/doctest.h>

#include <random>

#include "support/parties_of.hpp"

namespace whowhom {

using Names = std::vector<std::string>;

TEST_CASE("people are known by title or by first name, and no sentence's start makes one") {
  const Parties parties("Dr. Okoye told Maria Silva. Crazy. Prosecutors told nobody. Monday came. Mr Ito left.");
  CHECK(parties.people() == Names{"Okoye", "Maria Silva", "Ito"});
  CHECK(parties.organizations().empty());
}

TEST_CASE("a word that does what people do is a person wherever it stands") {
  const Parties parties("The clerk called Vask. Vask also denied it. Later Dunmore and Vask left.");
  CHECK(parties.people() == Names{"Vask", "Dunmore"});
}

TEST_CASE("a name that no table has is a person where the text as a whole treats it as one") {
  CHECK(Parties("Yevhen Rzhonka met Tsverina in Oslo. Tsverina kept the minutes.").people() ==
        Names{"Yevhen Rzhonka", "Tsverina"});
}

TEST_CASE("an organization that no noun gives away is found by how it is spoken of") {
  CHECK(Parties("Engineers at Norvexa told the regulator about the leak.").organizations() == Names{"Norvexa"});
}

TEST_CASE("a word bound to a name by a hyphen is no part of it") {
  CHECK(Parties("The Clay-related files are gone, Ann Lee wrote.").people() == Names{"Ann Lee"});
}

TEST_CASE("a word behind an article or before employees is no person") {
  const Parties parties("He told Zorbex about it. Zorbex employees said no. The Quarr said yes.");
  CHECK(parties.people().empty());
}

TEST_CASE("organizations are known by their noun, by acronym and by seat") {
  const Parties parties(
      "The Harbour Licensing Board asked the Department of Canals and Rivers, the FBI and the White House; it is "
      "INSANE. The Canal Inspector's Office wrote to the Ferry Workers' Union.");
  const Names found = parties.organizations();
  CHECK(found[0] == "Harbour Licensing Board");
  CHECK(found[1] == "Department of Canals and Rivers");
  CHECK(found[2] == "FBI");
  CHECK(found[3] == "White House");
  CHECK(std::ranges::find(found, "INSANE") == found.end());
}

TEST_CASE("the plural of those who act for a body is the body, and one unnamed of them is nobody") {
  const Parties parties("FBI agents met DOJ leadership. A DOJ official in Texas emailed the FBI.");
  CHECK(parties.meant_by("FBI agents") == "FBI");
  CHECK(parties.meant_by("DOJ leadership") == "DOJ");
  CHECK(parties.meant_by("DOJ official") == "");
}

TEST_CASE("named plurals are groups and countries are parties where they act") {
  const Parties parties("US Attorneys met the Russians in Paris. China told Peru, and Ann Lee flew to Chile.");
  CHECK(parties.names(EntityType::group) == Names{"US Attorneys", "Russians"});
  CHECK(parties.organizations() == Names{"China", "Peru"});
}

TEST_CASE("handles, months, places, laws and headlines are what they are") {
  const Parties parties(
      "Officials Deny Claims About Harbour Deal\n\nIn May @anna_k wrote from Logan International Airport.");
  CHECK(parties.people() == Names{"@anna_k"});
  CHECK(parties.organizations().empty());
}

TEST_CASE("documents are named by their noun with what describes it, plurals where somebody sends them") {
  const Parties parties("He says emails are short. She sent two letters. Cole wrote a long memo on the budget and saw the draft of the policy.");
  CHECK(parties.names(EntityType::document) == Names{"two letters", "long memo on the budget", "draft of the policy"});
}

TEST_CASE("mail headers name people however the mail program writes them") {
  const Parties parties(
      "From: ann.lee@acme.org\nTo: Silva, Maria B. </O=ACME/CN=MSILVA>, bo@home.net\nSubject: Hi\n\nAcme knows.\n");
  CHECK(parties.people() == Names{"ann.lee@acme.org", "Maria B. Silva", "bo@home.net"});
  CHECK(parties.organizations() == Names{"Acme"});
}

TEST_CASE("mentions are the bytes of their tokens, in order, without article or possessive") {
  const Parties parties("The FAA's memo went to Baroness Holm's aide.\nShe read the Board’s report to Mr. Hill.");
  std::size_t last = 0;
  for (const Mention& mention : parties.mentions) {
    const auto& tokens = parties.analysis.sentences[mention.sentence].tokens;
    CHECK(mention.span == Span{tokens[mention.first_token].span.start, tokens[mention.end_token - 1].span.end});
    CHECK(last <= mention.span.start);
    last = mention.span.start;
    const std::string text = parties.document.text.substr(mention.span.start, mention.span.size());
    CHECK_FALSE(text.starts_with("The "));
    CHECK_FALSE(text.ends_with("'s"));
  }
}

TEST_CASE("texts made of awkward pieces give mentions inside the text and entities that are named there") {
  const std::vector<std::string> pieces = {
      "Mr. ",       "Ann ", "Lee",    " of the ", "FBI",  "'s ",     "Office", ", ",  "the ",     "AG ",    "(",
      ")",          "[",    "]",      "\n",       "\n\n", "told ",   "and ",   "@x ", "a@b.org ", "From: ", "Jr. ",
      "Secretary ", "\"",   "White ", "House ",   ". ",   "report ", "Zed-",   "é ",  "D. "};
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    std::string text = "Go ";
    for (int i = 0; i < 40; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    const Parties parties(text);
    CHECK(parties.resolution.entity_of.size() == parties.mentions.size());
    for (const Entity& entity : parties.resolution.entities) {
      REQUIRE_FALSE(entity.name.empty());
      REQUIRE_FALSE(entity.mentions.empty());
      for (const EntityMention& mention : entity.mentions)
        REQUIRE(parties.document.text.substr(mention.span.start, mention.span.size()) == mention.text);
    }
    parties.ties();
  }
}

}  // namespace whowhom
