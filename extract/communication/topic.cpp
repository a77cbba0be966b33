// A topic is a quotation of the text, so it ends where a pause or the limit cuts it, never reworded. It is the subtree
// of a word below the trigger, or below the message or the verb that share the act with it.
#include "extract/communication/topic.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/communication/time_words.hpp"
#include "extract/communication/word_lists.hpp"
#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxBytes = 120;
constexpr std::size_t kLongestSentence = 1000;  // tokens; beyond it are lists and tables

bool has_class(std::string_view word, std::string_view word_class) {
  static const auto frames = [] {
    std::set<std::pair<std::string_view, std::string_view>> out;
    for (const auto& row : language_rows("topic_frames.tsv")) out.emplace(row.at(0), row.at(1));
    return out;
  }();
  return frames.contains({word, word_class});
}

class TopicFinder {
 public:
  TopicFinder(const Document& document, const Sentence& sentence) : document_(document), tokens_(sentence.tokens) {}

  std::optional<std::string> of(std::size_t trigger) const {
    if (auto topic = below(trigger)) return topic;
    const Token& token = tokens_[trigger];
    if (!is_noun(token)) {
      // "asked B to close the pier", "called B to complain about X"
      for (const std::string_view relation : {"xcomp", "advcl"})
        for (std::size_t i = trigger + 1; i < tokens_.size(); ++i)
          if (tokens_[i].head == trigger && tokens_[i].relation == relation && is_infinitive(i)) {
            if (auto topic = named_topic(i)) return topic;
            if (relation == "xcomp") return words_of(i, true);
          }
      // "sent B a letter about X", "told B in a call about X"
      for (std::size_t i = 0; i < tokens_.size(); ++i)
        if (tokens_[i].head == trigger && noun_frame(tokens_[i]) &&
            (tokens_[i].relation == "obj" || tokens_[i].relation == "obl"))
          if (auto topic = named_topic(i)) return topic;
      return std::nullopt;
    }
    if (token.head == kRootHead || is_noun(tokens_[token.head])) return std::nullopt;
    if (token.relation == "nsubj" && has_class(tokens_[token.head].lemma, "subject")) return object_of(token.head);
    // "held a call with B about X", "said in a letter to B that"
    if (token.relation == "obj" || token.relation == "nsubj:pass") return named_topic(token.head);
    if (token.relation == "obl") return below(token.head);
    return std::nullopt;
  }

 private:
  static bool is_noun(const Token& token) {
    return token.part_of_speech == PartOfSpeech::noun || token.part_of_speech == PartOfSpeech::propn ||
           token.part_of_speech == PartOfSpeech::pron;
  }

  std::optional<std::string> below(std::size_t trigger) const {
    if (auto topic = named_topic(trigger)) return topic;
    if (is_noun(tokens_[trigger])) return std::nullopt;
    for (std::size_t i = trigger + 1; i < tokens_.size(); ++i)
      if (tokens_[i].head == trigger && tokens_[i].relation == "ccomp")
        if (auto topic = words_of(i, true)) return topic;
    return has_class(tokens_[trigger].lemma, "object") ? object_of(trigger) : std::nullopt;
  }

