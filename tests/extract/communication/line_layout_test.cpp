// Layout is read from whole documents, through all stages: what stands in a header decides what its names are.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/communications_of.hpp"
#include "support/parties_of.hpp"

namespace whowhom {
namespace {

std::string joined(std::vector<std::string> parts, const char* between) {
  std::ranges::sort(parts);
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

// "Ann Lee > Bo Hill email; …" of the claims whose rule begins so; "nothing" where there are none.
std::string contacts_in(const std::string& text, const std::string& rule, const std::string& path = "note.txt") {
  const Parties parties(text, path);
  std::vector<std::string> out;
  for (const CommunicationMention& claim : communications_of(parties)) {
    if (!claim.evidence.rule.starts_with(rule)) continue;
    CHECK(claim.evidence.quote == parties.document.text.substr(claim.evidence.span.start, claim.evidence.span.size()));
    const auto names = [&](const std::vector<std::size_t>& side) {
      std::vector<std::string> words;
      for (const std::size_t party : side) words.push_back(parties.resolution.entities[party].name);
      return joined(words, "+");
    };
    const std::string from = names(claim.from);
    const std::string to = names(claim.to);
    const std::string through = claim.through.empty() ? "" : " through " + names(claim.through);
    if (claim.mutual)
      out.push_back(std::min(from, to) + " = " + std::max(from, to) + " " + std::string(to_text(claim.channel)));
    else
      out.push_back(from + " > " + to + " " + std::string(to_text(claim.channel)) + through);
  }
  return out.empty() ? "nothing" : joined(out, "; ");
}

const std::string kOuter = "From: Ann Lee <ann.lee@acme.com>\nTo: Bo Hill <bo.hill@acme.com>\nSubject: Bridge\n\n";

}  // namespace

TEST_CASE("each message of a chain is a contact of its own") {
  CHECK(contacts_in(kOuter + "FYI\n\n-----Original Message-----\nFrom: Holm, Pia\nSent: Monday, May 4, 2001 3:00 PM\n"
                             "To: Lee, Ann\nCc: Dorn, Carl\nSubject: Bridge\n\nIt is closed.\n",
                    "mail:") == "Ann Lee > Bo Hill email; Pia Holm > Ann Lee+Carl Dorn email");
}

TEST_CASE("an attribution says that the quoted one wrote to who answers") {
  CHECK(contacts_in(
            kOuter + "Yes.\n\nOn Mon, May 4, 2001 at 9:12 AM, Bo Hill <bo.hill@acme.com> wrote:\n> Is it closed?\n",
            "mail:attribution") == "Bo Hill > Ann Lee email");
}

TEST_CASE("who forwards is the sender where the header names receivers only") {
  const std::string inner =
      "---------------------- Forwarded by Carl Dorn/NY/ACME on 05/04/2001 10:34 AM ---------------------------\n\n"
      "Pia Holm@ACME\n05/04/2001 09:00 AM\nTo: Carl Dorn/NY/ACME@ACME\ncc: \nSubject: Bridge\n\nIt is closed.\n";
  CHECK(contacts_in("To: Ann Lee/NY/ACME@ACME, Bo Hill/NY/ACME@ACME\ncc: \nSubject: Bridge\n\n" + inner,
                    "mail:forwarded") == "Carl Dorn > Ann Lee+Bo Hill email");
  CHECK(contacts_in(kOuter + inner, "mail:forwarded") == "nothing");
}

TEST_CASE("the box and the gaps of Notes are read") {
  CHECK(contacts_in(kOuter + "FYI\n\n\tAcme Trade Corp.\n\t\n\tFrom:  \"Pia Holm\" <pholm@bridge.com>      \n"
                             "05/04/2001 10:34 AM\n\t\n\nTo: <ann.lee@acme.com>\ncc: \"Carl Dorn\" <cdorn@bridge.com>\n"
                             "Subject: Bridge\n\nIt is closed.\n",
                    "mail:headers") == "Ann Lee > Bo Hill email; Pia Holm > Ann Lee+Carl Dorn email");
  CHECK(contacts_in("Pia Holm\n\n05/04/2001 10:34 AM\n\nTo: Ann Lee/NY/ACME@ACME\ncc: Carl Dorn/NY/ACME@ACME \n\n"
                    "Subject: Bridge\n\nIt is closed.\n",
                    "mail:notes") == "Pia Holm > Ann Lee+Carl Dorn email");
}

TEST_CASE("I is who wrote the innermost message") {
  CHECK(contacts_in(kOuter + "I told Carl Dorn.\n\n-----Original Message-----\nFrom: Holm, Pia\nSent: Monday, May 4, "
                             "2001 3:00 PM\nTo: Lee, Ann\nSubject: Bridge\n\nI told Dora Finch.\n",
                    "verb:") == "Ann Lee > Carl Dorn unspecified; Pia Holm > Dora Finch unspecified");
  CHECK(contacts_in(kOuter + "Yes.\n\nOn May 4, 2001, Bo Hill wrote:\n> I told Dora Finch.\n", "verb:") ==
        "Bo Hill > Dora Finch unspecified");
}

TEST_CASE("I of a message that says nobody's name is nobody") {
  CHECK(contacts_in(kOuter + "FYI\n\n---------- Forwarded message ----------\n\nI told Dora Finch.\n", "verb:") ==
        "nothing");
  CHECK(contacts_in(kOuter + "Yes.\n\n> I told Dora Finch.\n", "verb:") == "nothing");
}

TEST_CASE("I of a witness's answer is the witness, in its later paragraphs too") {
  CHECK(contacts_in("MS DORA FINCH (affirmed)\n\n**Mr Holm**: What did you do?\n\n**Ms Dora Finch**: I told Carl "
                    "Dorn.\n\nLater I called Pia Marsh.\n\n**Mr Holm**: Thank you.\n",
                    "verb:") == "Dora Finch > Carl Dorn unspecified; Dora Finch > Pia Marsh call");
  CHECK(contacts_in("DORA FINCH, having been duly sworn, testified.\n\nBY MR. HOLM:\n\nQ. What did you do?\n\n"
                    "A. I told Carl Dorn.\n\nQ. When?\n\nA. In May.\n",
                    "verb:tell") == "Dora Finch > Carl Dorn unspecified");
}

TEST_CASE("the chair and counsel converse, and only the witness testifies") {
  CHECK(contacts_in("MS DORA FINCH (affirmed)\n\n**Mr Holm**: My Lady.\n\n**Lady Okoye**: Mr Holm.\n\n**Mr Holm**: "
                    "Shall I begin?\n\n**Lady Okoye**: Yes.\n\n**Mr Holm**: When?\n\n**Ms Dora Finch**: In "
                    "May.\n\n**Mr Holm**: Of what year?\n\n**Ms Dora Finch**: I forget.\n",
                    "transcript:") == "Dora Finch = Holm testimony; Holm = Okoye conversation");
}

TEST_CASE("two witnesses who answer in turn do not testify to each other") {
  CHECK(contacts_in("DORA FINCH (sworn)\n\nCARL DORN (sworn)\n\n**Mr Holm**: When?\n\n**Dora Finch**: In May.\n\n"
                    "**Carl Dorn**: In May.\n\n**Mr Holm**: Why?\n\n**Dora Finch**: The rain.\n\n**Carl Dorn**: The "
                    "rain.\n",
                    "transcript:") == "Dora Finch = Holm testimony");
}

TEST_CASE("plain names before colons are speakers where they come back, and none in a mail") {
  CHECK(contacts_in("Ann Lee: When did it close?\n\nPia Holm: In May. I told Carl Dorn.\n\nAnn Lee: Why?\n\nPia "
                    "Holm: The rain.\n",
                    "") == "Ann Lee = Pia Holm conversation; Pia Holm > Carl Dorn unspecified");
  CHECK(contacts_in("Ann Lee: When did it close?\n\nPia Holm: In May.\n", "") == "nothing");
  CHECK(contacts_in(kOuter + "Carl Dorn: to speak first.\nPia Holm: to speak then.\nCarl Dorn: to close.\nPia Holm: "
                             "to thank all.\n",
                    "transcript:") == "nothing");
}

TEST_CASE("turns far apart are no exchange") {
  const std::string page(21000, '.');
  CHECK(contacts_in("Mr. HOLM. When?\n\n" + page + "\n\nMs. FINCH. In May.\n\n" + page + "\n\nMr. HOLM. Why?\n",
                    "transcript:") == "nothing");
}

TEST_CASE("two who write in a chat write to each other, and I is who writes the turn") {
  CHECK(contacts_in("[04/05/2021, 09:01:22] Ann Lee: Did you see it?\n[04/05/2021, 09:02:10] Bo Hill: Yes. I told Carl "
                    "Dorn.\n",
                    "") == "Ann Lee = Bo Hill text_message; Bo Hill > Carl Dorn unspecified");
  CHECK(contacts_in("Ann Lee (12:04): Did you see it?\nBo Hill (12:05): Yes. I told Carl Dorn.\n", "") ==
        "Ann Lee = Bo Hill text_message; Bo Hill > Carl Dorn unspecified");
  CHECK(contacts_in("2021-05-04 12:04:00 Ann Lee: Did you see it?\n2021-05-04 12:05:10 Bo Hill: Yes.\n", "chat:") ==
        "Ann Lee = Bo Hill text_message");
}

TEST_CASE("a name in angle brackets writes the line behind it, and an address or a tag does not") {
  CHECK(contacts_in("<Ann Lee> is it done?\n<Bo Hill> yes, I told Carl Dorn\n", "") ==
        "Ann Lee = Bo Hill text_message; Bo Hill > Carl Dorn unspecified");
  CHECK(contacts_in("[12:04] <Ann Lee> is it done?\n[12:05] <Bo Hill> yes\n", "chat:") ==
        "Ann Lee = Bo Hill text_message");
  CHECK(contacts_in("12:04:09 <Ann Lee> is it done?\n12:05:11 <Bo Hill> yes\n", "chat:") ==
        "Ann Lee = Bo Hill text_message");
  CHECK(contacts_in("<ann.lee@acme.com> Ann Lee\n<bo.hill@acme.com> Bo Hill\n", "chat:") == "nothing");
}

TEST_CASE("a turn to one alone is a message to that one, and one to everybody a turn as any other") {
  CHECK(contacts_in("10:04:12 From Ann Lee to Bo Hill: is Carl late?\n10:05:40 From Pia Holm to Ann Lee: yes\n"
                    "10:06:01 From Pia Holm to Ann Lee: very\n",
                    "chat:") == "Ann Lee > Bo Hill text_message; Pia Holm > Ann Lee text_message");
  CHECK(contacts_in("10:04:12 From Ann Lee to Everyone: is it done?\n10:05:40 From Bo Hill to Everyone: yes\n",
                    "chat:") == "Ann Lee = Bo Hill text_message");
}

TEST_CASE("you is the other one of a chat of two, and nobody known where three write") {
  CHECK(contacts_in("[09:01] Ann Lee: Carl Dorn told you.\n[09:02] Bo Hill: Yes.\n", "verb:") ==
        "Carl Dorn > Bo Hill unspecified");
  CHECK(contacts_in("[09:01] Ann Lee: Carl Dorn told you.\n[09:02] Bo Hill: Yes.\n[09:03] Pia Holm: No.\n", "verb:") ==
        "nothing");
}

TEST_CASE("an answer in a group and what begins with a name are written to that one") {
  const std::string group = "[09:01] Ann Lee: Did you see it?\n[09:02] Pia Holm: No.\n[09:03] Carl Dorn: No.\n";
  CHECK(contacts_in(group + "[09:04] Bo Hill (to Ann Lee): Yes.\n", "chat:") == "Bo Hill > Ann Lee text_message");
  CHECK(contacts_in(group + "[09:04] Bo Hill: @Ann Lee yes.\n", "chat:") == "Bo Hill > Ann Lee text_message");
  CHECK(contacts_in(group + "[09:04] Bo Hill: @Pia, @Carl: where were you?\n", "chat:") ==
        "Bo Hill > Carl Dorn text_message; Bo Hill > Pia Holm text_message");
  CHECK(contacts_in(group + "[09:04] Bo Hill: I saw @Pia there.\n", "chat:") == "nothing");
  CHECK(contacts_in(group + "[09:04] Ann Weber: No.\n[09:05] Bo Hill: @Ann yes.\n", "chat:") == "nothing");
}

TEST_CASE("a chat's stamps say when, where the order of day and month is sure") {
  const auto dates_of = [](const std::string& text) {
    const Parties parties(text);
    std::string out;
    for (const CommunicationMention& claim : communications_of(parties))
      if (claim.evidence.rule.starts_with("chat:")) out += (out.empty() ? "" : "; ") + claim.date.value_or("-");
    return out;
  };
  CHECK(dates_of("[2020-05-12 09:01] Ann Lee: One.\n[2020-05-12 09:02] Bo Hill: Two.\n") == "2020-05-12");
  CHECK(dates_of("[12.05.20, 09:01] Ann Lee: One.\n[14.05.20, 09:02] Bo Hill: Two.\n[15.05.20, 09:02] Ann Lee: 3.\n") ==
        "2020-05-12/2020-05-15");
  CHECK(dates_of("[05/12/2020, 09:01] Ann Lee: One.\n[05/12/2020, 09:02] Bo Hill: Two.\n") == "-");
  CHECK(dates_of("[05/12/2020, 09:01] Ann Lee: One.\n[05/13/2020, 09:02] Bo Hill: Two.\n") == "2020-05-12/2020-05-13");
  CHECK(dates_of("13/05/20, 09:01 - Ann Lee: One 3/4/2019.\n13/05/20, 09:02 - Bo Hill: Two.\n") == "2020-05-13");
  CHECK(dates_of("Ann Lee (09:03): On 3/4/2019.\nBo Hill (09:05): Two.\n") == "-");
  CHECK(dates_of("[2020-05-12 09:01] Ann Lee: One.\n[2020-05-12 09:02] Bo Hill (to Ann Lee): Two.\n") == "2020-05-12");
}

TEST_CASE("a post that answers is written to that one, under the name that the thread gives the handle") {
  const std::string first =
      "Ann Lee @annlee · 4h\n1/2 I told Carl Dorn.\n\nAnn Lee @annlee · 4h\n2/2 Nobody else was told.\n\n";
  CHECK(contacts_in(first, "post:") == "nothing");
  CHECK(contacts_in(first, "verb:") == "Ann Lee > Carl Dorn unspecified");
  CHECK(contacts_in(first + "Bo Hill @bo_h · 3h\nReplying to @AnnLee\nWhy?\n", "post:") ==
        "Bo Hill > Ann Lee text_message");
  CHECK(contacts_in(first + "Bo Hill @bo_h · 3h\nReplying to @stranger99\nWhy?\n", "post:") ==
        "Bo Hill > @stranger99 text_message");
  CHECK(contacts_in(first + "Ann Lee @annlee · 3h\nReplying to @annlee\nOne more.\n", "post:") == "nothing");
  CHECK(contacts_in(first + "Bo Hill @bo_h · 3h\nI agree with @annlee.\n", "post:") == "nothing");
}

TEST_CASE("a handle that two names have is neither's") {
  CHECK(contacts_in("Ann Lee @bridge · 4h\nOne.\n\nPia Holm @bridge · 3h\nTwo.\n\nBo Hill @bo_h · 2h\nReplying to "
                    "@bridge\nThree.\n",
                    "post:") == "Bo Hill > @bridge text_message");
}

TEST_CASE("who speak in a recording converse") {
  CHECK(contacts_in("Ann Lee (00:04): Did you see it?\nBo Hill (00:09): Yes.\n", "chat:") ==
        "Ann Lee = Bo Hill conversation");
}

TEST_CASE("a label in capitals may say in brackets for whom its speaker asks") {
  CHECK(contacts_in("ANN LEE: The gate is shut.\n\nROBERT DORN (Evening Post): Since when?\n\nANN LEE: Since May.\n",
                    "transcript:") == "Ann Lee = Robert Dorn conversation");
}

TEST_CASE("one turn behind another is no exchange where others write, and an agenda is no chat") {
  CHECK(contacts_in("[09:01] Ann Lee: Did you see it?\n[09:02] Bo Hill: Yes.\n[09:03] Pia Holm: No.\n", "chat:") ==
        "nothing");
  CHECK(contacts_in("9:30 Ann Lee: the draft\n10:00 Bo Hill: the survey\n", "chat:") == "nothing");
}

TEST_CASE("a memorandum's fields may be parted, its receivers may stand in lines of their own, and it may go through") {
  CHECK(contacts_in("MEMORANDUM FOR: Ann Lee\n\nTHRU: Carl Dorn\n\nFROM: Bo Hill\n\nSUBJECT: Bridge\n\nPlease read.\n",
                    "memo:") == "Bo Hill > Ann Lee memo through Carl Dorn");
  CHECK(contacts_in("To:     Ann Lee\n        Carl Dorn\n        Pia Holm\nFrom:   Bo Hill\nSubject: Bridge\n\nPlease "
                    "read.\n",
                    "memo:") == "Bo Hill > Ann Lee+Carl Dorn+Pia Holm memo");
  CHECK(contacts_in("MEMORANDUM FOR THE RECORD\n\nFROM: Bo Hill\n\nSUBJECT: Bridge\n", "memo:") == "nothing");
}

TEST_CASE("From below the end of a mail's header is another mail's") {
  CHECK(contacts_in("To: Ann Lee <ann.lee@acme.com>\nSubject: Bridge\n\nFrom: Bo Hill\nSent: Monday\nTo: Pia Holm\n",
                    "mail:headers") == "Bo Hill > Pia Holm email");
}

TEST_CASE("you is the only one to whom a mail is addressed, or who is answered") {
  CHECK(contacts_in(kOuter + "You told Carl Dorn on Monday.\n", "verb:") == "Bo Hill > Carl Dorn unspecified");
  CHECK(contacts_in(kOuter + "Yes.\n\nOn May 4, 2001, Bo Hill wrote:\n> You told Dora Finch on Monday.\n", "verb:") ==
        "Ann Lee > Dora Finch unspecified");
  CHECK(contacts_in("From: Ann Lee <ann.lee@acme.com>\nTo: Bo Hill <bo.hill@acme.com>, Pia Holm <p.holm@acme.com>\n"
                    "Subject: Bridge\n\nYou told Carl Dorn on Monday.\n",
                    "verb:") == "nothing");
  CHECK(contacts_in("From: Ann Lee <ann.lee@acme.com>\nTo: Bo Hill <bo.hill@acme.com>; All Staff\n"
                    "Subject: Bridge\n\nYou told Carl Dorn on Monday.\n",
                    "verb:") == "nothing");
}

TEST_CASE("you of an examiner is the witness who answers, and you of a witness is anybody") {
  CHECK(contacts_in("MS DORA FINCH (affirmed)\n\n**Mr Holm**: You told Carl Dorn on Monday.\n\n**Ms Dora Finch**: Yes. "
                    "You call Pia Marsh every day.\n\n**Mr Holm**: Thank you.\n",
                    "verb:") == "Dora Finch > Carl Dorn unspecified");
}

TEST_CASE("everybody of a body is a list, and neither the body nor a person") {
  CHECK(contacts_in("From: Ann Lee <ann.lee@acme.com>\nTo: All Northern Water Board@ACME, Bo Hill\nSubject: "
                    "Bridge\n\nPlease read.\n",
                    "mail:headers") == "Ann Lee > Bo Hill email");
}

TEST_CASE("what is left of an encoding is white space in a header and below it") {
  CHECK(contacts_in("From: =09Rzhonka, Yevhen =20\nSent:=09Monday, July 16, 2001 9:59 AM\nTo:=09Holm, Pia;=20\nDorn, "
                    "Carl\nSubject:=09Bridge\n\nI told Bo Hill=09of it.=20\n",
                    "") == "Yevhen Rzhonka > Bo Hill unspecified; Yevhen Rzhonka > Carl Dorn+Pia Holm email");
}

TEST_CASE("a subject that answers or forwards makes a header a mail's") {
  CHECK(contacts_in("From: Yevhen Rzhonka\nTo: Pia Holm\nSubject: FW: Bridge\n\nPlease read.\n", "mail:headers") ==
        "Yevhen Rzhonka > Pia Holm email");
}

}  // namespace whowhom
