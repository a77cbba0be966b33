// Words of the table in classes, and numbers in the shapes that dates have.
#include "extract/communication/time_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

constexpr int kHalfDay = 12 * 60;

using Classes = std::vector<std::pair<std::string_view, int>>;

const std::map<std::string_view, Classes>& time_words() {
  static const auto words = [] {
    std::map<std::string_view, Classes> out;
    for (const auto& row : language_rows("time_words.tsv")) {
      int value = 0;
      std::from_chars(row.at(2).data(), row.at(2).data() + row.at(2).size(), value);
      out[row.at(0)].emplace_back(row.at(1), value);
    }
    return out;
  }();
  return words;
}

struct Numeric {
  std::array<int, 3> parts{};
  char separator = '/';
};

// "5/30/2018", "30.5.2018", "2018-05-04".
std::optional<Numeric> numeric_date(std::string_view word) {
  const std::size_t first = word.find_first_not_of("0123456789");
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  Numeric out;
  out.separator = word[first];
  if (out.separator != '/' && out.separator != '.' && out.separator != '-') return std::nullopt;
  const std::size_t second = word.find(out.separator, first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::array<std::string_view, 3> parts = {word.substr(0, first), word.substr(first + 1, second - first - 1),
                                                 word.substr(second + 1)};
  for (std::size_t i = 0; i < 3; ++i) {
    if (!is_digits(parts[i]) || parts[i].size() > 4) return std::nullopt;
    out.parts[i] = number(parts[i]);
  }
  const bool year_first = parts[0].size() == 4 && out.separator == '-';
  if (!year_first && (parts[2].size() != 4 || parts[0].size() > 2 || out.separator == '-')) return std::nullopt;
  return out;
}

// Year, month and day; nothing where month and day could be taken for each other.
std::optional<std::array<int, 3>> ordered(const Numeric& date, NumericOrder order) {
  const auto& [a, b, c] = date.parts;
  if (date.separator == '-') return std::array{a, b, c};
  if (b > 12) return std::array{c, a, b};
  if (a > 12 || order == NumericOrder::day_first || a == b) return std::array{c, b, a};
  if (order == NumericOrder::month_first && date.separator == '/') return std::array{c, a, b};
  return std::nullopt;
}

}  // namespace

