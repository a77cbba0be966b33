// Fields are read as RFC 5322 section 2.2 has them; the first line that is none ends them.
#include "extract/read/mail_signs.hpp"

#include <algorithm>
#include <array>
#include <string>

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

// "From ann@example.org Mon May  4 15:00:00 2001".
bool parts_mails(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > 300) return false;
  std::size_t colons = 0;
  std::size_t digits = 0;
  for (const char byte : line) {
    colons += byte == ':' ? 1 : 0;
    digits += byte >= '0' && byte <= '9' ? 1 : 0;
  }
  return colons >= 1 && digits >= 7;
}

// The name of the field that the line begins, in lower case; empty where it begins none.
std::string field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return {};
  const std::string_view name = line.substr(0, colon);
  const bool clean = std::ranges::all_of(name, [](char byte) { return byte > ' ' && byte < 0x7F; });
  return clean ? lower_ascii(name) : std::string();
}

}  // namespace

std::optional<MediaType> mail_type(std::string_view bytes, std::string_view lower_name) {
  std::string_view head = bytes.substr(0, kLookedAt);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  bool box = false;
  bool first = true;
  std::size_t of_machines = 0;
  std::size_t of_people = 0;
  for (const Span span : lines_of(head)) {
    std::string_view line = slice(head, span);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    if (first && line.find_first_not_of(" \t") == std::string_view::npos) continue;
    if (first && parts_mails(line)) {
      box = true;
      first = false;
      continue;
    }
    if (line.empty()) break;
    if (!first && (line.front() == ' ' || line.front() == '\t')) continue;
    const std::string name = field_name(line);
    first = false;
    if (name.empty()) {
      if (line.starts_with(">From ")) continue;
      break;
    }
    if (std::ranges::find(kOfMachines, name) != kOfMachines.end()) ++of_machines;
    if (std::ranges::find(kOfPeople, name) != kOfPeople.end()) ++of_people;
  }
  if (box) return MediaType::mbox;
  const bool named = lower_name.ends_with(".eml") || lower_name.ends_with(".emlx") || lower_name.ends_with(".mht") ||
                     lower_name.ends_with(".msg");
  if (of_machines > 0 && of_people > 0) return MediaType::email;
  if (named && of_machines + of_people > 0) return MediaType::email;
  return std::nullopt;
}

bool needs_decoding(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, kLookedAt));
  return head.find("content-type: multipart/") != std::string::npos ||
         head.find("content-transfer-encoding: base64") != std::string::npos;
}

}  // namespace whowhom
