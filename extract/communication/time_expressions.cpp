// A scan from left to right: at each word the longest time that begins there. What joins two times ("between … and",
// a clock behind its day) is looked at afterwards, when both are known.
#include "extract/communication/time_expressions.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "—"; }

class TimeScanner {
 public:
  TimeScanner(const Sentence& sentence, NumericOrder order) : tokens_(sentence.tokens), order_(order) {}

  std::vector<TimeExpression> find() {
    for (std::size_t i = 0; i < tokens_.size();) {
      auto time = at(i);
      if (!time) {
        ++i;
        continue;
      }
      i = time->end;
      look_before(*time);
      times_.push_back(*time);
    }
    join();
    return std::move(times_);
  }

 private:
  std::string_view word(std::size_t i) const {
    return i < tokens_.size() ? std::string_view(tokens_[i].lower) : std::string_view();
  }
  std::optional<int> is(std::size_t i, std::string_view word_class) const { return value_of(word(i), word_class); }
  std::optional<int> month(std::size_t i) const {
    return i < tokens_.size() ? month_of(tokens_[i].form) : std::nullopt;
  }
  std::optional<int> weekday(std::size_t i) const {
    if (i >= tokens_.size() || !starts_upper(tokens_[i].form)) return std::nullopt;
    std::string_view name = tokens_[i].lower;
    if (name.ends_with('.')) name.remove_suffix(1);
    return value_of(name, "weekday");
  }

  std::optional<TimeExpression> at(std::size_t i) const {
    if (auto time = dated(i)) return time;
    if (auto time = day_of_week(i)) return time;
    if (auto time = from_writing(i)) return time;
    if (auto time = from_story(i)) return time;
    return clock(i);
  }

  // "the 4th of May 2018", "4 May", "May 4, 2018", "early May", "2018", "5/30/2018".
  std::optional<TimeExpression> dated(std::size_t i) const {
    TimeExpression time{.first = i, .end = i + 1};
    if (const auto parts = numeric_day(word(i), order_)) {
      time.year = (*parts)[0];
      time.month = (*parts)[1];
      time.day = (*parts)[2];
      return time;
    }
    std::size_t at = i;
    const auto range = day_range(word(at));
    const auto day = range ? std::optional(range->first) : day_number(word(at));
    if (day) {
      std::size_t next = at + 1;
      if (range) time.last_day = range->second;
      if (!range && is_dash(word(next)) && day_number(word(next + 1))) {
        time.last_day = day_number(word(next + 1));
        next += 2;
      }
      if (word(next) == "of") ++next;
      if (const auto name = month(next)) {
        time.day = day;
        time.month = name;
        return with_year(time, next + 1);
      }
      time.last_day.reset();
    }
    bool edge = false;
    if (is(at, "edge") && (month(at + 1) || year_of(word(at + 1)) || is_dash(word(at + 1)))) {
      edge = true;
      at += is_dash(word(at + 1)) ? 2 : 1;
    }
    auto name = month(at);
    if (!name && at < tokens_.size() && word(at).starts_with("mid-")) {
      name = month_of(std::string_view(tokens_[at].form).substr(4));
      edge = edge || name.has_value();
    }
    if (name) {
      time.month = name;
      if (edge) return with_year(time, at + 1);
      if (const auto end = days_behind(time, at + 1)) return with_year(time, *end);
      if (!stands_as_month(at) && !year_behind(at + 1)) return std::nullopt;
      return with_year(time, at + 1);
    }
    if (const auto year = year_of(word(at)); year && (edge || stands_as_year(at))) {
      time.year = year;
      time.end = at + 1;
      return time;
    }
    if (is(i, "season") && (year_of(word(i + 1)) || (word(i + 1) == "of" && year_of(word(i + 2))))) {
      time.end = word(i + 1) == "of" ? i + 3 : i + 2;
      time.year = year_of(word(time.end - 1));
      return time;
    }
    return std::nullopt;
  }

