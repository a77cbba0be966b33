// The encodings of text are those of every reader; here are the words for what a mail says of its own.
#include "extract/read/mail_message_characters.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/read/encodings.hpp"

namespace whowhom {
namespace {

// All bytes from the blank to the tilde, line ends and tabs: what nearly all bytes of mail are.
bool is_plain_ascii(std::string_view bytes) {
  unsigned wrong = 0;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    wrong |= static_cast<unsigned>(value > '~') | static_cast<unsigned>(value < '\t') |
             (static_cast<unsigned>(value > '\r') & static_cast<unsigned>(value < ' '));
  }
  return wrong == 0;
}

// Escape sequences and "+…-" make ASCII say other letters.
bool hides_letters(std::string_view charset) {
  const std::string lower = lower_ascii(charset);
  return lower.starts_with("iso-2022") || lower.find("utf-7") != std::string::npos || lower.starts_with("hz") ||
         lower.starts_with("utf-16") || lower.starts_with("utf-32") || lower.starts_with("ucs");
}

}  // namespace

Utf8Text mail_to_utf8(std::string_view bytes, std::string_view charset) {
  constexpr std::size_t kMaxName = 40;
  if (!hides_letters(charset.substr(0, kMaxName)) && is_plain_ascii(bytes)) return {std::string(bytes), true, {}};
  const std::string named = one_line(charset.substr(0, kMaxName));
  // The C library takes "char" for the machine's own set, and words behind "//" for orders.
  const bool usable = named != "char" && named != "wchar_t" && named.find('/') == std::string::npos;
  DecodedText decoded = decode_text(bytes, usable ? named : std::string());
  Utf8Text out;
  out.unchanged = decoded.same_bytes && decoded.encoding == "UTF-8" && !decoded.old_line_ends;
  if (decoded.guessed)
    out.said = named.empty() ? fmt::format("names no character set; read as {}", decoded.encoding)
                             : fmt::format("says {}, which its bytes are not; read as {}", named, decoded.encoding);
  else if (decoded.wrong_bytes > 0)
    out.said = fmt::format("has bytes that are not {}: {} of them", decoded.encoding, decoded.wrong_bytes);
  out.text = std::move(decoded.text);
  return out;
}

std::string one_line(std::string_view value) {
  if (is_plain_ascii(value) && value.find_first_of("\t\n\v\f\r") == std::string_view::npos) {
    const std::size_t first = std::min(value.find_first_not_of(' '), value.size());
    return std::string(value.substr(first, value.find_last_not_of(' ') + 1 - first));
  }
  std::string out;
  std::string mended;
  if (first_wrong_utf8_byte(value)) {
    mended = mail_to_utf8(value, "").text;
    value = mended;
  }
  bool broken = false;  // a line break or control character stands before
  for (const char byte : value) {
    if (static_cast<unsigned char>(byte) < ' ' || byte == 0x7F) {
      broken = true;
      continue;
    }
    if (broken && !out.empty() && out.back() != ' ' && byte != ' ') out += ' ';
    if (byte == ' ' && (out.empty() || (broken && out.back() == ' '))) continue;
    broken = broken && byte == ' ';
    out += byte;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace whowhom
