#include "extract/read/part_name.hpp"

#include <fmt/format.h>
#include <glib.h>

#include "extract/language/letters.hpp"
#include "extract/read/encodings.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxBytes = 500;

bool acts_unseen(char32_t value) {
  if (value < 0x80) return value < ' ' || value == 0x7F;
  return g_unichar_iscntrl(value) || g_unichar_type(value) == G_UNICODE_FORMAT || value == 0x2028 || value == 0x2029;
}

// The start of the character that holds the byte at `at`.
std::size_t boundary(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

}  // namespace

std::string shown_name(std::string_view raw) {
  const std::string name = decode_text(raw).text;
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = code_point_at(name, at);
    if (!acts_unseen(point.value))
      out.append(name, at, point.size);
    else if (point.value < 0x100)
      out += fmt::format("\\x{:02X}", static_cast<unsigned>(point.value));
    else
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(point.value));
    at += point.size;
  }
  if (out.size() <= kMaxBytes) return out;
  const std::size_t head = boundary(out, kMaxBytes / 2);
  const std::size_t tail = boundary(out, out.size() - kMaxBytes / 2);
  return out.substr(0, head) + "…" + out.substr(tail);
}

std::string_view base_name(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace whowhom
