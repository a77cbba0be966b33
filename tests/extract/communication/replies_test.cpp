// Answers across clauses and sentences, from made-up texts.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "support/communications_of.hpp"
#include "support/marked_text.hpp"

namespace whowhom {
namespace {

// "+Birch>Alder" for each claim in the text's order, "-" for one that did not happen.
std::string claims_in(std::string_view text) {
  const MarkedText marked = read_marked(text);
  std::vector<std::string> out;
  for (const CommunicationMention& claim : communications_of(marked)) {
    std::string line = claim.polarity == Polarity::happened         ? "+"
                       : claim.polarity == Polarity::did_not_happen ? "-"
                                                                    : "?";
    for (const std::size_t party : claim.from) line += marked.resolution.entities[party].name;
    line += ">";
    for (const std::size_t party : claim.to) line += marked.resolution.entities[party].name;
    if (std::ranges::find(out, line) == out.end()) out.push_back(line);
  }
  std::ranges::sort(out);
  std::string all;
  for (const std::string& line : out) all += (all.empty() ? "" : " ") + line;
  return all;
}

TEST_CASE("a reply that did not come is a silence of whom was written to") {
  for (const std::string_view silence :
       {"No reply came.", "No response was received.", "There was no response.", "[She=Birch] never answered.",
        "[Birch] has not responded.", "[He=Alder] got no answer.", "[Birch] did not write back.",
        "[His=Alder] letter went unanswered.", "[Birch] declined to respond.", "[Birch] failed to reply.",
        "[Birch] has yet to answer.", "[Alder] is still waiting for an answer.", "[Birch] gave no answer.",
        "[Alder] never heard back from [Birch]."}) {
    CAPTURE(silence);
    CHECK(claims_in("[Alder] wrote to [Birch] about the pier. " + std::string(silence)) == "+Alder>Birch -Birch>Alder");
  }
}

TEST_CASE("a reply in the next sentence or clause goes back to the writer") {
  CHECK(claims_in("[Alder] wrote to [Birch] about the pier. [Birch] replied that it was old.") ==
        "+Alder>Birch +Birch>Alder");
  CHECK(claims_in("[Alder] wrote to [Birch] about the pier. [Birch] wrote back.") == "+Alder>Birch +Birch>Alder");
  CHECK(claims_in("[Alder] sent [Birch] the memo on May 4 and got no response.") == "+Alder>Birch -Birch>Alder");
}

TEST_CASE("what was answered is named in the sentence") {
  CHECK(claims_in("[Birch] did not return [Alder]'s calls.") == "+Alder>Birch -Birch>Alder");
  CHECK(claims_in("[Birch] ignored [Alder]'s letters.") == "+Alder>Birch -Birch>Alder");
  CHECK(claims_in("[Birch] did not respond to a letter from [Alder].") == "+Alder>Birch -Birch>Alder");
  CHECK(claims_in("[Alder] has not heard back from [Birch].") == "+Alder>Birch -Birch>Alder");
  CHECK(claims_in("[Alder] has no answer from [Birch] yet.") == "+Alder>Birch -Birch>Alder");
  CHECK(claims_in("[Alder]'s letters to [Birch] were never answered.") == "+Alder>Birch -Birch>Alder");
}

TEST_CASE("messages go unanswered, not whom they were for") {
  CHECK(claims_in("[Alder] sent two letters to [Birch], which went unanswered.") == "+Alder>Birch -Birch>Alder");
}

TEST_CASE("whoever wrote is not who answers, but may be who stays silent to others") {
  CHECK(claims_in("[Alder] texted [Birch] from the pier. [He=Alder] texted back.") == "+Alder>Birch +Birch>Alder");
  CHECK(claims_in("[Alder] texted [Birch] from the pier. [He=Alder] never replied.") == "+Alder>Birch");
}

TEST_CASE("nobody and neither are all who were written to") {
  CHECK(claims_in("[Alder] wrote to [Birch] and [Cole]. Neither of them wrote back.") ==
        "+Alder>BirchCole -BirchCole>Alder");
}

TEST_CASE("two contacts that fit are one too many") {
  CHECK(claims_in("[Alder] wrote to [Birch] and [Cole] wrote to [Dole]. No reply came.") == "+Alder>Birch +Cole>Dole");
  CHECK(claims_in("[Alder] wrote to [Birch] and [Cole]. [He] never replied.") == "+Alder>BirchCole");
}

TEST_CASE("what is reported does not answer the report") {
  CHECK(claims_in("[Alder] told [Birch] that no reply had come.") == "+Alder>Birch");
  CHECK(claims_in("[Alder] wrote to [Birch] that the clerk had got no response to the outreach.") == "+Alder>Birch");
  CHECK(claims_in("[Alder] sent a letter to [Birch] stating that [he=Alder] got no answer to [his=Alder] request.") ==
        "+Alder>Birch");
  CHECK(claims_in("[Alder] briefed [Birch], and [he=Alder] got no answer to a letter that [he=Alder] wrote.") ==
        "+Alder>Birch");
}

TEST_CASE("what is no answer to anybody is nothing") {
  CHECK(claims_in("[Birch] declined to comment.").empty());
  CHECK(claims_in("[Birch] did not respond.").empty());
  CHECK(claims_in("There was no answer to the riddle.").empty());
  CHECK(claims_in("[Alder] wrote to [Birch]. [Birch] did not respond to a request for comment.") == "+Alder>Birch");
  CHECK(claims_in("[Alder] wrote to [Birch]. [Birch] did not return calls on Monday.") == "+Alder>Birch");
  CHECK(claims_in("[Alder] wrote to [Birch]. [Birch] did not respond to the letter.") == "+Alder>Birch -Birch>Alder");
  CHECK(claims_in("[Alder] wrote to [Birch]. [Birch] responded to what seemed to be another letter.") ==
        "+Alder>Birch");
  CHECK(claims_in("[Alder] wrote to [Birch]. [Birch] got the letter back.") == "+Alder>Birch");
  CHECK(claims_in("[Alder] wrote to [Birch]. [Birch] got back to the office.") == "+Alder>Birch");
  CHECK(claims_in("[Alder] wrote to [Birch]. [Birch] never got back to [him=Alder].") == "+Alder>Birch -Birch>Alder");
  CHECK(claims_in("[Alder] wrote to [Birch]. [Birch] responded by closing the pier.") == "+Alder>Birch");
  CHECK(claims_in("[Alder] wrote to [Birch]. The clerk never replied.") == "+Alder>Birch");
  CHECK(claims_in("[Alder] wrote to [Birch]. If [Birch] does not reply, the pier will be closed.") == "+Alder>Birch");
  CHECK(claims_in("[Alder] wrote to [Birch].\n\nThe pier is old and long.\n\nNo reply came.") == "+Alder>Birch");
}

TEST_CASE("the evidence is the sentence of the reply, with its words set off") {
  const MarkedText marked = read_marked("[Alder] wrote to [Birch]. [Birch] never replied.");
  const auto claims = communications_of(marked);
  REQUIRE(claims.size() == 2);
  const Evidence& evidence = claims[1].evidence;
  CHECK(evidence.quote == "Birch never replied.");
  CHECK(evidence.rule == "reply:reply");
  REQUIRE(evidence.anchors.size() == 3);
  CHECK(evidence.anchors[0].role == AnchorRole::sender);
  CHECK(evidence.anchors[1].role == AnchorRole::negation);
  CHECK(evidence.anchors[2].role == AnchorRole::trigger);
}

}  // namespace
}  // namespace whowhom