  // The day or days behind a month's name; the end of what was read.
  std::optional<std::size_t> days_behind(TimeExpression& time, std::size_t i) const {
    if (word(i) == "the") ++i;
    if (const auto range = day_range(word(i))) {
      time.day = range->first;
      time.last_day = range->second;
      return i + 1;
    }
    time.day = day_number(word(i));
    if (!time.day) return std::nullopt;
    std::size_t end = i + 1;
    if ((is_dash(word(end)) || word(end) == "to" || word(end) == "through") && day_number(word(end + 1)) &&
        !month(end + 2)) {
      time.last_day = day_number(word(end + 1));
      return end + 2;
    }
    while ((word(end) == "and" || word(end) == "or" || word(end) == ",") && day_number(word(end + 1)) &&
           !month(end + 2) && !half_of(word(end + 2)) && !names_something(end + 2)) {
      time.several = true;
      end += 2;
    }
    return end;
  }

  // "May 4, 6 officers": the number counts what follows.
  bool names_something(std::size_t i) const {
    return i < tokens_.size() &&
           (tokens_[i].part_of_speech == PartOfSpeech::noun || tokens_[i].part_of_speech == PartOfSpeech::adj);
  }

  bool year_behind(std::size_t i) const { return with_year({}, i).year.has_value(); }

  TimeExpression with_year(TimeExpression time, std::size_t i) const {
    time.end = i;
    if (word(i) == "," || word(i) == "of") ++i;
    if (const auto year = year_of(word(i))) {
      time.year = year;
      time.end = i + 1;
    }
    return time;
  }

  // A month's name alone is also a person's, and a verb.
  bool stands_as_month(std::size_t i) const {
    if (i == 0 || tokens_[i].part_of_speech != PartOfSpeech::propn || tokens_[i].name != NameTag::outside) return false;
    const std::string_view before = word(i - 1);
    if ((word(i + 1) == "or" || word(i + 1) == "and") && month(i + 2)) return true;
    return is(i - 1, "within") || is(i - 1, "last") || is(i - 1, "roughly") || before == "until" || before == "since" ||
           before == "by" || before == "next" || before == "from" || before == "between" || before == "that";
  }

  bool stands_as_year(std::size_t i) const {
    if (i == 0 || names_something(i + 1)) return false;
    return is(i - 1, "within") || is(i - 1, "bound") || is(i - 1, "between") || is(i - 1, "roughly");
  }

  // "Tuesday, May 4, 2018", "last Monday", "Tuesday evening".
  std::optional<TimeExpression> day_of_week(std::size_t i) const {
    const auto last = is(i, "last");
    std::size_t at = last ? i + 1 : i;
    if (last && is(at, "last")) ++at;  // "this past Monday"
    const auto name = weekday(at);
    if (!name) return std::nullopt;
    std::size_t next = at + 1;
    if (word(next) == ",") ++next;
    if (word(next) == "the") ++next;
    if (auto date = dated(next); date && date->day) {
      date->first = i;
      date->weekday = name;
      return date;
    }
    TimeExpression time{.first = i, .end = at + 1, .kind = TimeKind::weekday};
    time.weekday = name;
    time.last = last && *is(at - 1, "last") < 0;
    // "next Monday" and "this Monday" are of two weeks, as one takes them.
    const bool two_ways = (last && !time.last) || (i > 0 && is(i - 1, "next"));
    const bool plural = at < tokens_.size() && tokens_[at].lower.ends_with("days");
    if (is(time.end, "part")) ++time.end;
    if (two_ways || plural) time.kind = TimeKind::vague;
    return time;
  }

