#include "extract/communication/picture_doubt.hpp"

#include <doctest/doctest.h>

namespace whowhom {
namespace {

// "Ann never told Bob about Carl": each word with its confidence, the last one a topic.
Document document_with(double ann, double never, double told, double bob, double carl) {
  Document document;
  document.text = "Ann never told Bob about Carl";
  document.read_from_picture = {{{0, 3}, ann},   {{4, 9}, never}, {{10, 14}, told},
                                {{15, 18}, bob}, {{19, 24}, 1},   {{25, 29}, carl}};
  return document;
}

Evidence evidence() {
  Evidence out;
  out.span = {0, 29};
  out.anchors = {{{0, 3}, AnchorRole::sender},
                 {{10, 14}, AnchorRole::trigger},
                 {{15, 18}, AnchorRole::receiver},
                 {{25, 29}, AnchorRole::topic}};
  return out;
}

}  // namespace

TEST_CASE("a claim is as sure as the least sure of the words that carry it") {
  CHECK(picture_confidence(document_with(0.9, 1, 0.8, 0.7, 1), evidence()) == 0.7);
  CHECK(picture_confidence(document_with(0.9, 1, 0.6, 0.7, 1), evidence()) == 0.6);
  CHECK(picture_confidence(document_with(0.5, 1, 0.6, 0.7, 1), evidence()) == 0.5);
}

TEST_CASE("a word before the act may be a misread denial, what it was about carries nothing") {
  CHECK(picture_confidence(document_with(1, 0.3, 1, 1, 1), evidence()) == 0.3);
  CHECK(picture_confidence(document_with(1, 1, 1, 1, 0.1), evidence()) == 1.0);
}

TEST_CASE("words before the sentence and words that no picture gave leave a claim alone") {
  Evidence later = evidence();
  later.span.start = 10;
  later.anchors.erase(later.anchors.begin());
  CHECK(picture_confidence(document_with(0.1, 0.1, 0.9, 0.9, 0.9), later) == 0.9);
  CHECK(picture_confidence(Document{}, evidence()) == 1.0);
}

}  // namespace whowhom
