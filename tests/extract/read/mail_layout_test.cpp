#include "extract/read/mail_layout.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace whowhom {
namespace {

// "from=Ann;to=Bo", a "|" between headers; blanks at the ends of values are left out.
std::string outline(const std::string& text) {
  std::string out;
  for (const MailHeader& header : find_mail_headers(text)) {
    out += out.empty() ? "" : " | ";
    bool first = true;
    for (const MailLine& line : header.lines) {
      if (line.field == MailField::other) continue;
      std::string value = text.substr(line.value.start, line.value.size());
      for (std::size_t at = value.find_first_of("\n\t"); at != std::string::npos; at = value.find_first_of("\n\t"))
        value[at] = ' ';
      const std::size_t start = std::min(value.find_first_not_of(' '), value.size());
      value = value.substr(start, value.find_last_not_of(' ') + 1 - start);
      constexpr const char* kNames[] = {"from", "to", "cc", "bcc"};
      out += (first ? "" : ";") + std::string(kNames[static_cast<int>(line.field)]) + "=" + value;
      first = false;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a header goes from From to the blank line, and folded lines belong to their field") {
  CHECK(outline("From: Ann\nTo: Bo,\n\tClay\nSubject: To: nobody\n\nFrom here on\n") == "from=Ann;to=Bo,  Clay");
}

TEST_CASE("quoted and forwarded headers are headers") {
  CHECK(
      outline(
          "Yes.\n\n> From: Ann\n> To: Bo\n>\n> No.\n\n-----Original Message-----\nFrom: Bo\nSent: Monday\nTo: Ann\n") ==
      "from=Ann;to=Bo | from=Bo;to=Ann");
}

TEST_CASE("a list goes on in a line that is not indented where the line before ends in a separator or in half a name") {
  CHECK(outline("From: Ann\nTo: Lee, Bo; Holm, Pia;\nSilva, Maria\nSubject: x\n") ==
        "from=Ann;to=Lee, Bo; Holm, Pia; Silva, Maria");
  CHECK(outline("To: Bo Hill/NY/ACME@ACME, Ann\nLee/NY/ACME@ACME\n") ==
        "to=Bo Hill/NY/ACME@ACME, Ann Lee/NY/ACME@ACME");
  CHECK(outline("From: Ann\nTo: Bo\nWe met, Clay and I.\n") == "from=Ann;to=Bo");
}

TEST_CASE("fields that were run into one line are told apart") {
  CHECK(outline("From: Lee, Ann Sent: Monday, May 4, 2001 3:00 PM To: Hill, Bo Cc: Holm, Pia Subject: RE: To: do\n") ==
        "from=Lee, Ann;to=Hill, Bo;cc=Holm, Pia");
  CHECK(outline("Thanks. -----Original Message----- From: Ann Sent: Monday To: Bo Subject: x\n") == "from=Ann;to=Bo");
}

TEST_CASE("a header of Notes has a time in front of To") {
  CHECK(outline("Ann Lee@ACME\n05/04/2001 03:00 PM\nTo: Bo Hill/NY@ACME\ncc: Pia Holm\nSubject: x\n") ==
        "from=Ann Lee@ACME 05/04/2001 03:00 PM;to=Bo Hill/NY@ACME;cc=Pia Holm");
  CHECK(outline("Ann Lee 22/11/2000 17:39 To: Bo cc: Subject: x\n") == "from=Ann Lee 22/11/2000 17:39;to=Bo;cc=");
}

TEST_CASE("prose with a colon is no header") {
  CHECK(outline("She turned to him.\n\nThe rule: from now on, To: is a word.\n").empty());
}

TEST_CASE("a memorandum has no mark of mail") {
  CHECK_FALSE(find_mail_headers("TO: Ann\nFROM: Bo\nSUBJECT: x\n").front().mail);
  CHECK(find_mail_headers("From: Ann\nSent: Monday\nTo: Bo\n").front().mail);
}

TEST_CASE("the sender of Notes may stand apart from the time, and the time from To") {
  CHECK(
      outline("--- Forwarded by Bo on 05/04/2001 ---\n\nAnn Lee\n\n05/04/2001 03:00 PM\n\nTo: Bo Hill\nSubject: x\n") ==
      "from=Ann Lee  05/04/2001 03:00 PM;to=Bo Hill");
}

TEST_CASE("a From line that ends in a time has its To below an empty line, and nothing else there") {
  CHECK(outline("\tFrom:  Ann Lee   05/04/2001 03:00 PM\n\t\n\nTo: Bo Hill\ncc: Pia\n") ==
        "from=Ann Lee   05/04/2001 03:00 PM;to=Bo Hill;cc=Pia");
  CHECK(outline("From: Ann Lee 05/04/2001 03:00 PM\n\nBo said so.\nTo: Bo Hill\n") ==
        "from=Ann Lee 05/04/2001 03:00 PM | to=Bo Hill");
}

TEST_CASE("a sender's bracket goes over lines") {
  CHECK(outline("From: Ann Lee\n[mailto:ann\nlee@acme.com]\nTo: Bo\n") ==
        "from=Ann Lee [mailto:ann lee@acme.com];to=Bo");
}

}  // namespace whowhom
