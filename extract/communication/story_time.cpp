// The story stands on the last day that a main clause has, or a reported one where the main clause has none. A step
// that nobody can measure ("some weeks later") takes it off that day. Years are taken from the dates around, and only
// where all of them give the same.
#include "extract/communication/story_time.hpp"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <string_view>

#include "extract/communication/time_binding.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kLongestSentence = 1000;  // tokens
constexpr std::size_t kStoryReach = 4;          // sentences from a day to "the next day"
constexpr std::size_t kNearSentences = 12, kNearBlocks = 3;
constexpr std::size_t kFarSentences = 40, kFarBlocks = 10;
constexpr int kMostDays = 183;      // a day without a year is nearer than this to those around
constexpr int kMostDaysBack = 300;  // from the day of writing back to a day of the past

// A date with its year, said or worked out.
struct YearMark {
  std::size_t sentence = 0;
  std::size_t block = 0;
  CalendarDate date;
  bool main = false;
};

struct Story {
  Period period;
  std::size_t sentence = 0;
  std::size_t block = 0;
};

// The last time of the sentence that is being read: "the night before" counts from it, not from the story.
struct Here {
  bool any = false;
  std::optional<Period> period;
};

// What a time does to the day that the story stands on.
struct Step {
  std::optional<Period> period;
  TimeBinding binding;
  bool back = false;  // "two days earlier"
};

class Teller {
 public:
  Teller(const Analysis& analysis, const std::vector<TextDay>& days, NumericOrder order)
      : analysis_(analysis), days_(days), order_(order) {}

  std::vector<std::vector<BoundTime>> tell() {
    std::vector<std::vector<BoundTime>> out(analysis_.sentences.size());
    for (sentence_ = 0; sentence_ < analysis_.sentences.size(); ++sentence_) {
      const Sentence& sentence = analysis_.sentences[sentence_];
      const bool new_block = sentence_ == 0 || analysis_.sentences[sentence_ - 1].block != sentence.block;
      if (new_block) in_quotes_ = false;
      starts_block_ = new_block;
      const TextDay* day = &day_at(days_, sentence.span.start);
      if (day != day_) {
        story_.reset();
        marks_.clear();
        day_ = day;
      }
      if (sentence.tokens.size() <= kLongestSentence) read(sentence, out[sentence_]);
      for (const Token& token : sentence.tokens) turn_quotes(token);
    }
    return out;
  }

 private:
  void turn_quotes(const Token& token) {
    if (token.form == "“") in_quotes_ = true;
    if (token.form == "”") in_quotes_ = false;
    if (token.form == "\"" || token.form == "``" || token.form == "''") in_quotes_ = !in_quotes_;
  }

  bool quoted(const Sentence& sentence, std::size_t token) {
    const bool before = in_quotes_;
    for (std::size_t i = 0; i < token; ++i) turn_quotes(sentence.tokens[i]);
    const bool out = in_quotes_;
    in_quotes_ = before;
    return out;
  }

  static bool in_brackets(const Sentence& sentence, std::size_t token) {
    int depth = 0;
    for (std::size_t i = 0; i < token; ++i) {
      const std::string_view form = sentence.tokens[i].form;
      depth += form == "(" || form == "[" ? 1 : form == ")" || form == "]" ? -1 : 0;
    }
    return depth > 0;
  }

  void read(const Sentence& sentence, std::vector<BoundTime>& out) {
    auto times = find_times(sentence, order_);
    if (times.empty()) return;
    std::vector<Step> steps;
    here_ = {};
    for (std::size_t i = 0; i < times.size(); ++i) {
      TimeExpression& time = times[i];
      const auto binding = bind_time(sentence, time);
      std::optional<Period> period = resolve(sentence, time, binding);
      if (time.with_next && i + 1 < times.size()) {
        const auto end = resolve(sentence, times[i + 1], binding);
        period = period && end ? interval(*period, *end) : std::nullopt;
      }
      if (time.part_of_interval) continue;
      const bool brackets = in_brackets(sentence, time.first);
      if (period && time.kind == TimeKind::calendar && !brackets)
        mark(period->from, binding && !binding->nominal && binding->clause == Clause::main);
      if (!binding) continue;
      if (period) period = as_said(*period, time, *binding);
      if (time.bounded || time.several) period.reset();
      if (!brackets) steps.push_back({period, *binding, time.kind == TimeKind::told && time.amount < 0});
      out.push_back({binding->governor, time.first, period, time.kind == TimeKind::clock && period});
      if (!brackets && !binding->nominal) here_ = {true, period};
    }
    move_story(sentence, steps);
  }

