// Days are counted by the standard library's civil calendar.
#include "extract/communication/calendar.hpp"

#include <chrono>

#include <fmt/format.h>

namespace whowhom {
namespace {

// Of a month or year the middle.
std::chrono::year_month_day civil(CalendarDate date) {
  const int month = date.month ? date.month : 7;
  const int day = date.day ? date.day : date.month ? 15 : 1;
  return std::chrono::year_month_day{std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}};
}

std::chrono::sys_days day_number(CalendarDate date) { return std::chrono::sys_days{civil(date)}; }

CalendarDate date_of(std::chrono::sys_days days) {
  const std::chrono::year_month_day date{days};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string iso_of(const CalendarDate& date) {
  if (date.day) return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (date.month) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}", date.year);
}

std::chrono::sys_days first_day(const CalendarDate& date) {
  return day_number({date.year, date.month ? date.month : 1, date.day ? date.day : 1});
}

std::chrono::sys_days last_day(const CalendarDate& date) {
  if (date.day) return day_number(date);
  const CalendarDate next = date.month ? plus_months(date, 1) : CalendarDate{date.year + 1, 1, 0};
  return first_day(next) - std::chrono::days{1};
}

}  // namespace

bool CalendarDate::exists() const {
  return year > 0 && month >= 0 && month <= 12 && (month > 0 || day == 0) && civil(*this).ok();
}

std::string Period::iso() const {
  if (to) return iso_of(from) + "/" + iso_of(*to);
  if (minute && from.is_day()) return fmt::format("{}T{:02}:{:02}", iso_of(from), *minute / 60, *minute % 60);
  return iso_of(from);
}

bool Period::contains(const Period& inner) const {
  if (minute && minute != inner.minute) return false;
  return first_day(from) <= first_day(inner.from) &&
         last_day(inner.to.value_or(inner.from)) <= last_day(to.value_or(from));
}

CalendarDate plus_days(CalendarDate day, int days) { return date_of(day_number(day) + std::chrono::days{days}); }

CalendarDate plus_months(CalendarDate date, int months) {
  const int count = date.year * 12 + date.month - 1 + months;
  return {count / 12, count % 12 + 1, 0};
}

Period week_of(CalendarDate day) {
  const CalendarDate monday = plus_days(day, 1 - weekday_of(day));
  return {monday, plus_days(monday, 6), std::nullopt};
}

int weekday_of(CalendarDate day) { return static_cast<int>(std::chrono::weekday{day_number(day)}.iso_encoding()); }

int days_between(CalendarDate a, CalendarDate b) { return static_cast<int>((day_number(b) - day_number(a)).count()); }

}  // namespace whowhom
