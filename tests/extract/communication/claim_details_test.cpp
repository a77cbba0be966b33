// What a contact carries besides its parties: date, topic, source, intermediaries, rule, page.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "extract/communication/communication_mention.hpp"
#include "support/communications_of.hpp"
#include "support/marked_text.hpp"

namespace whowhom {
namespace {

struct Read {
  MarkedText marked;
  std::vector<CommunicationMention> claims;
};

Read read(std::string_view text) {
  Read out;
  out.marked = read_marked(text);
  out.claims = communications_of(out.marked);
  return out;
}

std::string name_of(const Read& read, std::optional<std::size_t> entity) {
  return entity ? read.marked.resolution.entities[*entity].name : "nobody";
}

std::string ties_of(const Read& read) {
  std::set<std::string> ties;
  for (const RelationMention& tie : find_document_relations(read.marked.document, read.marked.analysis,
                                                            read.marked.mentions, read.marked.resolution))
    ties.insert(name_of(read, tie.from) + " " + std::string(to_text(tie.type)) + " " + name_of(read, tie.to));
  std::string text;
  for (const std::string& tie : ties) text += (text.empty() ? "" : "; ") + tie;
  return text;
}

TEST_CASE("a contact has the date and topic of its sentence in the text's own words") {
  const Read found = read("On January 25, 2001, [Alder] told [Birch] about the crack in the northern pier.");
  REQUIRE(found.claims.size() == 1);
  CHECK(found.claims[0].date == "2001-01-25");
  CHECK(found.claims[0].topic == "the crack in the northern pier");
  CHECK(found.claims[0].evidence.rule == "verb:tell");
}

TEST_CASE("a day is no topic") {
  const Read found = read("[Alder] called [Birch] on Monday.");
  REQUIRE(found.claims.size() == 1);
  CHECK_FALSE(found.claims[0].topic.has_value());
}

TEST_CASE("the source is whoever the sentence has it from") {
  const Read above = read("[Cedar] said that [Alder] called [Birch].");
  CHECK(name_of(above, above.claims.at(0).source) == "Cedar");
  const Read according = read("According to [Cedar], [Alder] called [Birch].");
  CHECK(name_of(according, according.claims.at(0).source) == "Cedar");
  const Read trailing = read("[Alder] called [Birch], [Cedar] said.");
  CHECK(name_of(trailing, trailing.claims.at(0).source) == "Cedar");
  const Read plain = read("[Alder] called [Birch].");
  CHECK(name_of(plain, plain.claims.at(0).source) == "nobody");
}

TEST_CASE("an intermediary is neither side") {
  const Read found = read("[Alder] sent a letter to [Birch] through [Cedar].");
  REQUIRE(found.claims.size() == 1);
  REQUIRE(found.claims[0].through.size() == 1);
  CHECK(name_of(found, found.claims[0].through[0]) == "Cedar");
}

TEST_CASE("an interview that names no interviewer is with the author of the report it speaks of") {
  const Read found = read(
      "[#The Inspectorate=Inspectorate] released [%the report=report] in May.\n\n"
      "In an interview after [Alder] read a draft of [%this report=report], [Alder] noted that the pier was old.");
  REQUIRE(found.claims.size() == 1);
  CHECK(name_of(found, found.claims[0].to.at(0)) == "Inspectorate");
  CHECK(found.claims[0].channel == Channel::interview);
  CHECK(found.claims[0].mutual);
  CHECK(read("In an interview, [Alder] noted that [%the report=report] was long.").claims.empty());
}

TEST_CASE("a person and their own body at one table are not a pair") {
  const Read found = read("[#FAA] Director [Alder] and [Birch] met with [Cedar] and the [#FAA].");
  REQUIRE(found.claims.size() >= 3);
  for (const CommunicationMention& claim : found.claims)
    for (const std::size_t a : claim.from)
      for (const std::size_t b : claim.to) CHECK_FALSE((name_of(found, a) == "Alder" && name_of(found, b) == "FAA"));
}

TEST_CASE("what is attached to a mail is sent by its sender, and by who forwards it") {
  const Read found = read(
      "From: [Alder]\nTo: [Birch], [Cedar]\nSubject: Pier\n\nFor you.\n\n---- Forwarded by [Alder] ----\n\n"
      "From: [Dole]\nTo: [Alder]\nSubject: Pier\n\nAttached is [%the memo=memo].\n");
  CHECK(ties_of(found) ==
        "Alder received memo; Alder sent memo; Birch received memo; Cedar received memo; Dole sent memo");
  const Read answered = read(
      "From: [Alder]\nTo: [Birch]\nSubject: Pier\n\nThanks.\n\n---- Original Message ----\n\n"
      "From: [Dole]\nTo: [Alder]\nSubject: Pier\n\nAttached is [%the memo=memo].\n");
  CHECK(ties_of(answered) == "Alder received memo; Dole sent memo");
  CHECK(ties_of(read("[Alder] met [Birch]. Attached is [%the memo=memo].")).empty());
}

TEST_CASE("header lines of mail are one email to all receivers, quoted as they stand") {
  const Read found = read("From: [Alder]\nTo: [Birch], [Cedar]\nCc: [Dole]\nSubject: Pier\n\nThe pier is old.\n");
  REQUIRE(found.claims.size() == 1);
  CHECK(found.claims[0].channel == Channel::email);
  CHECK(found.claims[0].to.size() == 3);
  CHECK(found.claims[0].evidence.quote == "From: Alder\nTo: Birch, Cedar\nCc: Dole");
}

TEST_CASE("a memorandum names its receiver first and is no mail") {
  const Read found =
      read("TO:    [Birch]\nFROM:  [Alder]\nCC:    [Cedar]\nDATE:  12 March 2019\n\nThe pier is closed.\n");
  REQUIRE(found.claims.size() == 1);
  CHECK(found.claims[0].channel == Channel::memo);
  CHECK(name_of(found, found.claims[0].from.front()) == "Alder");
  CHECK(found.claims[0].to.size() == 2);
}

// "sender Alder, trigger told": what each part of the quote is there for.
std::string roles_of(const Read& read, std::size_t claim) {
  std::string out;
  for (const Anchor& anchor : read.claims.at(claim).evidence.anchors)
    out += (out.empty() ? "" : ", ") + std::string(to_text(anchor.role)) + " " +
           read.marked.document.text.substr(anchor.span.start, anchor.span.size());
  return out;
}

TEST_CASE("the anchors say which words are who, and which deny it") {
  const Read denied = read("[Cedar] said that [Alder] did not tell [Birch].");
  CHECK(roles_of(denied, 0) == "source Cedar, sender Alder, negation not, trigger tell, receiver Birch");
  const Read through = read("[Birch] was sent a letter through [Cedar] by [Alder].");
  CHECK(roles_of(through, 0) == "receiver Birch, trigger sent, through Cedar, sender Alder");
  const Read about = read("[Alder] told [Birch] about the crack in the northern pier.");
  CHECK(roles_of(about, 0) == "sender Alder, trigger told, receiver Birch, topic the crack in the northern pier");
  const Read mutual = read("[Alder] met with [Birch].");
  CHECK(roles_of(mutual, 0) == "party Alder, trigger met, party Birch");
}

TEST_CASE("a receiver of one mail is not the receiver of the next") {
  const Read found = read("From: nobody known\nTo: [Birch]\nFrom: [Alder]\nTo: [Cedar]\n");
  REQUIRE(found.claims.size() == 1);
  CHECK(found.claims[0].to.size() == 1);
}

TEST_CASE("a header without a receiver is no contact") {
  CHECK(read("From: [Alder]\nSubject: Pier\n\n[Birch] is old.\n").claims.empty());
}

TEST_CASE("a header without From is known by the time before To") {
  const Read found =
      read("[Alder]\n07/30/2001 12:46 PM\n\tTo: [Birch], [Cedar]\n\tcc:\n\tSubject: Pier\n\nThe pier is old.\n");
  REQUIRE(found.claims.size() == 1);
  CHECK(name_of(found, found.claims[0].from.at(0)) == "Alder");
  CHECK(found.claims[0].to.size() == 2);
  CHECK(read("[Alder] went up. To: [Birch]\nSubject: Pier\n").claims.empty());
}

TEST_CASE("turns of a hearing are one mutual testimony") {
  const Read found =
      read("**[Alder]**: Was the pier old?\n\n**[Birch]**: Yes.\n\n**[Alder]**: How old?\n\n**[Birch]**: Very.\n");
  REQUIRE(found.claims.size() == 1);
  CHECK(found.claims[0].mutual);
  CHECK(found.claims[0].channel == Channel::testimony);
}

}  // namespace
}  // namespace whowhom
