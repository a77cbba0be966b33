// Of written dates month names are the anchors: day and year are looked for on both sides of each. An act has the time
// that hangs on its word in the dependency tree, or on a verb above with which it shares one.
#include "extract/communication/dates.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "extract/communication/story_time.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr int kMaxSteps = 6;  // from a word up the tree

bool is_iso_date(std::string_view word) {
  return word.size() == 10 && word[4] == '-' && word[7] == '-' && year_of(word.substr(0, 4)) &&
         is_digits(word.substr(5, 2)) && is_digits(word.substr(8, 2));
}

// The date whose month, or whose only word, is at `i`.
std::optional<WrittenDate> date_at(const std::vector<Token>& tokens, std::size_t i) {
  if (is_iso_date(tokens[i].lower)) return WrittenDate{i, i + 1, tokens[i].lower};
  const auto month = month_of(tokens[i].form);
  if (!month) return std::nullopt;
  const auto word = [&](std::size_t k) {
    return k < tokens.size() ? std::string_view(tokens[k].lower) : std::string_view();
  };
  const auto earlier_day = i > 0 ? day_number(word(i - 1)) : std::nullopt;
  std::size_t next = i + 1;
  std::optional<int> day = earlier_day;
  if (!day && (day = day_number(word(next)))) ++next;
  if (word(next) == "," || word(next) == "of") ++next;
  const auto year = year_of(word(next));
  if (!year) return std::nullopt;
  return WrittenDate{
      earlier_day ? i - 1 : i, next + 1,
      day ? fmt::format("{:04}-{:02}-{:02}", *year, *month, *day) : fmt::format("{:04}-{:02}", *year, *month)};
}

// "2010-2014" and "2010–2014" as one word.
std::optional<std::pair<int, int>> years_of(std::string_view word) {
  const auto halves = halves_of(word);
  if (!halves) return std::nullopt;
  const auto first = year_of(halves->first);
  const auto last = year_of(halves->second);
  return first && last && *first <= *last ? std::optional(std::pair(*first, *last)) : std::nullopt;
}

// The times of one sentence, asked for its acts.
class ActTime {
 public:
  ActTime(const Sentence& sentence, const std::vector<BoundTime>& times) : tokens_(sentence.tokens), times_(times) {}

  std::optional<Period> of(std::size_t trigger) const {
    std::size_t at = trigger;
    bool in_front = false;  // only times in front of their verb are shared with the verbs joined to it
    for (int step = 0; step < kMaxSteps; ++step) {
      const Found found = at_word(at, in_front);
      if (found.any) return found.period;
      const Token& token = tokens_[at];
      if (token.head == kRootHead) return std::nullopt;
      if (is_noun(token)) {
        if (!shares_with_noun(at)) return std::nullopt;
      } else if (token.relation == "conj") {
        if (!continues(at)) return std::nullopt;
        in_front = true;
      } else if (token.relation != "xcomp" && !(token.relation == "advcl" && accompanies(at))) {
        return std::nullopt;
      }
      at = token.head;
    }
    return std::nullopt;
  }

 private:
  struct Found {
    bool any = false;  ///< a time is there, if only one in doubt
    std::optional<Period> period;
  };

  static bool is_noun(const Token& token) {
    return token.part_of_speech == PartOfSpeech::noun || token.part_of_speech == PartOfSpeech::propn ||
           token.part_of_speech == PartOfSpeech::pron;
  }
  bool has_child(std::size_t head, std::string_view relation) const {
    return std::ranges::any_of(
        tokens_, [&](const Token& token) { return token.head == head && token.relation.starts_with(relation); });
  }
  std::string_view preposition(std::size_t noun) const {
    for (std::size_t i = 0; i < noun; ++i)
      if (tokens_[i].head == noun && tokens_[i].relation == "case") return tokens_[i].lower;
    return {};
  }
  static bool is_setting(std::string_view preposition) {
    static constexpr std::array<std::string_view, 7> kSettings = {"in", "at", "during", "by", "via", "on", "over"};
    return std::ranges::find(kSettings, preposition) != kSettings.end();
  }

