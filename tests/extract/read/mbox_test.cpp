#include "extract/read/mbox.hpp"

#include <doctest/doctest.h>

#include "extract/read/read_document.hpp"

namespace whowhom {
namespace {

std::vector<std::string> messages_of(std::string_view box) {
  std::vector<std::string> out;
  MailboxCutter cutter(box);
  while (const auto message = cutter.next()) out.emplace_back(*message);
  return out;
}

const std::string kLine = "From ann@x.example Fri May  4 15:00:00 2001\n";

}  // namespace

TEST_CASE("each message of a mailbox is a document that knows its number") {
  const ReadResult result = read_bytes(
      kLine + "From: ann@x.example\nTo: bo@y.example\nSubject: One\n\nHi.\n\n" + kLine + "From: bo@y.example\n\nHo.\n",
      "box.mbox");
  REQUIRE(result.documents.size() == 2);
  CHECK(result.documents[0].source.part == "message 1");
  CHECK(result.documents[0].source.title == "One");
  CHECK(result.documents[1].source.part == "message 2");
  CHECK(result.documents[1].text == "From: bo@y.example\n\nHo.\n");
}

TEST_CASE("copies of a message have one text and one digest, whatever parts the mailbox") {
  const std::string mail = "From: ann@x.example\nSubject: One\n\nHi.\n\n";
  const ReadResult result = read_bytes(kLine + mail + "From - Sat May  5 16:00:00 2001\n" + mail, "box.mbox");
  REQUIRE(result.documents.size() == 2);
  CHECK(result.documents[0].text == result.documents[1].text);
  CHECK(result.documents[0].source.sha256 == result.documents[1].source.sha256);
}

TEST_CASE("lines that begin with From in prose part nothing") {
  const std::string prose = "From: a@x\n\nA film:\n\nFrom Russia with love\nYear: 1963\n\nFrom here\n";
  CHECK(messages_of(kLine + prose) == std::vector<std::string>{prose});
}

TEST_CASE("lines without a date part messages where fields of mail follow, and no empty line is needed") {
  CHECK(messages_of("From - \nFrom: a@x\n\nOne.\nFrom 1844@xxx\nX-Id: 1\n\nTwo.\n") ==
        std::vector<std::string>{"From: a@x\n\nOne.\n", "X-Id: 1\n\nTwo.\n"});
}

TEST_CASE("a length that fits is believed, and one that does not is not") {
  const std::string inner = kLine + "From: c@x\n\nInner.\n";
  const auto mail = [&](std::size_t length) {
    return "From: a@x\nContent-Length: " + std::to_string(length) + "\n\n" + inner;
  };
  const std::string next = "\n" + kLine + "From: b@x\n\nNext.\n";
  CHECK(messages_of(kLine + mail(inner.size()) + next).size() == 2);
  CHECK(messages_of(kLine + mail(inner.size() + 7) + next).size() == 3);
  CHECK(messages_of(kLine + mail(999999) + next).size() == 3);
  CHECK(messages_of(kLine + "Content-Length: 99999999999999999999999\nFrom: a@x\n\n" + inner).size() == 2);
}

TEST_CASE("the mark before From in a mailbox is no quote") {
  const ReadResult result =
      read_bytes(kLine + "From: ann@x.example\n\n>From here on.\n>>From there.\n> From her.\n", "box.mbox");
  CHECK(result.documents.at(0).text.ends_with("\n\nFrom here on.\n>From there.\n> From her.\n"));
}

TEST_CASE("an empty message is told and costs nothing else") {
  const ReadResult result = read_bytes(kLine + "Status: RO\n\n\n" + kLine + "From: bo@y.example\n\nHo.\n", "box.mbox");
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].source.part == "message 2");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].where == "box.mbox: message 1");
}

TEST_CASE("line ends of two bytes part messages too") {
  CHECK(messages_of("From a@x Fri May  4 15:00:00 2001\r\nFrom: a@x\r\n\r\nHi.\r\n\r\n"
                    "From a@x Fri May  4 15:00:00 2001\r\nFrom: b@x\r\n\r\nHo.\r\n") ==
        std::vector<std::string>{"From: a@x\r\n\r\nHi.\r\n", "From: b@x\r\n\r\nHo.\r\n"});
}

}  // namespace whowhom
