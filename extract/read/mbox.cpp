// Lines that begin with "From " are looked for, and the length that a message gives is believed where it fits.
#include "extract/read/mbox.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/read/mail_message.hpp"
#include "extract/read/mail_signs.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kPassedAt = 8u << 20;  // bytes

std::string_view line_at(std::string_view bytes, std::size_t at) {
  std::size_t end = std::min(bytes.find('\n', at), bytes.size());
  if (end > at && bytes[end - 1] == '\r') --end;
  return bytes.substr(at, end - at);
}

// Where the next line that parts messages starts, at or behind `from`; the end where none does.
std::size_t next_cut(std::string_view bytes, std::size_t from) {
  for (std::size_t at = bytes.find("\nFrom ", from); at != std::string_view::npos; at = bytes.find("\nFrom ", at + 1))
    if (parts_messages(bytes, at + 1)) return at + 1;
  return bytes.size();
}

// The end of the message that starts at `start` by the length it gives, if a message begins there.
std::optional<std::size_t> end_by_length(std::string_view bytes, std::size_t start, std::size_t cut) {
  std::optional<std::size_t> length;
  std::size_t at = start;
  while (at < cut) {
    const std::string_view line = line_at(bytes, at);
    const std::size_t feed = bytes.find('\n', at);
    at = feed == std::string_view::npos ? bytes.size() : feed + 1;
    if (line.empty()) break;
    constexpr std::string_view kLength = "content-length:";
    if (line.size() <= kLength.size() || line.size() > 40 || lower_ascii(line.substr(0, kLength.size())) != kLength)
      continue;
    std::size_t value = 0;
    for (const char digit : line.substr(kLength.size())) {
      if (digit == ' ') continue;
      if (digit < '0' || digit > '9' || value > bytes.size()) return std::nullopt;
      value = value * 10 + static_cast<std::size_t>(digit - '0');
    }
    length = value;
  }
  if (!length || *length > bytes.size() - at) return std::nullopt;
  std::size_t end = at + *length;
  const std::size_t said = end;
  while (end < bytes.size() && (bytes[end] == '\n' || bytes[end] == '\r')) ++end;
  if (end == bytes.size()) return end;
  const bool at_line = said == start || bytes[said - 1] == '\n' || end > said;
  return at_line && parts_messages(bytes, end) ? std::optional(end) : std::nullopt;
}

}  // namespace

MailboxCutter::MailboxCutter(std::string_view bytes) : bytes_(bytes) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  at_ = std::min(bytes_.find_first_not_of(" \t\r\n", at_), bytes_.size());
}

std::optional<std::string_view> MailboxCutter::next() {
  if (at_ >= bytes_.size()) return std::nullopt;
  std::size_t start = at_;
  if (bytes_.substr(at_, 5) == "From ") start = std::min(bytes_.find('\n', at_), bytes_.size() - 1) + 1;
  // The line break before the first line belongs to the search, so that a message without a line is found.
  std::size_t cut = next_cut(bytes_, start > 0 ? start - 1 : 0);
  cut = end_by_length(bytes_, start, cut).value_or(cut);
  at_ = cut;
  std::string_view message = bytes_.substr(start, cut - start);
  if (message.ends_with("\r\n\r\n"))
    message.remove_suffix(2);
  else if (message.ends_with("\n\n"))
    message.remove_suffix(1);
  return message;
}

void read_mbox(const ReadInput& input, Reading& reading) {
  MailboxCutter cutter(input.bytes);
  std::size_t number = 0;
  std::size_t passed = 0;
  while (const auto bytes = cutter.next()) {
    ReadInput message{*bytes, input.path, fmt::format("message {}", ++number), input.name};
    if (!input.part.empty()) message.part = input.part + ", " + message.part;
    try {
      read_message_of_mailbox(message, reading);
    } catch (const Error& error) {
      // The message begins with where; a diagnostic keeps that apart.
      std::string words = error.what();
      const std::string place = where(message) + ": ";
      if (words.starts_with(place)) words.erase(0, place.size());
      reading.tell(Severity::warning, where(message), std::move(words));
      reading.progress();
    }
    if (cutter.position() - passed >= kPassedAt) {
      reading.passed(input.bytes.substr(passed, cutter.position() - passed));
      passed = cutter.position();
    }
  }
}

}  // namespace whowhom
