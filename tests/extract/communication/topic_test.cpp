#include "extract/communication/topic.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "support/marked_text.hpp"

namespace whowhom {
namespace {

std::string topic(std::string_view text, std::string_view word) {
  const MarkedText marked = read_marked(text);
  const Sentence& sentence = marked.analysis.sentences.at(0);
  const auto found = std::ranges::find(sentence.tokens, word, &Token::form);
  if (found == sentence.tokens.end()) throw std::logic_error("no such word");
  return topic_of(marked.document, sentence, static_cast<std::size_t>(found - sentence.tokens.begin()))
      .value_or("none");
}

TEST_CASE("a topic stands behind its preposition") {
  CHECK(topic("Alder told Birch about the crack in the northern pier on May 4.", "told") ==
        "the crack in the northern pier");
  CHECK(topic("Alder wrote to Birch regarding the pier.", "wrote") == "the pier");
  CHECK(topic("Alder warned Birch of the storm.", "warned") == "the storm");
  CHECK(topic("Alder asked Birch for a new pier.", "asked") == "a new pier");
  CHECK(topic("Alder consulted Birch on the closing of the pier.", "consulted") == "the closing of the pier");
  CHECK(topic("Alder's letter to Birch about the pier was long.", "letter") == "the pier");
  CHECK(topic("Alder held a call with Birch about the pier.", "call") == "the pier");
}

TEST_CASE("what somebody is asked to do is the topic, or what is said of it") {
  CHECK(topic("Alder asked Birch to close the pier.", "asked") == "to close the pier");
  CHECK(topic("Alder called Birch to complain about the noise.", "called") == "the noise");
  CHECK(topic("A call between Alder and Birch concerned the pier.", "call") == "the pier");
  CHECK(topic("Alder warned Birch against any delay.", "warned") == "any delay");
}

TEST_CASE("times, places and ways of speaking are no topics") {
  CHECK(topic("Alder called Birch on Monday.", "called") == "none");
  CHECK(topic("Alder told Birch on the phone.", "told") == "none");
  CHECK(topic("Alder called Birch on May 4.", "called") == "none");
}

TEST_CASE("a clause under a verb of saying is its topic") {
  CHECK(topic("Alder told Birch that the pier was old.", "told") == "the pier was old");
  CHECK(topic("Alder asked Birch whether the pier was safe.", "asked") == "whether the pier was safe");
  CHECK(topic("Alder told Birch what the storm had done.", "told") == "what the storm had done");
}

TEST_CASE("the object of a discussion is its topic") {
  CHECK(topic("Alder discussed the new pier with Birch.", "discussed") == "the new pier");
}

TEST_CASE("a long topic is cut where it pauses") {
  const std::string found = topic(
      "Alder told Birch about the crack in the northern pier of the old harbour on the far side of the long and very "
      "narrow bay, which had been seen by the keeper of the light in the storm of the year before.",
      "told");
  CHECK(found.size() <= 120);
  CHECK(found.starts_with("the crack in the northern pier"));
}

TEST_CASE("the subject of a mail is read without the marks of answers") {
  const MarkedText marked = read_marked("From: Alder\nTo: Birch\nSubject: RE: Fwd: Old pier\n\nIt fell.\n");
  CHECK(subject_line(marked.document, {0, 21}) == "Old pier");
  const MarkedText without = read_marked("From: Alder\nTo: Birch\n\nSubject: none\n");
  CHECK_FALSE(subject_line(without.document, {0, 21}).has_value());
}

}  // namespace
}  // namespace whowhom
