// A topic is a quotation of the text, so it ends where a pause or the limit cuts it, never reworded.
#include "extract/communication/topic.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace whowhom {
namespace {

constexpr std::size_t kMaxWords = 12;
constexpr std::size_t kMaxWordsAway = 16;
constexpr std::array<std::string_view, 6> kOpeners = {"about", "on", "regarding", "concerning", "over", "that"};
constexpr std::array<std::string_view, 19> kTimes = {
    "january",  "february", "march",  "april",   "may",       "june",     "july",   "august",   "september", "october",
    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

bool is_pause(const Token& token) {
  return token.part_of_speech == PartOfSpeech::punct && token.lower != "-" && token.lower != "'" && token.lower != "’";
}

}  // namespace

std::optional<std::string> topic_of(const Document& document, const Sentence& sentence, std::size_t trigger) {
  const auto& tokens = sentence.tokens;
  for (std::size_t i = trigger + 1; i + 1 < tokens.size() && i <= trigger + kMaxWordsAway; ++i) {
    if (tokens[i].lower == "." || tokens[i].lower == ";") return std::nullopt;
    if (std::ranges::find(kOpeners, tokens[i].lower) == kOpeners.end()) continue;
    const std::size_t first = i + 1;
    // "on January 25", "on 4 March": a time and no topic.
    if (tokens[first].part_of_speech == PartOfSpeech::num ||
        std::ranges::find(kTimes, tokens[first].lower) != kTimes.end())
      continue;
    std::size_t end = first;
    while (end < tokens.size() && end - first < kMaxWords && !is_pause(tokens[end])) ++end;
    if (end == first) continue;
    const Span span{tokens[first].span.start, tokens[end - 1].span.end};
    return document.text.substr(span.start, span.size());
  }
  return std::nullopt;
}

}  // namespace whowhom
