#include "extract/communication/picture_doubt.hpp"

#include <algorithm>

namespace whowhom {
namespace {

constexpr std::ptrdiff_t kWordsBeforeAct = 2;

bool carries_claim(AnchorRole role) {
  return role != AnchorRole::topic && role != AnchorRole::time && role != AnchorRole::source;
}

}  // namespace

double picture_confidence(const Document& document, const Evidence& evidence) {
  const std::vector<WordConfidence>& words = document.read_from_picture;
  double least = 1.0;
  const auto look_at = [&](Span span, std::ptrdiff_t words_before) {
    auto word =
        std::ranges::partition_point(words, [span](const WordConfidence& w) { return w.span.end <= span.start; });
    word -= std::min(words_before, word - words.begin());
    for (; word != words.end() && word->span.start < span.end; ++word)
      if (word->span.end > evidence.span.start) least = std::min(least, word->confidence);
  };
  if (evidence.anchors.empty()) look_at(evidence.span, 0);
  for (const Anchor& anchor : evidence.anchors)
    if (carries_claim(anchor.role)) look_at(anchor.span, anchor.role == AnchorRole::trigger ? kWordsBeforeAct : 0);
  return least;
}

}  // namespace whowhom
