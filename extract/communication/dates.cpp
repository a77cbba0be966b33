// Month names are the anchors: day and year are looked for on both sides of each.
#include "extract/communication/dates.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace whowhom {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::optional<int> month_of(const Token& token) {
  if (token.form.empty() || token.form.front() < 'A' || token.form.front() > 'Z') return std::nullopt;
  std::string_view word = token.lower;
  if (word.ends_with('.')) word.remove_suffix(1);
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word == kMonths[i] || (word.size() >= 3 && word.size() <= 4 && i != 4 && kMonths[i].starts_with(word)))
      return static_cast<int>(i) + 1;
  return std::nullopt;
}

std::optional<int> day_of(std::string_view word) {
  if (word.size() > 2 && (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th")))
    word.remove_suffix(2);
  if (word.size() > 2 || !is_digits(word)) return std::nullopt;
  const int day = number(word);
  return day >= 1 && day <= 31 ? std::optional(day) : std::nullopt;
}

std::optional<int> year_of(std::string_view word) {
  if (word.size() != 4 || !is_digits(word)) return std::nullopt;
  const int year = number(word);
  return year >= 1500 && year <= 2199 ? std::optional(year) : std::nullopt;
}

bool is_iso_date(std::string_view word) {
  return word.size() == 10 && word[4] == '-' && word[7] == '-' && year_of(word.substr(0, 4)) &&
         is_digits(word.substr(5, 2)) && is_digits(word.substr(8, 2));
}

// The date whose month, or whose only word, is at `i`.
std::optional<WrittenDate> date_at(const std::vector<Token>& tokens, std::size_t i) {
  if (is_iso_date(tokens[i].lower)) return WrittenDate{i, i + 1, tokens[i].lower};
  const auto month = month_of(tokens[i]);
  if (!month) return std::nullopt;
  const auto word = [&](std::size_t k) {
    return k < tokens.size() ? std::string_view(tokens[k].lower) : std::string_view();
  };
  const auto earlier_day = i > 0 ? day_of(word(i - 1)) : std::nullopt;
  std::size_t next = i + 1;
  std::optional<int> day = earlier_day;
  if (!day && (day = day_of(word(next)))) ++next;
  if (word(next) == "," || word(next) == "of") ++next;
  const auto year = year_of(word(next));
  if (!year) return std::nullopt;
  return WrittenDate{
      earlier_day ? i - 1 : i, next + 1,
      day ? fmt::format("{:04}-{:02}-{:02}", *year, *month, *day) : fmt::format("{:04}-{:02}", *year, *month)};
}

// "2010-2014" and "2010–2014" as one word.
std::optional<std::pair<int, int>> years_of(std::string_view word) {
  const std::size_t dash = word.find_first_not_of("0123456789");
  if (dash != 4) return std::nullopt;
  std::string_view rest = word.substr(4);
  if (rest.starts_with("–"))
    rest.remove_prefix(std::string_view("–").size());
  else if (rest.starts_with("-"))
    rest.remove_prefix(1);
  else
    return std::nullopt;
  const auto first = year_of(word.substr(0, 4));
  const auto last = year_of(rest);
  return first && last && *first <= *last ? std::optional(std::pair(*first, *last)) : std::nullopt;
}

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

std::optional<std::string> date_near(const Sentence& sentence, std::size_t near) {
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    auto date = date_at(sentence.tokens, i);
    if (!date) continue;
    const std::size_t distance = i > near ? i - near : near - i;
    if (best && distance >= best_distance) continue;
    best = std::move(date->iso);
    best_distance = distance;
  }
  return best;
}

}  // namespace whowhom
