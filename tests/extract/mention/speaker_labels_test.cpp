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

TEST_CASE("who asks is called by name once and by role from then on") {
  const std::string text =
      "*MS PIA HOLM (sworn).*\n\nQuestions From Counsel\n\n**Lady Marsham**: Sorry.\n\n**The Witness**: Okay.\n\n"
      "**Mr Dorn**: Your name, please?\n\n**Ms Pia Holm**: Pia Holm.\n\n**Counsel Inquiry**: When was "
      "it?\n\n**Ms Pia Holm**: In May.\n\n**Counsel Inquiry**: Why?\n\n**Ms Pia Holm**: Rain.\n\n**Counsel "
      "Inquiry**: Thank you.\n";
  const Parties parties(text);
  CHECK(parties.people() == Names{"Pia Holm", "Marsham", "Dorn"});
  CHECK(parties.organizations().empty());
  CHECK(exchanges(text) == Names{"Pia Holm = Dorn"});
}

TEST_CASE("a role that stands first, or right behind who presides, is nobody who was named") {
  const std::string rest =
      "**Ms Pia Holm**: In May.\n\n**Counsel Inquiry**: Why?\n\n**Ms Pia Holm**: Rain.\n\n**Counsel Inquiry**: "
      "Thank you.\n";
  CHECK(exchanges("**Counsel Inquiry**: When was it?\n\n" + rest).empty());
  CHECK(
      exchanges("**Lady Marsham**: When was it?\n\n**Ms Pia Holm**: In May.\n\n**Counsel Inquiry**: Where?\n\n" + rest)
          .empty());
}

TEST_CASE("turns that were run into one paragraph are parted behind the end of a sentence") {
  CHECK(exchanges("> Mr. DUNMORE. When was that? Dr. OKOYE. In May. Mr. DUNMORE.\"Are you sure?\" General OKOYE met "
                  "him there. Dr. OKOYE. \"Yes.\" Mr. DUNMORE. \"Thank you.\"\n") == Names{"Dunmore = Okoye"});
  CHECK(exchanges("He met Mr. DUNMORE. He met Dr. OKOYE. He met Mr. DUNMORE. He met Dr. OKOYE.\n").empty());
}

TEST_CASE("I in a paragraph of several turns is who speaks the turn") {
  const Parties parties("Mr. DUNMORE. When was that? Dr. OKOYE. I told Ann Lee in May.\n");
  CHECK(parties.meant_by("I") == "Okoye");
}

TEST_CASE("a surname in capitals speaks where the text has the full name") {
  CHECK(exchanges("ANN LEE, EVENING NEWS: Did it close?\n\nPIA HOLM, BRIDGE ENGINEER: In May.\n\nLEE: Why?\n\nHOLM: "
                  "Rain.\n\nLEE: Thank you.\n\nHOLM: Thanks.\n") == Names{"Ann Lee = Pia Holm"});
  CHECK(exchanges("TOWER: Turn left.\n\nCABIN: Left.\n\nTOWER: Land.\n\nCABIN: I do.\n").empty());
}

TEST_CASE("the examiner may be named in the question, and a new examination has a new one") {
  CHECK(exchanges("MS ANN LEE (sworn)\n\nQ. (BY MR. MORRISON) Did you know?\n\nA. I did.\n\nQ. When?\n\nA. In "
                  "May.\n\nCROSS-EXAMINATION\n\nQ. Why?\n\nA. Rain.\n\nQ. Really?\n\nA. Yes.\n") ==
        Names{"Ann Lee = Morrison"});
}

TEST_CASE("labels may have brackets around or behind them, or a dash") {
  CHECK(exchanges("[ANN LEE]: Did it close?\n\nMS HOLM [continuing]: In May.\n\n[ANN LEE]: Why?\n\nMS HOLM: Rain.\n") ==
        Names{"Ann Lee = Holm"});
  CHECK(exchanges("MR DORN — Did it close?\n\nMS HOLM — In May.\n\nMR DORN — Why?\n\nMS HOLM — Rain.\n") ==
        Names{"Dorn = Holm"});
}

TEST_CASE("a field in capitals is no turn, so that I of a mail stays its writer") {
  const Parties parties(
      "FROM: Ann Lee <ann.lee@acme.com>\nTO: Bo Hill <bo.hill@acme.com>\nSUBJECT: Bridge\n\nI told Pia "
      "Holm.\n\nNOTE: I am away.\n");
  CHECK(parties.meant_by("I") == "Ann Lee");
}

TEST_CASE("a title, a name and a stop open a turn at the beginning of paragraphs, where names come back") {
  const std::string hearing =
      "    Mr. Dunmore. The hearing will come to order. I now\nrecognize Ms. Okoye.\n    Ms. Okoye. When was that? "
      "I\nask "
      "Dr. Holm. She was there.\n    Dr. Holm. I told Ann Lee.\n    Ms. Okoye. Why?\n    Dr. Holm. It rained.\n    Mr. "
      "Dunmore. Thank you.\n";
  CHECK(exchanges(hearing) == Names{"Okoye = Holm"});
  CHECK(Parties(hearing).meant_by("I", 2) == "Holm");
  CHECK(exchanges("They met Mr.\nDunmore. He saw\nDr. Holm. She met\nMr. Dunmore. He met\nDr. Holm. She left.\n")
            .empty());
}

TEST_CASE("headings that begin like titles, and a name's initial, open no turns of hearings") {
  const std::string hearing =
      "Mr. Dunmore. Why?\n\nDr. Holm. It rained.\n\nMr. Dunmore. When?\n\nDr. Holm. In May.\n\n";
  CHECK(exchanges(hearing) == Names{"Dunmore = Holm"});
  CHECK(Parties(hearing + "Executive Summary. I told Ann Lee.\n").meant_by("I") == "");
  CHECK(Parties(hearing + "The Goal. I told Ann Lee.\n").meant_by("I") == "");
}

TEST_CASE("line numbers of a deposition are set aside and its head names the witness") {
  const std::string page =
      " 1   DEPOSITION OF PIA HOLM\n 2   having been first duly sworn,\n 3   testified as follows:\n 4\n 5   BY MR. "
      "DUNMORE:\n 6        Q.   When did you meet\n 7   Carl Dorn?\n 8        A.   I told the whole staff, and later "
      "Ann\n 9   Lee, in May.\n10    "
      "    "
      "Q.   Why?\n11        A.   It rained.\n12        Q.   Yes?\n13        A.   Yes.\n14        Q.   No?\n15        "
      "A.   "
      "No.\n";
  CHECK(exchanges(page) == Names{"Pia Holm = Dunmore"});
  CHECK(Parties(page).meant_by("I") == "Pia Holm");
  CHECK(Parties(page).entity("Ann Lee") != nullptr);
}

TEST_CASE("the voices of subtitles are turns") {
  const std::string cues =
      "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ann Lee>Did you call?</v>\n\n00:00:04.500 --> 00:00:06.000\n<v Pia "
      "Holm>I called Carl Dorn.</v>\n\n00:00:07.000 --> 00:00:09.000\n<v Ann Lee>Why?</v>\n\n00:00:10.000 --> "
      "00:00:12.000\n<v Pia Holm>It rained.</v>\n";
  CHECK(exchanges(cues) == Names{"Ann Lee = Pia Holm"});
  CHECK(Parties(cues).meant_by("I") == "Pia Holm");
}

}  // namespace whowhom