  // "yesterday", "last night", "last week", "earlier this month", "two days ago".
  std::optional<TimeExpression> from_writing(std::size_t i) const {
    TimeExpression time{.first = i, .end = i + 1, .kind = TimeKind::spoken};
    if (const auto days = is(i, "today")) {
      time.amount = *days;
      if (is(time.end, "part")) ++time.end;
      return time;
    }
    std::size_t at = i;
    if (is(at, "edge") && word(at + 1) == "this") ++at;
    if (const auto step = is(at, "last"); step && word(at) != "past") {
      if (is(at + 1, "part")) {
        time.amount = *step;
        time.end = at + 2;
        return time;
      }
      const auto unit = is(at + 1, "unit");
      if (unit && *unit >= static_cast<int>(TimeUnit::day) && !tokens_[at + 1].lower.ends_with('s')) {
        time.unit = static_cast<TimeUnit>(*unit);
        time.amount = *step;
        time.end = at + 2;
        return time;
      }
      return std::nullopt;
    }
    return counted(i, "ago", TimeKind::spoken);
  }

  // "the next day", "that evening", "later that day", "two weeks later", "the day after".
  std::optional<TimeExpression> from_story(std::size_t i) const {
    std::size_t at = i;
    while (is(at, "edge") && at < i + 2) ++at;
    if (at > i && word(at) == "in") ++at;
    if (word(at) == "the" || word(at) == "this") ++at;
    const auto step = word(at) == "very" ? is(at + 1, "next") : is(at, "next");
    if (word(at) == "very") ++at;
    TimeExpression time{.first = i, .end = at + 2, .kind = TimeKind::told};
    if (step) {
      if (is(at + 1, "part")) {
        time.amount = *step;
        return time;
      }
      const auto unit = is(at + 1, "unit");
      const bool plural = unit && tokens_[at + 1].lower.ends_with('s');
      if (unit && *unit >= static_cast<int>(TimeUnit::day)) {
        if (plural) {
          time.kind = TimeKind::vague;
          return time;
        }
        time.unit = static_cast<TimeUnit>(*unit);
        time.amount = *step;
        if (word(at + 1) == "fortnight") time.kind = TimeKind::vague;
        if (is(time.end, "part")) ++time.end;
        return time;
      }
      return std::nullopt;
    }
    // "the day after", "the night before", with nothing that they come after.
    if (at > i && at < tokens_.size() && word(at - 1) == "the" && (is(at, "unit") || is(at, "part"))) {
      const auto way = is(at + 1, "later");
      const auto unit = is(at, "unit").value_or(static_cast<int>(TimeUnit::day));
      if (way && (word(at + 1) == "after" || word(at + 1) == "before") && closes(at + 2) &&
          unit == static_cast<int>(TimeUnit::day) && !word(at).ends_with("s")) {
        time.amount = *way;
        return time;
      }
      return std::nullopt;
    }
    if (auto count = counted(i, "later", TimeKind::told)) return count;
    if (is(i, "soon") && (i == 0 || word(i - 1) == "and") && (word(i + 1) == "," || i > 0)) {
      time.end = i + 1;
      time.kind = TimeKind::vague;
      return time;
    }
    return std::nullopt;
  }

  // Nothing follows that "before" or "after" could be said of.
  bool closes(std::size_t i) const {
    if (i >= tokens_.size()) return true;
    if (tokens_[i].part_of_speech == PartOfSpeech::punct) return true;
    return tokens_[i].part_of_speech == PartOfSpeech::cconj;
  }

