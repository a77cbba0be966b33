// Adds up advance widths. Decoding is tolerant: a title can come from a file name that is no UTF-8.
#include "render/text_width.hpp"

#include "render/text_width_table.hpp"

namespace whowhom {
namespace {

constexpr double kUnitsPerEm = 2048.0;

constexpr bool combines(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x591 && c <= 0x5BD) ||
         (c >= 0x64B && c <= 0x65F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

constexpr bool is_square(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) || c >= 0x10000;
}

double em_width(char32_t c, bool bold) {
  for (const WidthRange& range : kWidthRanges) {
    const std::span<const std::uint16_t> widths = bold ? range.bold : range.regular;
    if (c < range.first || c - range.first >= widths.size()) continue;
    if (const std::uint16_t width = widths[c - range.first]; width > 0) return width / kUnitsPerEm;
  }
  if (c < 0x20 || combines(c)) return 0.0;
  if (c == 0xAD) return 0.0;
  return is_square(c) ? 1.0 : 0.6;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const std::size_t extra = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first >= 0xF5 || at + extra > text.size()) return 0xFFFD;
  char32_t c = first & (0x3FU >> extra);
  for (std::size_t i = 0; i < extra; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0xFFFD;
    c = (c << 6U) | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (extra == 2 && c < 0x800) || (extra == 3 && c < 0x10000);
  if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0xFFFD;
  at += extra;
  return c;
}

double text_width(std::string_view text, double size, bool bold) {
  double ems = 0;
  for (std::size_t at = 0; at < text.size();) ems += em_width(next_code_point(text, at), bold);
  return ems * size;
}

}  // namespace whowhom
