// Fields are read as RFC 5322 section 2.2 has them; the first line that is none ends them.
#include "extract/read/mail_signs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/language/letters.hpp"
#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kLookedAt = 64u << 10;
constexpr std::array<std::string_view, 12> kOfMachines = {
    "message-id", "received",   "mime-version", "return-path", "x-mailer",     "x-from",
    "x-folder",   "references", "in-reply-to",  "x-uid",       "delivered-to", "content-transfer-encoding"};
constexpr std::array<std::string_view, 9> kOfPeople = {"from", "to",     "cc",       "bcc",         "subject",
                                                       "date", "sender", "reply-to", "content-type"};

// "15:00" with a date's digits around it.
bool has_time(std::string_view line) {
  std::size_t digits = 0;
  bool time = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto is_digit_at = [&](std::size_t k) { return k < line.size() && line[k] >= '0' && line[k] <= '9'; };
    digits += is_digit_at(i) ? 1 : 0;
    time = time || (line[i] == ':' && i > 0 && is_digit_at(i - 1) && is_digit_at(i + 1));
  }
  return time && digits >= 7;
}

// The line's bytes without its end.
std::string_view line_at(std::string_view bytes, std::size_t at) {
  std::size_t end = std::min(bytes.find('\n', at), bytes.size());
  if (end > at && bytes[end - 1] == '\r') --end;
  return bytes.substr(at, end - at);
}

// The name of the field that the line begins, in lower case; empty where it begins none.
std::string field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return {};
  std::string_view name = line.substr(0, colon);
  while (name.ends_with(' ') || name.ends_with('\t')) name.remove_suffix(1);
  const bool clean = std::ranges::all_of(name, [](char byte) { return byte > ' ' && byte < 0x7F; });
  return clean ? lower_ascii(name) : std::string();
}

bool is_of_machines(const std::string& name) { return std::ranges::find(kOfMachines, name) != kOfMachines.end(); }
bool is_of_people(const std::string& name) { return std::ranges::find(kOfPeople, name) != kOfPeople.end(); }

bool is_number(std::string_view line) {
  const std::string_view digits = slice(line, trimmed(line, {0, line.size()}));
  return !digits.empty() && digits.size() < 11 && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool parts_messages(std::string_view bytes, std::size_t at) {
  constexpr std::size_t kMaxLine = 400;
  constexpr std::string_view kStart = "From ";
  if (bytes.substr(at, kStart.size()) != kStart) return false;
  const std::size_t feed = bytes.find('\n', at);
  if (feed == std::string_view::npos || feed - at > kMaxLine) return false;
  std::size_t below = feed + 1;
  // Programs escape the sender's line of a message that they took over.
  if (bytes.substr(below, 6) == ">From ") below = std::min(bytes.find('\n', below), bytes.size() - 1) + 1;
  const std::string name = field_name(line_at(bytes, below));
  if (name.empty()) return false;
  const std::string_view line = line_at(bytes, at);
  if (has_time(line)) return true;
  const std::string_view sender = slice(line, trimmed(line, {kStart.size(), line.size()}));
  if (sender.find_first_of(" \t") != std::string_view::npos) return false;
  return (sender.empty() || sender == "-" || sender.find('@') != std::string_view::npos) &&
         (is_of_machines(name) || is_of_people(name) || name.starts_with("x-"));
}

std::optional<MediaType> mail_type(std::string_view bytes, std::string_view lower_name) {
  std::string_view head = bytes.substr(0, kLookedAt);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  constexpr std::array<std::string_view, 5> kEndings = {".eml", ".emlx", ".mht", ".mhtml", ".msg"};
  const bool named =
      std::ranges::any_of(kEndings, [&](std::string_view ending) { return lower_name.ends_with(ending); });
  if (parts_messages(head, 0)) return named ? MediaType::email : MediaType::mbox;
  std::size_t of_machines = 0;
  std::size_t of_people = 0;
  bool first = true;
  for (const Span span : lines_of(head)) {
    const std::string_view line = slice(head, span);
    // An Apple mailbox puts the message's size first.
    if (std::exchange(first, false) && is_number(line)) continue;
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t' || line.starts_with(">From ")) continue;
    const std::string name = field_name(line);
    if (name.empty()) break;
    of_machines += is_of_machines(name) ? 1 : 0;
    of_people += is_of_people(name) ? 1 : 0;
  }
  if (of_people > 0 && of_machines > 0) return MediaType::email;
  if (named && of_machines + of_people > 0) return MediaType::email;
  return std::nullopt;
}

bool needs_decoding(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, kLookedAt));
  return head.find("content-type: multipart/") != std::string::npos ||
         head.find("content-transfer-encoding: base64") != std::string::npos;
}

}  // namespace whowhom
