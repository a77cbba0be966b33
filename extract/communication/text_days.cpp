// Of a mail the field "Date" or "Sent" counts, also where it stands above "From"; of Notes the time beside the sender.
#include "extract/communication/text_days.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/messages.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kLongText = 60'000;    // bytes
constexpr std::size_t kDatelineWithin = 12;  // lines with words
constexpr std::size_t kDateWords = 5;        // "Saturday, September 12, 2015"

std::optional<Period> period_of(const std::optional<LineDate>& date) {
  if (!date) return std::nullopt;
  const CalendarDate day{date->year, date->month, date->day};
  if (!day.exists()) return std::nullopt;
  return Period{day, std::nullopt, date->minute};
}

bool names_date(std::string_view key) {
  std::string name;
  for (const char c : lower_case(key))
    if (c >= 'a' && c <= 'z') name += c;
  return name == "date" || name == "sent" || name == "dated" || name == "published";
}

// "Date: …" in one of the lines right above a header.
std::optional<Period> date_above(std::string_view text, std::size_t start, NumericOrder order) {
  for (int lines = 0; lines < 3 && start > 1; ++lines) {
    const std::size_t feed = text.rfind('\n', start - 2);
    const std::size_t line_start = feed == std::string_view::npos ? 0 : feed + 1;
    const std::string_view line = text.substr(line_start, start - line_start);
    if (line.find_first_not_of(" \t\r\n>|*") == std::string_view::npos) return std::nullopt;
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && colon < 12 && names_date(line.substr(0, colon)))
      return period_of(date_of_line(line.substr(colon + 1), order));
    start = line_start;
  }
  return std::nullopt;
}

std::optional<Period> date_of_header(std::string_view text, const MailHeader& header, NumericOrder order) {
  const auto value = [&](const MailLine& line) { return text.substr(line.value.start, line.value.size()); };
  if (header.notes) return period_of(date_of_line(value(header.lines.front()), order));
  for (const MailLine& line : header.lines)
    if (line.field == MailField::other && names_date(text.substr(line.key.start, line.key.size())))
      return period_of(date_of_line(value(line), order));
  if (const auto above = date_above(text, header.whole.start, order)) return above;
  // "From: Ann Lee/NY/Acme on 05/04/2001 09:30 AM".
  for (const MailLine& line : header.lines)
    if (line.field == MailField::from && !line.repeated)
      if (const auto date = date_of_line(value(line), order); date && date->minute) return period_of(date);
  return std::nullopt;
}

// Whether month or day comes first, where one reading of the numeric date alone fits a message of the day `outer`: the
// line that says when it was forwarded is of that day, and what is quoted in it is not of a later one.
NumericOrder order_by(std::string_view line, CalendarDate outer, bool forwarding) {
  constexpr int kSlack = 1;  // the clocks of two zones
  const auto fits = [&](NumericOrder order) {
    const auto date = period_of(date_of_line(line, order));
    if (!date) return false;
    const int days = days_between(date->from, outer);
    return days >= -kSlack && (!forwarding || days <= kSlack);
  };
  const bool month_first = fits(NumericOrder::month_first);
  const bool day_first = fits(NumericOrder::day_first);
  if (month_first == day_first) return NumericOrder::unknown;
  return month_first ? NumericOrder::month_first : NumericOrder::day_first;
}

// The words in front, as many as a date has.
std::string_view first_words(std::string_view line, std::size_t words) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < words && end < line.size(); ++i) {
    end = line.find_first_not_of(" \t", end);
    if (end == std::string_view::npos) return line;
    end = std::min(line.find_first_of(" \t", end), line.size());
  }
  return line.substr(0, end);
}

bool starts_with_weekday(std::string_view line) {
  return is_time_word(lower_case(line.substr(0, line.find_first_of(", "))), "weekday");
}

std::optional<Period> dateline(std::string_view text, NumericOrder order) {
  if (text.size() > kLongText) return std::nullopt;
  std::size_t seen = 0;
  for (std::size_t start = 0; start < text.size() && seen < kDatelineWithin;) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    const std::size_t first = line.find_first_not_of(" \t\r*#_");
    if (first == std::string_view::npos) continue;
    ++seen;
    line.remove_prefix(first);
    if (const std::size_t colon = line.find(':'); colon < 12 && names_date(line.substr(0, colon)))
      if (const auto day = period_of(date_of_line(line.substr(colon + 1), order))) return day;
    const auto whole = date_of_line(line, order);
    if (whole && whole->words_left <= 2 && line.size() < 60) return period_of(whole);
    if (starts_with_weekday(line)) {
      // Four words, or five where a time stands with them.
      for (const std::size_t words : {kDateWords - 1, kDateWords}) {
        const auto date = date_of_line(first_words(line, words), order);
        if (date && date->words_left + 4 <= words) return period_of(date);
      }
    }
  }
  return std::nullopt;
}

}  // namespace

NumericOrder numeric_order_of_mail(std::string_view text) {
  const Messages messages = find_messages(text);
  bool month_first = false;
  bool day_first = false;
  const auto vote = [&](Span span, const Period& outer, bool forwarding) {
    const NumericOrder order = order_by(text.substr(span.start, span.size()), outer.from, forwarding);
    month_first = month_first || order == NumericOrder::month_first;
    day_first = day_first || order == NumericOrder::day_first;
  };
  for (const Message& message : messages.all) {
    if (!message.outer) continue;
    const auto& header = messages.all[*message.outer].header;
    const auto outer =
        header ? date_of_header(text, messages.headers[*header], NumericOrder::unknown) : std::optional<Period>();
    if (!outer) continue;
    if (!message.forwarding.empty()) vote(message.forwarding, *outer, true);
    if (message.header) vote(messages.headers[*message.header].lines.front().value, *outer, false);
  }
  if (month_first == day_first) return NumericOrder::unknown;
  return month_first ? NumericOrder::month_first : NumericOrder::day_first;
}

std::vector<TextDay> text_days(const Document& document, NumericOrder order) {
  const std::string_view text = document.text;
  const Messages messages = find_messages(text);
  std::vector<TextDay> days = {{0, std::nullopt, false}};
  if (messages.headers.empty()) days.front().day = dateline(text, order);
  // What ends comes first, so that of two parts with one start the one that begins there holds.
  for (const MessagePart& part : messages.bodies) days.push_back({part.span.end, std::nullopt, true});
  std::vector<std::optional<Period>> of_header;
  for (const MailHeader& header : messages.headers) {
    of_header.push_back(date_of_header(text, header, order));
    days.push_back({header.whole.start, of_header.back(), true});
  }
  std::vector<std::optional<Period>> of_message;
  for (const Message& message : messages.all) {
    of_message.push_back(message.header ? of_header[*message.header] : std::nullopt);
    if (message.attribution.empty() || message.header) continue;
    of_message.back() = period_of(date_of_line(slice(text, message.attribution), order));
  }
  for (const MessagePart& part : messages.bodies) days.push_back({part.span.start, of_message[part.message], true});
  // A line of attribution stands in the message that quotes, and can be the first of it there.
  for (std::size_t i = 0; i < messages.all.size(); ++i)
    if (!messages.all[i].attribution.empty()) days.push_back({messages.all[i].attribution.start, of_message[i], true});
  std::ranges::stable_sort(days, {}, &TextDay::start);
  return days;
}

const TextDay& day_at(const std::vector<TextDay>& days, std::size_t byte) {
  const auto after = std::ranges::upper_bound(days, byte, {}, &TextDay::start);
  return *std::prev(after);
}

}  // namespace whowhom
