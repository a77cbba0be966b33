// A topic is a quotation of the text, so it ends where a pause or the limit cuts it, never reworded.
#include "extract/communication/topic.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace whowhom {
namespace {

constexpr std::size_t kMaxWords = 12;
constexpr std::size_t kMaxPhrasesAway = 8;
constexpr std::array<std::string_view, 6> kOpeners = {"about", "on", "regarding", "concerning", "over", "that"};

bool is_opener(const PhrasedSentence& sentence, const Phrase& phrase) {
  if (phrase.kind != PhraseKind::preposition && phrase.kind != PhraseKind::subordinator) return false;
  return std::ranges::find(kOpeners, sentence.lower(phrase)) != kOpeners.end();
}

// "on January 25", "on 4 March", "on Monday": a time and no topic.
bool starts_time(const PhrasedSentence& sentence, std::size_t token) {
  static constexpr std::array<std::string_view, 19> times = {
      "january",   "february",  "march",   "april",    "may",      "june",   "july",
      "august",    "september", "october", "november", "december", "monday", "tuesday",
      "wednesday", "thursday",  "friday",  "saturday", "sunday"};
  const Token& word = sentence.token(token);
  return word.part_of_speech == PartOfSpeech::num || std::ranges::find(times, word.lower) != times.end();
}

}  // namespace

std::optional<std::string> topic_after(const Document& document, const PhrasedSentence& sentence, std::size_t trigger) {
  const std::size_t limit = std::min(sentence.phrases.size(), trigger + 1 + kMaxPhrasesAway);
  for (std::size_t i = trigger + 1; i < limit; ++i) {
    const Phrase& phrase = sentence.phrases[i];
    if (phrase.kind == PhraseKind::stop) return std::nullopt;
    if (!is_opener(sentence, phrase) || i + 1 >= sentence.phrases.size()) continue;
    const std::size_t first = phrase.end;
    if (starts_time(sentence, first)) continue;
    std::size_t end = first;
    for (std::size_t k = i + 1; k < sentence.phrases.size() && end - first < kMaxWords; ++k) {
      const PhraseKind kind = sentence.phrases[k].kind;
      if (kind == PhraseKind::stop || kind == PhraseKind::comma || kind == PhraseKind::opening ||
          kind == PhraseKind::dash || kind == PhraseKind::quote)
        break;
      end = std::min(sentence.phrases[k].end, first + kMaxWords);
    }
    if (end == first) continue;
    const Span span{sentence.token(first).span.start, sentence.token(end - 1).span.end};
    return document.text.substr(span.start, span.size());
  }
  return std::nullopt;
}

}  // namespace whowhom