  std::optional<TimeExpression> counted(std::size_t i, std::string_view way, TimeKind kind) const {
    std::size_t at = i;
    TimeExpression time{.first = i, .end = i + 1, .kind = kind};
    auto amount = is(at, "number");
    if (!amount && is_digits(word(at)) && word(at).size() <= 3) amount = number(word(at));
    bool vague = is(at, "few").has_value();
    if (amount || vague) {
      ++at;
      if (is(at, "few")) {  // "a few", "a couple of"
        vague = true;
        ++at;
        if (word(at) == "of") ++at;
      }
    } else {
      // "days later", "minutes later"
      vague = true;
    }
    const auto unit = is(at, "unit");
    if (!unit) return std::nullopt;
    const auto direction = is(at + 1, way);
    if (!direction) return std::nullopt;
    const bool needs_end =
        word(at + 1) == "before" || word(at + 1) == "after" || word(at + 1) == "earlier" || word(at + 1) == "later";
    if (needs_end && word(at + 1) != "later" && word(at + 1) != "earlier" && !closes(at + 2)) return std::nullopt;
    if (needs_end && word(at + 2) == "than") return std::nullopt;
    time.end = at + 2;
    time.unit = static_cast<TimeUnit>(*unit);
    time.amount = *direction * amount.value_or(0);
    if (word(at) == "fortnight") time.amount *= 2;
    // Minutes later is the same day; hours may be the next.
    if (time.unit == TimeUnit::minute) {
      time.unit = TimeUnit::day;
      time.amount = 0;
      vague = kind == TimeKind::spoken;
    } else if (time.unit == TimeUnit::hour) {
      vague = true;
    }
    if (vague) time.kind = TimeKind::vague;
    return time;
  }

  std::optional<TimeExpression> clock(std::size_t i) const {
    TimeExpression time{.first = i, .end = i + 1, .kind = TimeKind::clock};
    if (const auto named = is(i, "clock"); named && i > 0 && word(i - 1) == "at") {
      if (*named == 0) return std::nullopt;  // midnight is of two days
      time.minute = named;
      return time;
    }
    // "5:30pm" and "5pm" as one word.
    std::string_view head = word(i);
    char half = '\0';
    const std::size_t letters = head.find_first_not_of("0123456789:");
    if (letters != std::string_view::npos && letters > 0) {
      half = half_of(head.substr(letters));
      if (!half) return std::nullopt;
      head = head.substr(0, letters);
    }
    auto minute = clock_number(head);
    const bool exact = minute.has_value();
    if (!minute && is_digits(head) && head.size() <= 2 && number(head) >= 1 && number(head) <= 12)
      minute = number(head) * 60;
    if (!minute) return std::nullopt;
    if (!half && (half = half_of(word(i + 1)))) ++time.end;
    if (half)
      time.minute = with_half(*minute, half);
    else if (exact && i > 0 && (word(i - 1) == "at" || word(i - 1) == ","))
      time.minute = minute < 13 * 60 && word(i).size() < 5 ? std::nullopt : minute;
    else
      return std::nullopt;
    return time;
  }

  // Preposition and approximations in front of the time.
  void look_before(TimeExpression& time) const {
    // "a May 4 letter": no preposition of its own, an article or possessor, and a noun behind it.
    const std::size_t next = time.end;
    if (next < tokens_.size() && tokens_[next].part_of_speech == PartOfSpeech::noun && time.first > 0) {
      const Token& article = tokens_[time.first - 1];
      if (article.part_of_speech == PartOfSpeech::det || article.relation == "nmod:poss" || article.lower == "'s" ||
          article.lower == "’s" || article.part_of_speech == PartOfSpeech::pron) {
        time.closer = next;
        return;
      }
    }
    std::size_t i = time.first;
    while (i > 0 && (word(i - 1) == "the" || is(i - 1, "edge") || is_dash(word(i - 1)))) --i;
    if (i == 0) return;
    if (word(i - 1) == "of" && i > 1 && word(i - 2) == "as") time.bounded = true;
    if (is(i - 1, "roughly")) time.roughly = true;
    if (time.kind != TimeKind::told && is_bound(i - 1)) time.bounded = true;
    // "on or after"
    if (i > 2 && word(i - 2) == "or" && is_bound(i - 3)) time.bounded = true;
    if (word(i - 1) == "between") time.bounded = true;
  }

  bool is_bound(std::size_t i) const {
    if (!is(i, "bound")) return false;
    // "following" is also an adjective.
    return tokens_[i].part_of_speech != PartOfSpeech::adj;
  }

  // Whether only these words stand between two times.
  template <std::size_t N>
  bool only_between(const TimeExpression& a, const TimeExpression& b,
                    const std::array<std::string_view, N>& words) const {
    for (std::size_t i = a.end; i < b.first; ++i)
      if (std::ranges::find(words, word(i)) == words.end()) return false;
    return true;
  }

