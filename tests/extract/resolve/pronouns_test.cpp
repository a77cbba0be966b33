// Whom a pronoun means, and when it is left to nobody. What the scorer finds is tested in pronoun_scorer_test.cpp; the
// texts here are plain enough that other weights would have to find the same.
#include <algorithm>

#include <doctest/doctest.h>

#include "support/parties_of.hpp"

namespace whowhom {
namespace {

/// The refusals of the mentions with these words.
std::vector<Refusal> refusals_of(const Parties& parties, const std::string& words) {
  std::vector<Refusal> out;
  for (const Refusal& refusal : parties.resolution.refusals) {
    const Span& span = parties.mentions[refusal.mention].span;
    if (parties.document.text.substr(span.start, span.size()) == words) out.push_back(refusal);
  }
  return out;
}

}  // namespace

TEST_CASE("a pronoun of an unnamed man or woman gets nobody's name, and the named one's where it is theirs") {
  CHECK(Parties("A clerk wrote to Thomas Hill on Monday. The clerk said he had lost the letter.").meant_by("he") == "");
  CHECK(Parties("Thomas Hill wrote to a clerk on Monday. Hill said he had lost the letter.").meant_by("he") ==
        "Thomas Hill");
  CHECK(Parties("Ann Lee met the minister of the port. The minister said that she had lost the letter.")
            .meant_by("she") == "");
  CHECK(Parties("Ann Lee met the clerk of the port. Lee said that she had lost the letter.").meant_by("she") ==
        "Ann Lee");
}

TEST_CASE("an honorific says who is he and who is she") {
  const Parties parties("Ms. Vogt met Mr. Reyle at the port. She spoke first, and he listened.");
  CHECK(parties.meant_by("She") == "Vogt");
  CHECK(parties.meant_by("he") == "Reyle");
  const Parties other("Ms. Vogt met Mr. Reyle at the port. He spoke first, and she listened.");
  CHECK(other.meant_by("He") == "Reyle");
  CHECK(other.meant_by("she") == "Vogt");
}

TEST_CASE("a first name says who is he and who is she") {
  const Parties parties("Thomas Hill met Mary Cole at the port. She spoke first, and he listened.");
  CHECK(parties.meant_by("She") == "Mary Cole");
  CHECK(parties.meant_by("he") == "Thomas Hill");
  const Parties other("Mary Cole met Thomas Hill at the port. He spoke first, and she listened.");
  CHECK(other.meant_by("He") == "Thomas Hill");
  CHECK(other.meant_by("she") == "Mary Cole");
}

TEST_CASE("he is never a woman, not even as a doubt") {
  for (const char* text : {"Mrs. Vogt slept. He left.", "Mary Cole and Ann Lee met at the port. He spoke first."}) {
    const Parties parties(text);
    CHECK(parties.meant_by("He") == "");
    CHECK(refusals_of(parties, "He").empty());
  }
}

TEST_CASE("I in a quotation is its speaker, before the verb or behind it and when the quotation goes on") {
  CHECK(Parties("Mary Cole asked Thomas Hill: “Did I write to you?”").meant_by("I") == "Mary Cole");
  CHECK(Parties("“I wrote to the board,” said Mary Cole.").meant_by("I") == "Mary Cole");
  CHECK(Parties("Thomas Hill said: “The board knew. I told them so.”").meant_by("I") == "Thomas Hill");
}

TEST_CASE("who speaks a quotation may be a pronoun itself") {
  const Parties parties("Thomas Hill called Mary Cole. “I forgot,” she said. “My clerk knew.”");
  CHECK(parties.meant_by("I") == "Mary Cole");
  CHECK(parties.meant_by("My") == "Mary Cole");
}

TEST_CASE("I in a quotation without a named speaker is nobody") {
  CHECK(Parties("Thomas Hill left. “I wrote to the board.” Nobody answered.").meant_by("I") == "");
  CHECK(Parties("Thomas Hill called Mary Cole. “I forgot,” said the clerk.").meant_by("I") == "");
}

TEST_CASE("he in a quotation is not its speaker, also not as a doubt") {
  for (const char* text : {"Thomas Hill said: “He knew of it.”",
                           "Thomas Hill met Paul Cole. “He never called me,” "
                           "Thomas Hill said."}) {
    const Parties parties(text);
    CHECK(parties.meant_by("He") != "Thomas Hill");
    for (const Refusal& refusal : refusals_of(parties, "He"))
      CHECK(refusal.reason.find("Thomas Hill") == std::string::npos);
  }
}

TEST_CASE("he in the quoted part of a sentence may be who speaks, as the writer chose the word") {
  const Parties parties("Thomas Hill told the board “that he knew nothing of it”.");
  const auto refusals = refusals_of(parties, "he");
  const bool in_doubt = !refusals.empty() && refusals[0].reason.find("Thomas Hill") != std::string::npos;
  CHECK((in_doubt || parties.meant_by("he") == "Thomas Hill"));
}

TEST_CASE("he in a turn is not its speaker") {
  const Parties alone("**Mr. Hill**: He never wrote to me.\n", "hearing.md");
  CHECK(alone.meant_by("me") == "Hill");
  CHECK(alone.meant_by("He") == "");
  CHECK(refusals_of(alone, "He").empty());
  const Parties other("**Mr. Hill**: I met Paul Cole. He never wrote to me.\n", "hearing.md");
  CHECK(other.meant_by("He") == "Paul Cole");
}

TEST_CASE("the refusal names the likeliest first, with its share, and is the likeliest's") {
  const Parties parties("Thomas Hill told Paul Cole that he was late.");
  CHECK(parties.meant_by("he") == "");
  const auto refusals = refusals_of(parties, "he");
  REQUIRE(refusals.size() == 1);
  const std::string& reason = refusals[0].reason;
  const std::string first = parties.resolution.entities[refusals[0].entity].name;
  const std::string second = first == "Paul Cole" ? "Thomas Hill" : "Paul Cole";
  const std::size_t best = reason.find(": " + first + " 0.");
  REQUIRE(best != std::string::npos);
  const std::size_t next = reason.find(", " + second + " 0.");
  REQUIRE(next != std::string::npos);
  const auto share_behind = [&](std::size_t at) { return std::stod(reason.substr(reason.find(" 0.", at))); };
  CHECK(share_behind(best) >= share_behind(next));
  CHECK(share_behind(best) + share_behind(next) <= 1.01);
}

TEST_CASE("what is decided says how likely it is and how far away the name stands") {
  const Parties parties("Thomas Hill met Mary Cole at the port. She spoke first.");
  const Entity* mary = parties.entity("Mary Cole");
  REQUIRE(mary != nullptr);
  REQUIRE(mary->mentions.size() == 2);
  CHECK(mary->mentions[1].rule.starts_with("most likely Mary Cole ("));
  CHECK(mary->mentions[1].rule.find("named 6 words before") != std::string::npos);
}

TEST_CASE("nobody is both he and she: the likelier stand, the others are refused") {
  const std::string she = "Robin Vale said that she was tired. She slept when she came. ";
  const Parties parties(she + "Robin Vale said that he was late.");
  for (std::size_t n : {0, 1}) CHECK(parties.meant_by("she", n) == "Robin Vale");
  CHECK(parties.meant_by("he") == "");
  const auto refusals = refusals_of(parties, "he");
  REQUIRE(refusals.size() == 1);
  CHECK(refusals[0].reason == "other pronouns here make this a person of the other sex");
  CHECK(Parties("Robin Vale said that he was late.").meant_by("he") == "Robin Vale");
}

TEST_CASE("we of a finding is the report's author, where there is one") {
  CHECK(Parties("The Canal Board published its report on Monday. In it we did not examine the mail.").meant_by("we") ==
        "Canal Board");
  CHECK(Parties("The Canal Board published its report on Monday. There we love ships.").meant_by("we") == "");
  CHECK(Parties("The Canal Board published its report. The Salt Office published its report. We found no letters.")
            .meant_by("We") == "");
  CHECK(Parties("The Canal Board wrote to Thomas Hill. We found no letters.").meant_by("We") == "");
}

}  // namespace whowhom
