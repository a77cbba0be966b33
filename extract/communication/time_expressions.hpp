// Words that say when, as a sentence has them: "May 4, 2018", "last Monday", "two days later", "at 5:30 p.m.". What
// they mean without their surroundings; dates.hpp finds the day.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/communication/time_words.hpp"
#include "extract/language/token.hpp"

namespace whowhom {

enum class TimeUnit { minute, hour, day, week, month, year };

enum class TimeKind {
  calendar,  ///< "May 4, 2018", "May 4", "May", "2018"
  weekday,   ///< "Monday", "last Monday"
  spoken,    ///< counted from the day of writing: "yesterday", "last week", "two days ago"
  told,      ///< counted from the day that the story has reached: "the next day", "two days later"
  clock,     ///< "at 5:30 p.m.", and no day
  vague,     ///< time moves on, nobody knows how far: "a few days later"
};

struct TimeExpression {
  std::size_t first = 0;  ///< tokens [first, end), without preposition and article
  std::size_t end = 0;
  TimeKind kind = TimeKind::calendar;
  std::optional<int> year = {};
  std::optional<int> month = {};
  std::optional<int> day = {};
  std::optional<int> last_day = {};  ///< "May 4-7"
  std::optional<int> weekday = {};   ///< 1 is Monday
  bool last = false;                 ///< "last Monday"
  TimeUnit unit = TimeUnit::day;
  int amount = 0;                          ///< units forward
  std::optional<int> minute = {};          ///< of the day
  bool bounded = false;                    ///< "by May 4", "after May 4": not when the act was
  bool roughly = false;                    ///< "around May 4"
  bool several = false;                    ///< "May 4 and 6": acts on several days, or one of them
  bool with_next = false;                  ///< with the expression behind it the ends of one interval
  bool part_of_interval = false;           ///< the second of those
  std::optional<std::size_t> closer = {};  ///< the noun that a date stands in front of: "the May 4 letter"
};

/// Times in the sentence, in order and disjoint. Linear in its tokens.
std::vector<TimeExpression> find_times(const Sentence& sentence, NumericOrder order);

}  // namespace whowhom