std::optional<int> value_of(std::string_view lower, std::string_view word_class) {
  const auto found = time_words().find(lower);
  if (found == time_words().end()) return std::nullopt;
  for (const auto& [name, value] : found->second)
    if (name == word_class) return value;
  return std::nullopt;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::optional<int> day_number(std::string_view word) {
  if (word.size() > 2 && (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th")))
    word.remove_suffix(2);
  if (word.size() > 2 || !is_digits(word)) return std::nullopt;
  const int day = number(word);
  return day >= 1 && day <= 31 ? std::optional(day) : std::nullopt;
}

std::optional<std::pair<std::string_view, std::string_view>> halves_of(std::string_view word) {
  const std::size_t dash = word.find_first_not_of("0123456789");
  if (dash == std::string_view::npos || dash == 0) return std::nullopt;
  std::string_view rest = word.substr(dash);
  for (const std::string_view sign : {"–", "-"})
    if (rest.starts_with(sign)) return std::pair(word.substr(0, dash), rest.substr(sign.size()));
  return std::nullopt;
}

std::optional<std::pair<int, int>> day_range(std::string_view word) {
  const auto halves = halves_of(word);
  if (!halves) return std::nullopt;
  const auto first = day_number(halves->first);
  const auto last = day_number(halves->second);
  return first && last && *first < *last ? std::optional(std::pair(*first, *last)) : std::nullopt;
}

std::optional<int> clock_number(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || word.size() < colon + 3) return std::nullopt;
  const std::string_view hours = word.substr(0, colon);
  const std::string_view minutes = word.substr(colon + 1, 2);
  const std::string_view rest = word.substr(colon + 3);
  if (!is_digits(hours) || !is_digits(minutes) || (!rest.empty() && (rest.size() != 3 || rest[0] != ':')))
    return std::nullopt;
  const int value = number(hours) * 60 + number(minutes);
  return number(hours) < 24 && number(minutes) < 60 ? std::optional(value) : std::nullopt;
}

char half_of(std::string_view lower) {
  std::string letters;
  for (const char c : lower)
    if (c != '.') letters += c;
  return letters == "am" ? 'a' : letters == "pm" ? 'p' : '\0';
}

std::optional<int> with_half(int minute, char half) {
  if (minute >= 13 * 60) return half == 'p' ? std::optional(minute) : std::nullopt;
  if (half == 'a') return minute >= kHalfDay ? minute - kHalfDay : minute;
  return minute >= kHalfDay ? minute : minute + kHalfDay;
}

std::optional<std::array<int, 3>> numeric_day(std::string_view word, NumericOrder order) {
  const auto date = numeric_date(word);
  return date ? ordered(*date, order) : std::nullopt;
}

std::optional<int> month_of(std::string_view form) {
  if (!starts_upper(form)) return std::nullopt;
  std::string lower = lower_case(form);
  if (lower.ends_with('.')) lower.pop_back();
  return value_of(lower, "month");
}

std::optional<int> year_of(std::string_view word) {
  if (word.size() != 4 || !is_digits(word)) return std::nullopt;
  const int year = number(word);
  return year >= 1500 && year <= 2199 ? std::optional(year) : std::nullopt;
}

bool is_time_core(std::string_view lower) {
  static const std::unordered_set<std::string_view> words = [] {
    static constexpr std::array<std::string_view, 9> classes = {"month", "weekday", "unit",  "part", "season",
                                                                "today", "soon",    "clock", "later"};
    std::unordered_set<std::string_view> out;
    for (const auto& [word, rows] : time_words())
      if (std::ranges::any_of(rows,
                              [&](const auto& row) { return std::ranges::find(classes, row.first) != classes.end(); }))
        out.insert(word);
    return out;
  }();
  return words.contains(lower);
}

bool is_time_word(std::string_view lower, std::string_view word_class) {
  return value_of(lower, word_class).has_value();
}

NumericOrder numeric_order(std::string_view text) {
  bool month_first = false;
  bool day_first = false;
  const auto part_of_date = [](char c) { return (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-'; };
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] < '0' || text[i] > '9') {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && part_of_date(text[end])) ++end;
    while (!is_digits(text.substr(end - 1, 1))) --end;  // a full stop
    const auto date = end - i >= 8 && end - i <= 10 ? numeric_date(text.substr(i, end - i)) : std::nullopt;
    if (date && date->separator == '/') {
      month_first = month_first || date->parts[1] > 12;
      day_first = day_first || date->parts[0] > 12;
    }
    i = end + 1;
  }
  if (month_first == day_first) return NumericOrder::unknown;
  return month_first ? NumericOrder::month_first : NumericOrder::day_first;
}

std::optional<LineDate> date_of_line(std::string_view line, NumericOrder order) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t start = line.find_first_not_of(" \t\r\n,();", i);
    if (start == std::string_view::npos) break;
    i = std::min(line.find_first_of(" \t\r\n,();", start), line.size());
    words.push_back(line.substr(start, i - start));
  }
  LineDate date;
  std::optional<int> month, day, year;
  std::size_t used = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string lower = lower_case(words[i]);
    std::string_view bare = lower;
    if (bare.ends_with('.')) bare.remove_suffix(1);
    if (const auto numeric = numeric_date(bare)) {
      const auto parts = ordered(*numeric, order);
      if (!parts || year) return std::nullopt;
      year = (*parts)[0];
      month = (*parts)[1];
      day = (*parts)[2];
    } else if (!month && month_of(words[i])) {
      month = month_of(words[i]);
    } else if (!year && year_of(bare)) {
      year = year_of(bare);
    } else if (const auto minute = clock_number(bare); minute && !date.minute) {
      date.minute = minute;
    } else if (const char half = half_of(lower); half && date.minute && i > 0 && clock_number(words[i - 1])) {
      date.minute = with_half(*date.minute, half);
    } else if (!day && day_number(bare)) {
      day = day_number(bare);
    } else if (!value_of(bare, "weekday")) {
      continue;
    }
    ++used;
  }
  if (!year || !month || !day) return std::nullopt;
  date.year = *year;
  date.month = *month;
  date.day = *day;
  date.words_left = words.size() - used;
  return date;
}

}  // namespace whowhom
