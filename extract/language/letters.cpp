// GLib's g_unichar_* are tables of Unicode and ask no locale; its g_utf8_strdown does, so it is not used.
#include "extract/language/letters.hpp"

#include <algorithm>
#include <memory>

#include <glib.h>

namespace whowhom {

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (at + size > text.size()) return {0xFFFD, 1};
  return {g_utf8_get_char(text.data() + at), size};
}

std::optional<std::size_t> first_wrong_utf8_byte(std::string_view text) {
  // g_utf8_validate stops at NUL, which is a character of UTF-8 all the same.
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  while (at < end) {
    const char* stop = at;
    if (g_utf8_validate(at, end - at, &stop)) return std::nullopt;
    if (*stop != '\0') return static_cast<std::size_t>(stop - text.data());
    at = stop + 1;
  }
  return std::nullopt;
}

bool is_letter(char32_t value) {
  if (value < 0x80) return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
  return g_unichar_isalpha(value) || g_unichar_ismark(value);
}

bool is_upper(char32_t value) { return value < 0x80 ? value >= 'A' && value <= 'Z' : g_unichar_isupper(value); }

bool is_digit(char32_t value) { return value >= '0' && value <= '9'; }

bool is_blank(char32_t value) {
  if (value < 0x80) return value <= ' ' || value == 0x7F;
  return g_unichar_isspace(value) || value == 0x85 || value == 0xA0 || value == 0x200B || value == 0xFEFF ||
         g_unichar_iscntrl(value);
}

std::string lower_ascii(std::string_view bytes) {
  std::string out(bytes);
  for (char& byte : out)
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + ('a' - 'A'));
  return out;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    // Most text is ASCII, and most of the program's asking for small letters is about it.
    for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at)
      out += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] + ('a' - 'A')) : text[at];
    if (at == text.size()) break;
    const CodePoint point = code_point_at(text, at);
    if (is_upper(point.value)) {
      char bytes[6];
      const int size = g_unichar_to_utf8(g_unichar_tolower(point.value), bytes);
      out.append(bytes, static_cast<std::size_t>(size));
    } else {
      out.append(text.substr(at, point.size));
    }
    at += point.size;
  }
  return out;
}

std::string without_marks(std::string_view text) {
  const bool plain = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (plain) return std::string(text);
  const std::unique_ptr<char, decltype(&g_free)> parted(
      g_utf8_normalize(text.data(), static_cast<gssize>(text.size()), G_NORMALIZE_NFKD), &g_free);
  std::string out;
  if (!parted) return std::string(text);
  const std::string_view letters = parted.get();
  for (std::size_t at = 0; at < letters.size();) {
    const CodePoint point = code_point_at(letters, at);
    if (!g_unichar_ismark(point.value)) out.append(letters.substr(at, point.size));
    at += point.size;
  }
  return out;
}

bool starts_upper(std::string_view text) { return !text.empty() && is_upper(code_point_at(text, 0).value); }

bool is_all_capitals(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (!is_letter(point.value)) continue;
    if (!is_upper(point.value)) return false;
    ++letters;
  }
  return letters >= 2;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_letter(point.value)) return true;
    at += point.size;
  }
  return false;
}

}  // namespace whowhom
