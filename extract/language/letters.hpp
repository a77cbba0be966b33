// Letters of UTF-8 text: what is one, its case, its size. Unicode's own tables by way of GLib, so no locale plays in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace whowhom {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;  ///< bytes
};

/// The code point that starts at `at`, which must be inside the valid UTF-8 `text` and at a boundary.
CodePoint code_point_at(std::string_view text, std::size_t at);

/// Offset of the first byte that is not UTF-8 (RFC 3629); nothing where all of it is.
std::optional<std::size_t> first_wrong_utf8_byte(std::string_view text);

bool is_letter(char32_t value);
bool is_upper(char32_t value);
bool is_digit(char32_t value);  ///< 0 to 9 only
/// White space, no-break and zero-width space, byte order mark and control characters: all that parts words unseen.
bool is_blank(char32_t value);

/// Only the letters A to Z in lower case: for bytes that may be no UTF-8.
std::string lower_ascii(std::string_view bytes);

std::string lower_case(std::string_view text);
/// Without accents and other marks, as far as Unicode parts them from their letters: "Ličen" to "Licen"; ligatures
/// parted. Not "ø".
std::string without_marks(std::string_view text);
bool starts_upper(std::string_view text);
/// At least two letters, none of them small.
bool is_all_capitals(std::string_view text);
bool has_letter(std::string_view text);

}  // namespace whowhom
