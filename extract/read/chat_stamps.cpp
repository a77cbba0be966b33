// Token by token: numbers, the marks between them, words of dates. Phones differ in order and marks, not in the parts.
#include "extract/read/chat_stamps.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kLongestStamp = 60;

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

const std::set<std::string, std::less<>>& stamp_words() {
  static const std::set<std::string, std::less<>> kWords = [] {
    std::set<std::string, std::less<>> words;
    for (const auto& row : language_rows("chat_words.tsv"))
      if (row[1] == "stamp") words.emplace(row[0]);
    return words;
  }();
  return kWords;
}

// Bytes of "AM", "p.m.", "p. m." at `at`; 0 where a word goes on.
std::size_t half_of_day(std::string_view bytes, std::size_t at) {
  for (const std::string_view form : {"am", "pm", "a.m.", "p.m.", "a. m.", "p. m."}) {
    if (lower_case(bytes.substr(at, form.size())) != form) continue;
    const std::size_t end = at + form.size();
    if (end >= bytes.size() || !is_letter_byte(bytes[end])) return form.size();
  }
  return 0;
}

std::size_t blank_size(std::string_view bytes, std::size_t at) {
  if (bytes[at] == ' ' || bytes[at] == '\t') return 1;
  constexpr std::array<std::string_view, 6> kInvisible = {"\xE2\x80\xAF", "\xC2\xA0",     "\xE2\x80\x8E",
                                                          "\xE2\x80\x8F", "\xE2\x80\x89", "\xEF\xBB\xBF"};
  for (const std::string_view mark : kInvisible)
    if (bytes.substr(at).starts_with(mark)) return mark.size();
  return 0;
}

std::size_t dash_size(std::string_view bytes, std::size_t at) {
  if (bytes[at] == '-') return 1;
  return bytes.substr(at).starts_with("\xE2\x80\x94") || bytes.substr(at).starts_with("\xE2\x80\x93") ? 3 : 0;
}

bool is_part_of_date(std::string_view bytes, std::size_t before, std::size_t end) {
  constexpr std::string_view kMarks = "/.-+";
  return kMarks.find(bytes[before]) != std::string_view::npos ||
         (end < bytes.size() && kMarks.find(bytes[end]) != std::string_view::npos);
}

}  // namespace

std::size_t chat_blanks_end(std::string_view bytes, std::size_t at) {
  while (at < bytes.size())
    if (const std::size_t size = blank_size(bytes, at); size > 0)
      at += size;
    else
      break;
  return at;
}

std::optional<ChatStamp> chat_stamp_at(std::string_view bytes, std::size_t at) {
  bytes = bytes.substr(0, std::min(bytes.size(), at + kLongestStamp));
  ChatStamp stamp;
  std::optional<std::size_t> clock;  // where the first number of the time stands
  std::size_t number = at;
  std::size_t i = chat_blanks_end(bytes, at);
  const auto digit_behind = [&](std::size_t k) { return k < bytes.size() && is_digit_byte(bytes[k]); };
  while (i < bytes.size()) {
    const bool after_digit = i > at && is_digit_byte(bytes[i - 1]);
    if (is_digit_byte(bytes[i])) {
      if (!after_digit) number = i;
      // A number behind the time is what is said, unless it is a date's.
      const std::size_t last = std::min(bytes.find_first_not_of("0123456789", i), bytes.size());
      if (clock && !after_digit && bytes[i - 1] != ':' && !is_part_of_date(bytes, i - 1, last)) break;
      stamp.end = i = last;
    } else if (bytes[i] == ':' && after_digit && digit_behind(i + 1)) {
      if (!clock) clock = number;
      ++i;
    } else if ((bytes[i] == '/' || bytes[i] == '.' || bytes[i] == '-') && after_digit && digit_behind(i + 1)) {
      stamp.date = stamp.date || !clock;
      ++i;
    } else if ((bytes[i] == 'T' || bytes[i] == '+') && after_digit && digit_behind(i + 1)) {
      ++i;
    } else if (bytes[i] == 'Z' && after_digit && (i + 1 == bytes.size() || !is_letter_byte(bytes[i + 1]))) {
      stamp.end = ++i;
    } else if (const std::size_t half = clock ? half_of_day(bytes, i) : 0; half > 0) {
      stamp.half = true;
      stamp.end = i += half;
    } else if (is_letter_byte(bytes[i])) {
      std::size_t end = i;
      while (end < bytes.size() && is_letter_byte(bytes[end])) ++end;
      // A name behind the time may be "May".
      if (clock || !stamp_words().contains(lower_case(bytes.substr(i, end - i)))) break;
      stamp.date = true;
      i = end;
      if (i < bytes.size() && bytes[i] == '.') ++i;
    } else if (bytes[i] == ',') {
      ++i;
    } else if (const std::size_t blank = blank_size(bytes, i); blank > 0) {
      i += blank;
    } else if (const std::size_t dash = dash_size(bytes, i); dash > 0 && clock) {
      stamp.dash = true;
      i += dash;
    } else {
      break;
    }
    // What a dash parts from the time is the name, though it begin with a digit.
    if (stamp.dash) {
      i = chat_blanks_end(bytes, i);
      break;
    }
  }
  if (!clock || stamp.end <= *clock) return std::nullopt;
  stamp.next = std::max(i, stamp.end);
  const std::string_view time = bytes.substr(*clock, stamp.end - *clock);
  const std::size_t parts = 1 + static_cast<std::size_t>(std::count(time.begin(), time.end(), ':'));
  const std::size_t colon = time.find(':');
  const std::string_view minutes = parts == 3 ? time.substr(colon + 1) : time;
  const bool first_hour = parts == 2 || time.substr(0, colon).find_first_not_of('0') == std::string_view::npos;
  stamp.elapsed = !stamp.date && !stamp.half && first_hour && minutes.size() >= 4 &&
                  minutes.substr(0, minutes.find(':')).find_first_not_of('0') == std::string_view::npos;
  return stamp;
}

}  // namespace whowhom