  // Approximations and weeks make a day less exact.
  static std::optional<Period> as_said(Period period, const TimeExpression& time, const TimeBinding& binding) {
    if (binding.whole_week && period.is_day()) return week_of(period.from);
    if (!time.roughly) return period;
    // "around May 4" is of May; "around May 1" may not be.
    if (!period.is_day() || period.from.day < 6 || period.from.day > 25) return std::nullopt;
    period.from.day = 0;
    period.minute.reset();
    return period;
  }

  static std::optional<Period> interval(const Period& a, const Period& b) {
    const CalendarDate last = b.to.value_or(b.from);
    if (a.from >= last) return std::nullopt;
    return Period{a.from, last, std::nullopt};
  }

  void mark(const CalendarDate& date, bool main) {
    marks_.push_back({sentence_, analysis_.sentences[sentence_].block, date, main});
    if (marks_.size() > 64) marks_.pop_front();
  }

  std::optional<Period> resolve(const Sentence& sentence, const TimeExpression& time,
                                const std::optional<TimeBinding>& binding) {
    switch (time.kind) {
      case TimeKind::calendar:
        return calendar(sentence, time, binding);
      case TimeKind::weekday:
      case TimeKind::spoken:
        return from_writing(sentence, time, binding);
      case TimeKind::told:
      case TimeKind::clock:
        return from_story(time);
      case TimeKind::vague:
        break;
    }
    return std::nullopt;
  }

  std::optional<Period> calendar(const Sentence& sentence, const TimeExpression& time,
                                 const std::optional<TimeBinding>& binding) {
    CalendarDate date{time.year.value_or(0), time.month.value_or(0), time.day.value_or(0)};
    if (!time.year) {
      const auto year = year_for(sentence, time, binding);
      if (!year) return std::nullopt;
      date.year = *year;
    }
    if (!date.exists()) return std::nullopt;
    Period period{date, std::nullopt, time.minute};
    if (time.last_day) {
      CalendarDate last = date;
      last.day = *time.last_day;
      if (!last.exists() || last <= date) return std::nullopt;
      period.to = last;
      period.minute.reset();
    }
    return period;
  }

  // The year that brings the date nearest to a date with one.
  static std::optional<int> nearest_year(const TimeExpression& time, const CalendarDate& mark) {
    if (!mark.month) return std::nullopt;
    std::optional<int> best;
    int distance = kMostDays;
    for (int year = mark.year - 1; year <= mark.year + 1; ++year) {
      const CalendarDate date{year, *time.month, time.day.value_or(0)};
      if (!date.exists()) continue;
      const int days = std::abs(days_between(mark, date));
      if (days >= distance) continue;
      distance = days;
      best = year;
    }
    return best;
  }

  static bool fits_weekday(const TimeExpression& time, int year) {
    const CalendarDate date{year, *time.month, time.day.value_or(0)};
    return !time.weekday || !time.day || (date.exists() && weekday_of(date) == *time.weekday);
  }

  std::optional<int> year_for(const Sentence& sentence, const TimeExpression& time,
                              const std::optional<TimeBinding>& binding) {
    if (!time.month) return std::nullopt;
    std::optional<int> year = year_around(time);
    if (!year && day_->day && binding) year = year_from_writing(sentence, time, *binding);
    return year && fits_weekday(time, *year) ? year : std::nullopt;
  }

  std::optional<int> year_around(const TimeExpression& time) const {
    const std::size_t block = analysis_.sentences[sentence_].block;
    const auto agreed = [&](auto&& counts) -> std::optional<int> {
      std::optional<int> year;
      for (const YearMark& mark : marks_) {
        if (!counts(mark)) continue;
        const auto own = nearest_year(time, mark.date);
        if (!own || (year && year != own)) return std::nullopt;
        year = own;
      }
      return year;
    };
    const auto within = [&](const YearMark& mark, std::size_t sentences, std::size_t blocks) {
      return sentence_ - mark.sentence <= sentences && block - mark.block <= blocks;
    };
    const bool near =
        std::ranges::any_of(marks_, [&](const YearMark& mark) { return within(mark, kNearSentences, kNearBlocks); });
    if (!near) return agreed([&](const YearMark& mark) { return within(mark, kFarSentences, kFarBlocks); });
    if (const auto year = agreed([&](const YearMark& mark) { return within(mark, kNearSentences, kNearBlocks); }))
      return year;
    return agreed([&](const YearMark& mark) { return mark.block == block && mark.main; });
  }

