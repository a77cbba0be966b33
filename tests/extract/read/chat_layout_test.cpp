#include "extract/read/chat_layout.hpp"

#include <doctest/doctest.h>

#include <string>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

// "Ann Lee: words; Bo Ek>Ann Lee: words" with what follows in further lines behind "/".
std::string turns_in(const std::string& text) {
  std::string out;
  for (const ChatTurn& turn : find_chat_turns(text)) {
    out += (out.empty() ? "" : "; ") + std::string(slice(text, turn.name));
    if (!turn.to.empty()) out += (turn.alone ? ">>" : ">") + std::string(slice(text, turn.to));
    std::string said(slice(text, trimmed(text, {turn.said, turn.end})));
    for (char& c : said)
      if (c == '\n') c = '/';
    out += ": " + said;
  }
  return out;
}

}  // namespace

TEST_CASE("exports of phones: bracketed or dashed times, 12 or 24 hours, in any order of day and month") {
  const std::string two = "Ann Lee: Hi; Bo Ek: Ho";
  CHECK(turns_in("[12/05/2020, 09:01:22] Ann Lee: Hi\n[12/05/2020, 09:02:10] Bo Ek: Ho\n") == two);
  CHECK(turns_in("[5/12/20, 9:01:22 PM] Ann Lee: Hi\n[5/12/20, 9:02:10 PM] Bo Ek: Ho\n") == two);
  CHECK(turns_in("[5/12/20, 9:01:22\u202FPM] Ann Lee: Hi\n\u200E[5/12/20, 9:02:10\u202FPM] Bo Ek: Ho\n") == two);
  CHECK(turns_in("12/05/2020, 21:01 - Ann Lee: Hi\n12/05/2020, 21:02 - Bo Ek: Ho\n") == two);
  CHECK(turns_in("5/12/20, 9:01 pm - Ann Lee: Hi\n5/12/20, 9:02 pm - Bo Ek: Ho\n") == two);
  CHECK(turns_in("12.05.20, 21:01 - Ann Lee: Hi\n12.05.20, 21:02 - Bo Ek: Ho\n") == two);
  CHECK(turns_in("2020-05-12 09:01 Ann Lee: Hi\n2020-05-12 09:02 Bo Ek: Ho\n") == two);
  CHECK(turns_in("2020-05-12T09:01:22Z Ann Lee: Hi\n2020-05-12T09:02:22Z Bo Ek: Ho\n") == two);
  CHECK(turns_in("[2020-05-12, 09:01] ~ Ann Lee: Hi\n[2020-05-12, 09:02] Bo Ek: Ho\n") == two);
}

TEST_CASE("a message goes on to the next time") {
  CHECK(turns_in("[12/05/2020, 09:01] Ann Lee: Hi\nand this\n\n  [09:00] Pia Holm: quoted\n[12/05/2020, 09:02] Bo Ek: "
                 "Ho\n") == "Ann Lee: Hi/and this//  [09:00] Pia Holm: quoted; Bo Ek: Ho");
}

TEST_CASE("what the program writes is no turn and ends the one before") {
  CHECK(
      turns_in("12/05/2020, 09:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read "
               "them.\n12/05/2020, 09:00 - Ann Lee created group \"Bridge: the gate\"\n12/05/2020, 09:01 - Ann Lee: "
               "Hi\n12/05/2020, 09:02 - Ann Lee added Pia Holm\n12/05/2020, 09:03 - Pia Holm: <Media omitted>\n"
               "12/05/2020, 09:03 - Carl Dorn left\n12/05/2020, 09:04 - Carl Dorn changed the subject to: New\n"
               "12/05/2020, 09:05 - Bo Ek: Ho\n") == "Ann Lee: Hi; Bo Ek: Ho");
  CHECK(turns_in(
            "[12/05/2020, 09:00] Bridge: \u200EMessages and calls are end-to-end encrypted.\n[12/05/2020, 09:01] Ann "
            "Lee: Hi\n[12/05/2020, 09:02] Carl Dorn: \u200Eimage omitted\n[12/05/2020, 09:03] Carl Dorn: This "
            "message was deleted.\n[12/05/2020, 09:05] Bo Ek: Ho\n") == "Ann Lee: Hi; Bo Ek: Ho");
}

TEST_CASE("names and times may stand above the words, where somebody comes back") {
  const std::string three = "Ann Lee: Hi; Bo Ek: Ho; Ann Lee: Hm";
  CHECK(turns_in("[5/12/2020 10:01 AM] Ann Lee\nHi\n\n[5/12/2020 10:02 AM] Bo Ek\nHo\n\n[5/12/2020 10:03 AM] Ann "
                 "Lee\nHm\n") == three);
  CHECK(
      turns_in("May 12, 2020  5:29:42 PM\nAnn Lee\nHi\n\nMay 12, 2020  5:30:42 PM (Read by them)\nBo Ek\nHo\n\nMay 12, "
               "2020  5:31:42 PM\nAnn Lee\nHm\n") == three);
  CHECK(turns_in("Ann Lee  10:01 AM\nHi\n\nBo Ek  10:02 AM\nHo\n\nAnn Lee  5/12/2020 10:03 AM\nHm\n") == three);
  CHECK(turns_in("Ann Lee — Today at 10:01 AM\nHi\nBo Ek — 05/12/2020 10:02 AM\nHo\nAnn Lee — Yesterday at 10:03 "
                 "AM\nHm\n") == three);
  CHECK(turns_in("Ann Lee, [12.05.2020 10:01]\nHi\n\nBo Ek, [12.05.2020 10:02]\nHo\n\nAnn Lee, [12.05.2020 "
                 "10:03]\nHm\n") == three);
  CHECK(turns_in("[9:30 AM] Opening Words\n[10:00 AM] Bridge Survey\n[11:00 AM] Closing Words\n") == "");
}

TEST_CASE("who is addressed stands in brackets or behind to") {
  CHECK(turns_in("[2020-05-12 09:01] Ann Lee: Hi\n[2020-05-12 09:02] Bo Ek (to Ann Lee): Ho\n") ==
        "Ann Lee: Hi; Bo Ek>Ann Lee: Ho");
  CHECK(turns_in("10:04:12 From Ann Lee to Bo Ek: Hi\n10:05:40 From Bo Ek to Everyone: Ho\n") ==
        "Ann Lee>>Bo Ek: Hi; Bo Ek>>Everyone: Ho");
}

TEST_CASE("a time counted from zero is a recording's") {
  CHECK(find_chat_turns("Ann Lee (00:03): Hi\nBo Ek (01:05): Ho\n").at(0).elapsed);
  CHECK(find_chat_turns("[00:00:03] Ann Lee: Hi\n[00:01:05] Bo Ek: Ho\n").at(0).elapsed);
  CHECK_FALSE(find_chat_turns("Ann Lee (09:03): Hi\nBo Ek (09:05): Ho\n").at(0).elapsed);
  CHECK_FALSE(find_chat_turns("[5/12/20, 00:00:03] Ann Lee: Hi\n[5/12/20, 00:01:05] Bo Ek: Ho\n").at(0).elapsed);
}

TEST_CASE("an agenda, a log and a list of fields are no chats") {
  CHECK(turns_in("9:30 Ann Lee: the draft\n10:00 Bo Hill: the survey\n") == "");
  CHECK(turns_in("Date: 12/05/2020, 09:01\nPlace: the bridge\n") == "");
  CHECK(turns_in("The call (09:01) was short: ten minutes.\nThe next (09:20) was longer.\n") == "");
}

}  // namespace whowhom
