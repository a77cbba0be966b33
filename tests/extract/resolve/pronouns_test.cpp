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

TEST_CASE("he in a turn is not the one with whom its speaker talks") {
  const std::string talk = "ANN LEE: I met Paul Cole.\n\nCARL DORN: Did he call?\n\nANN LEE: He did.\n";
  const Parties parties(talk);
  CHECK(parties.meant_by("he") == "Paul Cole");
  CHECK(parties.meant_by("He") != "Carl Dorn");
  CHECK(refusals_of(parties, "He").empty());
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

TEST_CASE("who is he in a sentence is not she, so that the other one is") {
  const Parties parties(
      "Silvio Brandt was Katrin Dahl's lawyer for ten years, but he did not tell her about the verdict.");
  CHECK(parties.meant_by("he") == "Silvio Brandt");
  CHECK(parties.meant_by("her") == "Katrin Dahl");
}

TEST_CASE("It is the body that is the subject of the sentence before, where nothing else there could tell") {
  CHECK(Parties("The Department of Justice closed the pier. It had not warned Ann Lee.").meant_by("It") ==
        "Department of Justice");
  for (const char* text : {"The Department of Justice hired a bank. It had not warned Ann Lee.",
                           "The Department of Justice sued the Ministry of Health. It had not warned Ann Lee.",
                           "The Department of Justice signed the letter. It told Ann Lee of the fire.",
                           "Thomas Hill left the Department of Justice. It had not warned Ann Lee.",
                           "The Department of Justice closed the port.\n\nIt had not warned Ann Lee."})
    CHECK_MESSAGE(Parties(text).meant_by("It") == "", text);
}

TEST_CASE("we is the body that calls the text its own, outside of quotations") {
  CHECK(Parties("The Department of Justice publishes this report. We informed Ann Lee in May.").meant_by("We") ==
        "Department of Justice");
  CHECK(Parties("The Department of Justice published a report. We informed Ann Lee in May.").meant_by("We") == "");
  CHECK(Parties("The Department of Justice publishes this report. “We informed Ann Lee,” said Hill.").meant_by("We") ==
        "");
}

TEST_CASE("the doctor is the one who was just named as Dr, where no other is spoken of") {
  CHECK(
      Parties("Dr. Ann Lee opened the session. Thomas Hill then told the doctor about the fire.").meant_by("doctor") ==
      "Ann Lee");
  CHECK(Parties("Professor Ann Lee met Thomas Hill before Hill told the professor about the fire.")
            .meant_by("professor") == "Ann Lee");
  for (const char* text : {"Dr. Ann Lee met Dr. Mary Cole. Thomas Hill then told the doctor about the fire.",
                           "Dr. Ann Lee sent for a doctor. Thomas Hill then told the doctor about the fire.",
                           "Dr. Ann Lee left. The night was cold. Thomas Hill then told the doctor about the fire.",
                           "Ann Lee left. Thomas Hill then told the doctor about the fire."})
    CHECK_MESSAGE(Parties(text).meant_by("doctor") == "", text);
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