  // The word's own times; of a verb also those of the message that it sends and of what was said in it, of a noun
  // those of "sent on", "held on" behind it.
  Found at_word(std::size_t at, bool in_front) const {
    Found found = gather(at, in_front ? at : tokens_.size());
    if (found.any || in_front) return found;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.head != at) continue;
      bool carries = false;
      if (is_noun(tokens_[at]))
        carries = token.relation.starts_with("acl") && light_verb_effect(token.lemma).has_value();
      else if (token.relation == "obl" && (preposition(i) == "during" || preposition(i) == "at"))
        carries = true;  // "during a visit in May 2007"
      else if (noun_frame(token))
        carries = (token.relation == "obj" && light_verb_effect(tokens_[at].lemma)) ||
                  (token.relation == "obl" && is_setting(preposition(i)));
      if (!carries) continue;
      const Found other = gather(i, tokens_.size());
      if (!other.any) continue;
      if (found.any) return {true, std::nullopt};
      found = other;
    }
    return found;
  }

  // Times that hang on the word and begin before `end`. Several are one where one holds the others.
  Found gather(std::size_t at, std::size_t end) const {
    Found found;
    const BoundTime* clock = nullptr;
    bool apart = false;
    for (const BoundTime& time : times_) {
      if (time.governor != at || time.first >= end) continue;
      found.any = true;
      if (time.clock_alone)
        clock = &time;
      else if (!time.period)
        continue;
      else if (!found.period || found.period->contains(*time.period))
        found.period = time.period;
      else if (!time.period->contains(*found.period))
        apart = true;
    }
    if (apart) return {true, std::nullopt};
    if (!clock) return found;
    if (!found.period) return {true, clock->period};
    if (found.period->is_day()) found.period->minute = clock->period->minute;
    return found;
  }

  // "held a call", "a call was held", "said in a call".
  bool shares_with_noun(std::size_t noun) const {
    const Token& token = tokens_[noun];
    const Token& verb = tokens_[token.head];
    if (is_noun(verb)) return false;
    if (token.relation == "obj" || token.relation == "nsubj:pass") return light_verb_effect(verb.lemma).has_value();
    if (token.relation == "nsubj") return event_effect(verb.lemma).has_value();
    return token.relation == "obl" && is_setting(preposition(noun));
  }

  // "On May 4 he called Birch and told her": no subject of its own, and no word that moves time on.
  bool continues(std::size_t verb) const {
    if (has_child(verb, "nsubj")) return false;
    return std::ranges::none_of(tokens_, [&](const Token& token) {
      return token.head == verb && (is_time_word(token.lower, "soon") || is_time_word(token.lower, "later"));
    });
  }

  // "met him, telling him that", "left without telling her": one act beside another, at one time.
  bool accompanies(std::size_t verb) const {
    if (!tokens_[verb].lower.ends_with("ing") || has_child(verb, "nsubj") || has_child(verb, "aux")) return false;
    for (const Token& token : tokens_)
      if (token.head == verb && (token.relation == "mark" || token.relation == "case") && token.lower != "without" &&
          token.lower != "by" && token.lower != "while")
        return false;
    return true;
  }

  const std::vector<Token>& tokens_;
  const std::vector<BoundTime>& times_;
};

}  // namespace

std::vector<WrittenDate> dates_in(const Sentence& sentence) {
  std::vector<WrittenDate> dates;
  const auto& tokens = sentence.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    // A month follows its day, so the date may begin before what was looked at last.
    if (auto date = date_at(tokens, i)) {
      i = date->end - 1;
      dates.push_back(std::move(*date));
    } else if (const auto year = year_of(tokens[i].lower)) {
      dates.push_back({i, i + 1, tokens[i].lower});
    } else if (const auto years = years_of(tokens[i].lower)) {
      dates.push_back({i, i + 1, std::to_string(years->first)});
      dates.push_back({i, i + 1, std::to_string(years->second)});
    }
  }
  return dates;
}

DateFinder::DateFinder(const Document& document, const Analysis& analysis) : analysis_(&analysis) {
  NumericOrder order = numeric_order(document.text);
  if (order == NumericOrder::unknown) order = numeric_order_of_mail(document.text);
  days_ = text_days(document, order);
  times_ = tell_times(analysis, days_, order);
}

std::optional<std::string> DateFinder::date_of(std::size_t sentence, std::size_t trigger) const {
  if (times_[sentence].empty()) return std::nullopt;
  const auto period = ActTime(analysis_->sentences[sentence], times_[sentence]).of(trigger);
  return period ? std::optional(period->iso()) : std::nullopt;
}

std::optional<std::string> DateFinder::date_of_header(std::size_t byte) const {
  const TextDay& part = day_at(days_, byte);
  return part.mail && part.day ? std::optional(part.day->iso()) : std::nullopt;
}

}  // namespace whowhom
