#include "extract/read/messages.hpp"

#include <doctest/doctest.h>

#include <string>

namespace whowhom {
namespace {

// The number of the message whose body holds the words; -1 where no message does.
int message_of(const std::string& text, const std::string& words) {
  const auto message = find_messages(text).at(text.find(words));
  return message ? static_cast<int>(*message) : -1;
}

}  // namespace

TEST_CASE("a message goes from its header to the next rule or header, and a rule's header is no second message") {
  const std::string text =
      "From: Ann\nTo: Bo\n\nYes.\n\n-----Original Message-----\nFrom: Bo\nSent: Monday\nTo: Ann\n\nNo.\n";
  const Messages messages = find_messages(text);
  CHECK(message_of(text, "Yes") == 0);
  const auto inner = messages.at(text.find("No."));
  REQUIRE(inner);
  CHECK(messages.all[*inner].header == 1);
  CHECK(messages.all[*inner].outer == 0);
  CHECK(message_of(text, "Sent") == -1);
}

TEST_CASE("what follows a rule without a header is another message than the one above it") {
  const std::string text = "From: Ann\nTo: Bo\n\nYes.\n\n---------- Forwarded message ----------\nNo.\n";
  const Messages messages = find_messages(text);
  const auto inner = messages.at(text.find("No."));
  REQUIRE(inner);
  CHECK(inner != messages.at(text.find("Yes.")));
  CHECK(!messages.all[*inner].header);
}

TEST_CASE("who forwards is noted, over two lines too") {
  const std::string text =
      "To: Bo Hill\nSubject: x\n\n---------------------- Forwarded by Ann Lee/NY/ACME on \n05/04/2001 03:00 PM "
      "---------------------------\nFrom: Pia\nTo: Ann\n\nNo.\n";
  const Messages messages = find_messages(text);
  const auto inner = messages.at(text.find("No."));
  REQUIRE(inner);
  const Span line = messages.all[*inner].forwarding;
  CHECK(text.substr(line.start, line.size()).find("Forwarded by Ann Lee/NY/ACME on \n05/04/2001") != std::string::npos);
}

TEST_CASE("quoted lines are the message of the attribution above them, and lines in between are not") {
  const std::string text =
      "From: Ann\nTo: Bo\n\nOn May 4, 2001, Bo Hill wrote:\n> One.\n>> Two.\n\nThree.\n\n> Four.\n";
  const Messages messages = find_messages(text);
  const auto one = messages.at(text.find("One"));
  REQUIRE(one);
  CHECK(!messages.all[*one].attribution.empty());
  CHECK(messages.all[*one].outer == messages.at(text.find("Three")));
  CHECK(messages.at(text.find("Four")) == one);
  const auto two = messages.at(text.find("Two"));
  REQUIRE(two);
  CHECK(messages.all[*two].attribution.empty());
  CHECK(messages.all[*two].outer == one);
}

TEST_CASE("an attribution may be broken, and a dated one in a mail needs no quoted lines") {
  const std::string text =
      "From: Ann\nTo: Bo\n\nYes.\n\nOn Mon, May 4, 2001 at 9:12 AM, Bo Hill <bo@acme.com>\nwrote:\n\nNo.\n";
  const Messages messages = find_messages(text);
  const auto inner = messages.at(text.find("No."));
  REQUIRE(inner);
  CHECK(!messages.all[*inner].attribution.empty());
}

TEST_CASE("that somebody wrote something begins no message in prose") {
  CHECK(find_messages("The clerk left.\n\nOn May 4, 2001, Bo Hill wrote:\n\nThe bridge is closed.\n").all.empty());
  CHECK(find_messages("In a letter Bo Hill wrote: the bridge is closed.\n").all.empty());
}

TEST_CASE("the line between two mails of a box ends the first") {
  const std::string text = "From: Ann\nTo: Bo\n\nYes.\nFrom ann@acme.com Mon May  4 15:00:00 2001\nNobody knows.\n";
  CHECK(message_of(text, "Yes") == 0);
  CHECK(message_of(text, "Nobody") == -1);
}

}  // namespace whowhom
