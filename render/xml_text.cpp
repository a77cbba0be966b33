// '>' is escaped too: "]]>" is not allowed in character data.
#include "render/xml_text.hpp"

#include <fmt/format.h>

#include "render/text_width.hpp"

namespace whowhom {
namespace {

constexpr bool allowed(char32_t c) { return c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF; }

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\t':
      case '\n':
      case '\r':
        out += ' ';
        break;
      default:
        // A U+FFFD that stands for a bad byte is one byte long, a real one three.
        if (!allowed(c) || (c == 0xFFFD && at - start == 1))
          out += "\uFFFD";
        else
          out += text.substr(start, at - start);
    }
  }
  return out;
}

std::string xml_id(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (plain)
      out += c;
    else
      out += fmt::format("_{:02x}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace whowhom
