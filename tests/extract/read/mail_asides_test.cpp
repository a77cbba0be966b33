#include "extract/read/mail_asides.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/communications_of.hpp"
#include "support/parties_of.hpp"

namespace whowhom {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kHeader = "From: Ann Lee <ann.lee@acme.test>\nTo: Bo Hill <bo.hill@norvexa.test>\nSubject: x\n\n";
constexpr const char* kNotice =
    "This e-mail is the property of Acme and may contain confidential material. If you are not\n"
    "the intended recipient, please contact Cy Brandt and delete all copies.\n";

Lines found_in(const std::string& text) {
  Lines lines;
  for (const SetAside& part : find_mail_asides(text))
    lines.push_back(part.reason + ": " + text.substr(part.span.start, part.span.size()));
  return lines;
}

std::string without_feed(std::string text) {
  text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("a notice at a mail's end is set aside, and what is only confidential is not") {
  CHECK(found_in(std::string(kHeader) + "Yes.\n\n" + kNotice) == Lines{"disclaimer: " + without_feed(kNotice)});
  CHECK(found_in(std::string(kHeader) +
                 "The report of Cy Brandt is confidential and privileged, so that its disclosure "
                 "is prohibited. Ann told Bo to delete it and to notify the board.\n")
            .empty());
  CHECK(found_in(std::string("Ann Lee wrote a book.\n\n") + kNotice).empty());
}

TEST_CASE("each message of a chain has its own end") {
  const std::string notice = "> " + std::string(kNotice).insert(std::string(kNotice).find('\n') + 1, "> ");
  CHECK(found_in(std::string(kHeader) + "Yes.\n\n" + kNotice + "\nOn 3 May 2018, Bo Hill wrote:\n> No.\n>\n" +
                 notice) == Lines{"disclaimer: " + without_feed(kNotice), "disclaimer: " + without_feed(notice)});
}

TEST_CASE("a notice makes no contact") {
  const Parties parties(std::string(kHeader) +
                        "Yes.\n\nIf you are not the intended recipient, Cy Brandt has told Jo Dahl "
                        "that disclosure is prohibited and unlawful.\n");
  CHECK(communications_of(parties).size() == 1);
}

TEST_CASE("of a signature the numbers and the motto are set aside, not who it is") {
  const std::string text = std::string(kHeader) +
                           "Yes.\n\n-- \nAnn Lee\nDirector\nAcme Corporation\nTel. +47 555 0100 200\n"
                           "\"Bo Hill told Cy Brandt everything.\"\n";
  CHECK(found_in(text) == Lines{"signature: -- ",
                                "signature: Tel. +47 555 0100 200\n\"Bo Hill told Cy Brandt "
                                "everything.\""});
  const Parties parties(text);
  const auto relations = find_relations(parties.document, parties.analysis, parties.mentions, parties.resolution);
  CHECK(std::ranges::any_of(relations, [](const auto& relation) { return relation.role == "Director"; }));
  CHECK(communications_of(parties).size() == 1);
}

TEST_CASE("telephone numbers in the last lines of a message and the line of a device are set aside") {
  CHECK(found_in(std::string(kHeader) + "Call Bo Hill at 555 0100 200 today.\n\nAnn Lee\nAcme\nDirect: (55) 010-0200\n"
                                        "Fax: 55 010 0201\n\nSent from my Holmphone\n") ==
        Lines{"signature: Direct: (55) 010-0200\nFax: 55 010 0201", "device line: Sent from my Holmphone"});
}

}  // namespace whowhom
