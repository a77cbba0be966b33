// A year of four digits in front, or dots between, tell the order; slashes leave it to the other stamps of the chat.
#include "extract/communication/chat_days.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace whowhom {
namespace {

constexpr std::size_t kLongestStamp = 60;

struct Numbers {
  std::array<int, 3> parts{};
  char mark = 0;
  bool year_first = false;
};

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

// The first "12/05/2020", "12.5.20" or "2020-05-12" in the bytes.
std::optional<Numbers> numbers_in(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!is_digit_byte(bytes[at]) || (at > 0 && is_digit_byte(bytes[at - 1]))) continue;
    Numbers found;
    std::array<std::size_t, 3> sizes{};
    std::size_t end = at;
    std::size_t part = 0;
    for (; part < 3; ++part) {
      const std::size_t start = end;
      while (end < bytes.size() && is_digit_byte(bytes[end]) && end - start < 4)
        found.parts[part] = found.parts[part] * 10 + (bytes[end++] - '0');
      sizes[part] = end - start;
      if (sizes[part] == 0) break;
      if (part == 2) continue;
      const char mark = end < bytes.size() ? bytes[end] : '\0';
      if ((mark != '/' && mark != '.' && mark != '-') || (part == 1 && mark != found.mark)) break;
      found.mark = mark;
      ++end;
    }
    if (part < 3) continue;
    found.year_first = sizes[0] == 4;
    const bool short_parts = sizes[1] <= 2 && (found.year_first ? sizes[2] <= 2 : sizes[0] <= 2 && sizes[2] % 2 == 0);
    if (short_parts) return found;
  }
  return std::nullopt;
}

std::optional<std::string> iso_of(int year, int month, int day) {
  if (year < 100) year += 2000;
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1970 || year > 2100) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace

ChatDays::ChatDays(std::string_view text, const std::vector<ChatTurn>& turns) {
  std::vector<std::optional<Numbers>> stamps;
  bool day_first = false;
  bool month_first = false;
  for (const ChatTurn& turn : turns) {
    // The stamp stands before the name or behind it, and never in what is said.
    const std::size_t start = turn.line.start;
    const std::size_t before = std::min(turn.name.start - std::min(turn.name.start, start), kLongestStamp);
    auto numbers = numbers_in(text.substr(start, before));
    if (!numbers && turn.said > turn.name.end)
      numbers = numbers_in(text.substr(turn.name.end, std::min(turn.said - turn.name.end, kLongestStamp)));
    if (numbers && !numbers->year_first && numbers->mark != '.') {
      day_first = day_first || numbers->parts[0] > 12;
      month_first = month_first || numbers->parts[1] > 12;
    }
    stamps.push_back(numbers);
  }
  for (const auto& numbers : stamps) {
    auto& day = days_.emplace_back();
    if (!numbers) continue;
    const auto& [a, b, c] = numbers->parts;
    if (numbers->year_first)
      day = iso_of(a, b, c);
    else if (numbers->mark == '.' || (day_first && !month_first))
      day = iso_of(c, b, a);
    else if (month_first && !day_first)
      day = iso_of(c, a, b);
  }
}

std::optional<std::string> days_between(const std::optional<std::string>& first,
                                        const std::optional<std::string>& last) {
  if (!first || !last) return std::nullopt;
  if (*first == *last) return first;
  return *first < *last ? *first + "/" + *last : *last + "/" + *first;
}

}  // namespace whowhom
