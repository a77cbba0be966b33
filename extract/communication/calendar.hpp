// Dates as exact as a text gives them, and counting in them (proleptic Gregorian calendar, ISO 8601).
#pragma once

#include <compare>
#include <optional>
#include <string>

namespace whowhom {

/// A year, a month of it, or a day of that: 0 where the text does not go so far.
struct CalendarDate {
  int year = 0;
  int month = 0;
  int day = 0;

  auto operator<=>(const CalendarDate&) const = default;
  bool is_day() const { return day != 0; }
  /// Whether there is such a date: no 31 April.
  bool exists() const;
};

/// A date, or all from one to another; on a day also a time.
struct Period {
  CalendarDate from;
  std::optional<CalendarDate> to;
  std::optional<int> minute;  ///< of the day

  auto operator<=>(const Period&) const = default;
  bool is_day() const { return from.is_day() && !to; }
  /// "2018", "2018-05", "2018-05-04", "2018-05-04T17:30", "2018-05-04/2018-05-07".
  std::string iso() const;
  /// Whether all of `inner` lies in this; a time lies in its day.
  bool contains(const Period& inner) const;
};

CalendarDate plus_days(CalendarDate day, int days);
/// A month's date `months` later; the day is dropped.
CalendarDate plus_months(CalendarDate date, int months);
/// Monday to Sunday of the week of `day`.
Period week_of(CalendarDate day);
/// 1 is Monday.
int weekday_of(CalendarDate day);
/// Days from `a` to `b`; of a month or year its middle counts.
int days_between(CalendarDate a, CalendarDate b);

}  // namespace whowhom