  // "On May 4 and May 6 he came", not "he came on May 4, and on May 6 he left".
  bool are_joined(const TimeExpression& a, const TimeExpression& b) const {
    const auto above = [&](const TimeExpression& time) {
      for (std::size_t i = time.first; i < time.end; ++i) {
        const std::size_t head = tokens_[i].head;
        if (tokens_[i].relation != "punct" && (head == kRootHead || head < time.first || head >= time.end)) return head;
      }
      return kRootHead;
    };
    const std::size_t governor = above(b);
    return governor == above(a) || (governor >= a.first && governor < a.end);
  }

  void join() {
    constexpr std::array<std::string_view, 9> kBeside = {",", "at", "on", "in", "the", "of", "around", "about", "("};
    constexpr std::array<std::string_view, 6> kListed = {",", "and", "or", "on", "in", "again"};
    constexpr std::array<std::string_view, 5> kTo = {"to", "until", "till", "through", "-"};
    for (std::size_t i = 0; i + 1 < times_.size(); ++i) {
      TimeExpression& a = times_[i];
      TimeExpression& b = times_[i + 1];
      if (a.kind == TimeKind::clock && b.kind == TimeKind::clock && b.first - a.end <= 2) {
        // "between 5 and 6 p.m.", "from 9:00 to 10:00"
        a.minute.reset();
        b.minute.reset();
      }
      if ((a.kind == TimeKind::clock) != (b.kind == TimeKind::clock) && only_between(a, b, kBeside)) {
        TimeExpression& clock = a.kind == TimeKind::clock ? a : b;
        TimeExpression& day = a.kind == TimeKind::clock ? b : a;
        if (!clock.roughly && !clock.bounded) day.minute = clock.minute;
        if (clock.bounded && &clock == &a) continue;
        day.first = a.first;
        day.end = b.end;
        if (&day == &b) day.bounded = clock.bounded;
        times_.erase(times_.begin() + static_cast<std::ptrdiff_t>(&clock - times_.data()));
        --i;
        continue;
      }
      if (a.kind != TimeKind::calendar || b.kind != TimeKind::calendar || a.end >= b.first) continue;
      std::size_t start = a.first;
      while (start > 0 && word(start - 1) == "the") --start;
      const std::string_view before = start > 0 ? word(start - 1) : std::string_view();
      if ((before == "between" && b.first == a.end + 1 && word(a.end) == "and") ||
          (before == "from" && only_between(a, b, kTo))) {
        a.with_next = true;
        a.bounded = b.bounded = false;
        b.part_of_interval = true;
      } else if (only_between(a, b, kListed) && !(b.first == a.end + 1 && word(a.end) == ",") &&
                 a.day.has_value() == b.day.has_value() && are_joined(a, b)) {
        a.several = b.several = true;
      }
      if (only_between(a, b, kListed) || a.with_next)
        if (!a.year && a.month && b.year) a.year = b.year;
    }
  }

  const std::vector<Token>& tokens_;
  NumericOrder order_;
  std::vector<TimeExpression> times_;
};

// Most sentences have no word that a time is built on, and are told by one look-up a word.
bool may_hold_time(const Sentence& sentence) {
  return std::ranges::any_of(sentence.tokens, [](const Token& token) {
    if (is_time_core(token.lower)) return true;
    // "15", "mid-August", "Aug."
    const bool mixed = token.lower.size() > 1 && token.lower.find_first_of("-.–") != std::string::npos;
    return mixed || std::ranges::any_of(token.lower, [](char c) { return c >= '0' && c <= '9'; });
  });
}

}  // namespace

std::vector<TimeExpression> find_times(const Sentence& sentence, NumericOrder order) {
  if (!may_hold_time(sentence)) return {};
  return TimeScanner(sentence, order).find();
}

}  // namespace whowhom