  std::optional<std::string> object_of(std::size_t verb) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool object = tokens_[i].relation == "obj" || tokens_[i].relation == "nsubj:pass";
      if (tokens_[i].head == verb && object && tokens_[i].part_of_speech != PartOfSpeech::pron &&
          tokens_[i].name == NameTag::outside)
        if (auto topic = words_of(i, false)) return topic;
    }
    return std::nullopt;
  }

  bool is_infinitive(std::size_t verb) const {
    return std::ranges::any_of(tokens_, [&](const Token& token) {
      return token.head == verb && token.relation == "mark" && token.lower == "to";
    });
  }

  // What a preposition introduces below the word: first those that do nothing else.
  std::optional<std::string> named_topic(std::size_t above) const {
    for (const bool loose : {false, true})
      for (std::size_t i = above + 1; i < tokens_.size(); ++i)
        if (hangs_on(i, above) && introduces_topic(above, i, loose))
          if (auto topic = words_of(i, false)) return topic;
    return std::nullopt;
  }

  // Also over whom the verb is said to: in "warned Birch of the storm" the storm is not Birch's.
  bool hangs_on(std::size_t i, std::size_t above) const {
    const std::size_t head = tokens_[i].head;
    if (head == above || head == kRootHead) return head == above;
    const Token& between = tokens_[head];
    return between.head == above && (between.relation == "obj" || between.relation == "iobj") &&
           (between.part_of_speech == PartOfSpeech::propn || between.part_of_speech == PartOfSpeech::pron);
  }

  bool introduces_topic(std::size_t above, std::size_t i, bool loose) const {
    const Token& token = tokens_[i];
    const bool modifier = token.relation.starts_with("obl") || token.relation.starts_with("nmod") ||
                          token.relation == "advcl" || token.relation == "acl" || token.relation == "ccomp" ||
                          token.relation == "obj";
    if (!modifier) return false;
    for (std::size_t k = above + 1; k < i; ++k) {
      const Token& opener = tokens_[k];
      if (opener.head != i || (opener.relation != "case" && opener.relation != "mark")) continue;
      if (has_class(opener.lower, loose ? "loose" : "names")) return !loose || !is_setting(token);
      if (!loose) return has_class(tokens_[above].lemma, opener.lower);
      return false;
    }
    return false;
  }

  // "on Monday", "on 4 May", "on the phone", "on a trip with Lee" are no topics; nor are people.
  bool is_setting(const Token& token) const {
    return token.part_of_speech == PartOfSpeech::num || month_of(token.form) || year_of(token.lower) ||
           is_time_word(token.lower, "weekday") || is_time_word(token.lower, "unit") ||
           is_time_word(token.lower, "part") || is_time_word(token.lower, "end") || noun_frame(token) ||
           channel_word(token.lemma) || token.part_of_speech == PartOfSpeech::pron || token.name != NameTag::outside;
  }

  // Whether `i` is below `top`, or is it.
  std::vector<bool> subtree(std::size_t top) const {
    std::vector<int> state(tokens_.size(), 0);  // 1 in it, -1 not
    state[top] = 1;
    std::vector<std::size_t> path;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      path.clear();
      std::size_t at = i;
      while (at != kRootHead && state[at] == 0 && path.size() <= tokens_.size()) {
        path.push_back(at);
        at = tokens_[at].head;
      }
      const int found = at == kRootHead || state[at] == 0 ? -1 : state[at];
      for (const std::size_t step : path) state[step] = found;
    }
    std::vector<bool> inside(tokens_.size());
    for (std::size_t i = 0; i < tokens_.size(); ++i) inside[i] = state[i] == 1;
    return inside;
  }

  static bool is_punctuation(const Token& token) { return token.part_of_speech == PartOfSpeech::punct; }
  static bool is_pause(const Token& token) {
    static constexpr std::array<std::string_view, 10> kPauses = {";", ":", "—", "–", "(", ")", "[", "]", "...", "…"};
    return std::ranges::find(kPauses, token.form) != kPauses.end();
  }

  // The unbroken words around `top` that are below it, without what introduces them.
  std::optional<std::string> words_of(std::size_t top, bool clause) const {
    const std::vector<bool> inside = subtree(top);
    std::size_t first = top;
    while (first > 0 && inside[first - 1]) --first;
    std::size_t end = top + 1;
    while (end < tokens_.size() && inside[end] && !is_pause(tokens_[end])) ++end;
    while (first < top && (is_punctuation(tokens_[first]) || is_opener(tokens_[first], top, clause))) ++first;
    end = shortened(first, end);
    while (end > first && is_punctuation(tokens_[end - 1])) --end;
    if (end <= first || (end == first + 1 && tokens_[first].part_of_speech == PartOfSpeech::pron)) return std::nullopt;
    const Span span{tokens_[first].span.start, tokens_[end - 1].span.end};
    return document_.text.substr(span.start, span.size());
  }

  bool is_opener(const Token& token, std::size_t top, bool clause) const {
    if (token.head != top) return false;
    if (clause) return token.relation == "mark" && has_class(token.lower, "clause");
    return token.relation == "case" || (token.relation == "mark" && !has_class(token.lower, "clause") &&
                                        (has_class(token.lower, "names") || has_class(token.lower, "loose")));
  }

  // At the last comma or joint that fits, else at the last word that does.
  std::size_t shortened(std::size_t first, std::size_t end) const {
    const auto size = [&](std::size_t to) { return tokens_[to - 1].span.end - tokens_[first].span.start; };
    if (end <= first || size(end) <= kMaxBytes) return end;
    while (end > first + 1 && size(end) > kMaxBytes) --end;
    for (std::size_t cut = end; cut > first + 3; --cut)
      if (tokens_[cut].form == "," || tokens_[cut].part_of_speech == PartOfSpeech::sconj ||
          tokens_[cut].part_of_speech == PartOfSpeech::cconj)
        return cut;
    return end;
  }

  const Document& document_;
  const std::vector<Token>& tokens_;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

std::string_view without_answers(std::string_view subject) {
  for (;;) {
    const std::size_t colon = subject.find(':');
    if (colon == std::string_view::npos) return subject;
    const std::string mark = lower_case(subject.substr(0, colon));
    if (mark != "re" && mark != "fw" && mark != "fwd" && mark != "subject") return subject;
    subject = trimmed(subject.substr(colon + 1));
  }
}

}  // namespace

std::optional<std::string> topic_of(const Document& document, const Sentence& sentence, std::size_t trigger) {
  if (sentence.tokens.size() > kLongestSentence) return std::nullopt;
  return TopicFinder(document, sentence).of(trigger);
}

std::optional<std::string> subject_line(const Document& document, Span header) {
  const std::string_view text = document.text;
  // Behind the lines that name people a few others may stand: "Sent", "Importance".
  std::size_t start = header.start;
  const std::size_t limit = std::min(text.size(), header.end + 400);
  while (start < limit) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = trimmed(text.substr(start, end - start));
    if (line.empty() && start > header.end) return std::nullopt;
    const std::size_t key = line.find_first_not_of("> \t|*");
    if (key != std::string_view::npos && lower_case(line.substr(key, 8)) == "subject:") {
      const std::string_view subject = without_answers(trimmed(line.substr(key + 8)));
      if (subject.empty()) return std::nullopt;
      std::size_t size = std::min(subject.size(), kMaxBytes);
      while (size < subject.size() && (static_cast<unsigned char>(subject[size]) & 0xC0u) == 0x80u) --size;
      return std::string(subject.substr(0, size));
    }
    start = end + 1;
  }
  return std::nullopt;
}

}  // namespace whowhom