  // Of a mail or article: the latest such day that is past, where the act is.
  std::optional<int> year_from_writing(const Sentence& sentence, const TimeExpression& time,
                                       const TimeBinding& binding) const {
    if (!binding.nominal && !is_past(sentence, binding.governor)) return std::nullopt;
    const CalendarDate written = day_->day->from;
    for (const int year : {written.year, written.year - 1}) {
      const CalendarDate date{year, *time.month, time.day.value_or(0)};
      if (!date.exists()) continue;
      const CalendarDate until = time.day ? written : CalendarDate{written.year, written.month, 0};
      if (date > until) continue;
      const int days = days_between(date, written);
      return days <= (binding.nominal ? kMostDays : kMostDaysBack) ? std::optional(year) : std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Period> from_writing(const Sentence& sentence, const TimeExpression& time,
                                     const std::optional<TimeBinding>& binding) {
    if (!day_->day || !binding || quoted(sentence, time.first)) return std::nullopt;
    const CalendarDate written = day_->day->from;
    if (time.kind == TimeKind::spoken) return counted(written, time);
    if (binding->nominal || !is_past(sentence, binding->governor)) return std::nullopt;
    int back = (weekday_of(written) - *time.weekday + 7) % 7;
    if (back == 0) {
      // "On Monday" of a Monday's mail is a week old or a mistake; in the news it is that day.
      if (day_->mail && !time.last) return std::nullopt;
      if (time.last) back = 7;
    }
    return Period{plus_days(written, -back), std::nullopt, time.minute};
  }

  static std::optional<Period> counted(const CalendarDate& from, const TimeExpression& time) {
    switch (time.unit) {
      case TimeUnit::day:
        if (!from.is_day()) return std::nullopt;
        return Period{plus_days(from, time.amount), std::nullopt, time.minute};
      case TimeUnit::week:
        if (!from.is_day()) return std::nullopt;
        return week_of(plus_days(from, 7 * time.amount));
      case TimeUnit::month:
        if (!from.month) return std::nullopt;
        return Period{plus_months(from, time.amount), std::nullopt, std::nullopt};
      case TimeUnit::year:
        return Period{{from.year + time.amount, 0, 0}, std::nullopt, std::nullopt};
      default:
        return std::nullopt;
    }
  }

  std::optional<Period> from_story(const TimeExpression& time) const {
    if (time.kind == TimeKind::clock && !time.minute) return std::nullopt;
    if (here_.any) return here_.period && !here_.period->to ? counted(here_.period->from, time) : std::nullopt;
    if (!story_ || story_->period.to) return std::nullopt;
    const std::size_t block = analysis_.sentences[sentence_].block;
    const bool same_paragraph = story_->block == block;
    if (!same_paragraph && !(starts_block_ && block - story_->block == 1 && time.kind == TimeKind::told))
      return std::nullopt;
    if (sentence_ - story_->sentence > kStoryReach) return std::nullopt;
    return counted(story_->period.from, time);
  }

  void move_story(const Sentence& sentence, const std::vector<Step>& steps) {
    const auto stand = [&](const std::optional<Period>& period) {
      if (period)
        story_ = Story{*period, sentence_, sentence.block};
      else
        story_.reset();
    };
    const auto of = [&](Clause clause) {
      std::vector<const Step*> found;
      for (const Step& step : steps)
        if (step.binding.clause == clause && !step.binding.nominal && !step.binding.earlier && !step.back)
          found.push_back(&step);
      return found;
    };
    if (const auto main = of(Clause::main); !main.empty()) return stand(main.back()->period);
    if (const auto reported = of(Clause::reported); !reported.empty())
      return stand(reported.size() == 1 ? reported.front()->period : std::nullopt);
    // "At the meeting on May 6" may have moved the story, or not.
    for (const Step& step : steps)
      if (step.binding.nominal && story_ && (!step.period || !step.period->contains(story_->period))) {
        const Token& noun = sentence.tokens[step.binding.governor];
        if (noun.relation == "obl" || noun.relation == "nsubj") story_.reset();
      } else if (step.binding.nominal && !story_ && step.period) {
        const Token& noun = sentence.tokens[step.binding.governor];
        if (noun.relation == "obl" && noun.head != kRootHead && step.binding.clause == Clause::main &&
            steps.size() == 1)
          stand(step.period);
      }
  }

  const Analysis& analysis_;
  const std::vector<TextDay>& days_;
  NumericOrder order_;
  std::size_t sentence_ = 0;
  const TextDay* day_ = nullptr;
  bool starts_block_ = false;
  bool in_quotes_ = false;
  std::deque<YearMark> marks_;
  std::optional<Story> story_;
  Here here_;
};

}  // namespace

std::vector<std::vector<BoundTime>> tell_times(const Analysis& analysis, const std::vector<TextDay>& days,
                                               NumericOrder order) {
  return Teller(analysis, days, order).tell();
}

}  // namespace whowhom
