#include <doctest/doctest.h>

#include "support/communications_of.hpp"
#include "support/parties_of.hpp"

namespace whowhom {
namespace {

using Names = std::vector<std::string>;

// "Ann Lee = Bo Hill" for each exchange of a hearing.
Names exchanges(const std::string& text) {
  const Parties parties(text);
  Names out;
  for (const CommunicationMention& claim : communications_of(parties))
    if (claim.evidence.rule == "transcript:turns")
      out.push_back(parties.resolution.entities[claim.from[0]].name + " = " +
                    parties.resolution.entities[claim.to[0]].name);
  return out;
}

}  // namespace

TEST_CASE("names in capitals behind an honorific are people, and the same as elsewhere") {
  const Parties parties(
      "LADY MARSHAM: Good morning.\n\nMS OKOYE KC: Mr Dunmore came.\n\nMR DUNMORE: I did, Ms Okoye.\n");
  CHECK(parties.people() == Names{"Marsham", "Okoye", "Dunmore"});
}

TEST_CASE("capitals behind a title that is no honorific are a name only where a turn begins") {
  CHECK(Parties("Chairman DUNMORE. The hearing begins.").people() == Names{"Dunmore"});
  CHECK(Parties("He was told by President NATO leaders met.").entity("Nato") == nullptr);
}

TEST_CASE("an agency's letters are no speaker's name") {
  CHECK(Parties("Mr FBI agent left. FAA: no answer.").entity("Fbi") == nullptr);
}

TEST_CASE("questions and answers are those of the examiner whom a heading names and of the witness who was sworn in") {
  CHECK(exchanges("MS ANN LEE (affirmed)\n\nQuestions from MR MORRISON\n\nQ. Did you know?\n\nA. I did.\n\nQ. "
                  "When?\n\nA. In May.\n") == Names{"Ann Lee = Morrison"});
  CHECK(exchanges(
            "1   MARIA T. SILVA,\n\n2   called as a witness, having been first duly sworn,\n\n3   BY MR. MORRISON:\n\n"
            "4        Q.  When?\n\n5        A.  In May.\n\n6        Q.  Why?\n\n7        A.  It rained.\n") ==
        Names{"Maria T. Silva = Morrison"});
}

TEST_CASE("questions without a heading are nobody's") {
  CHECK(exchanges("MS ANN LEE (affirmed)\n\nQ. Did you know?\n\nA. I did.\n\nQ. When?\n\nA. In May.\n").empty());
}

TEST_CASE("the witness is who was sworn in") {
  CHECK(exchanges("DR ANN LEE (sworn)\n\nMR MORRISON: Yes?\n\nTHE WITNESS: No.\n\nMR MORRISON: Why?\n") ==
        Names{"Ann Lee = Morrison"});
}

TEST_CASE("a title, a name in capitals and a stop open a turn, as in the hearings of Congress") {
  CHECK(exchanges("Mr. DUNMORE. When was that?\n\nDr. OKOYE. In May.\n\nMr. DUNMORE. Thank you.\n") ==
        Names{"Dunmore = Okoye"});
  CHECK(exchanges("Mr. Dunmore met Dr. Okoye.\n\nDr. Okoye left.\n\nMr. Dunmore stayed.\n").empty());
}

}  // namespace whowhom
