#include "extract/read/pdf_strings.hpp"

#include <array>
#include <cstddef>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

constexpr char32_t kUnknown = 0xFFFD;

// PDFDocEncoding where it is not Latin-1 (ISO 32000-1, annex D.2): 0x18 to 0x1F and 0x80 to 0xA0.
constexpr std::array<char16_t, 8> kAccents{0x02D8, 0x02C7, 0x02C6, 0x02D9, 0x02DD, 0x02DB, 0x02DA, 0x02DC};
constexpr std::array<char16_t, 33> kFrom80{0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039,
                                           0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A,
                                           0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D, 0x0131,
                                           0x0142, 0x0153, 0x0161, 0x017E, 0xFFFD, 0x20AC};

char32_t from_document_encoding(unsigned char byte) {
  if (byte >= 0x18 && byte <= 0x1F) return kAccents[byte - 0x18u];
  if (byte >= 0x80 && byte <= 0xA0) return kFrom80[byte - 0x80u];
  return byte;
}

std::u32string from_utf16(std::string_view bytes, bool big) {
  std::u32string out;
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return big ? char32_t{first} << 8 | second : char32_t{second} << 8 | first;
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t value = unit(i);
    if (value >= 0xD800 && value < 0xE000) {
      const char32_t low = value < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      } else {
        value = kUnknown;
      }
    }
    // Escape sequences name the language of what follows (7.9.2.2): the code between two escapes is no text.
    if (value == 0x1B) {
      std::size_t end = i + 2;
      while (end + 1 < bytes.size() && end < i + 14 && unit(end) != 0x1B) end += 2;
      if (end + 1 < bytes.size() && unit(end) == 0x1B) i = end;
      continue;
    }
    out += value;
  }
  return out;
}

}  // namespace

std::u32string decoded_pdf_string(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  std::u32string out;
  if (bytes.starts_with("\xEF\xBB\xBF") && !first_wrong_utf8_byte(bytes)) {
    for (std::size_t at = 3; at < bytes.size();) {
      const CodePoint point = code_point_at(bytes, at);
      out += point.value;
      at += point.size;
    }
    return out;
  }
  for (const char byte : bytes) out += from_document_encoding(static_cast<unsigned char>(byte));
  return out;
}

void append_utf8(std::string& text, char32_t value) {
  const auto add = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return;
  if (value < 0x80) {
    add(value);
  } else if (value < 0x800) {
    add(0xC0 | value >> 6);
    add(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    add(0xE0 | value >> 12);
    add(0x80 | (value >> 6 & 0x3F));
    add(0x80 | (value & 0x3F));
  } else {
    add(0xF0 | value >> 18);
    add(0x80 | (value >> 12 & 0x3F));
    add(0x80 | (value >> 6 & 0x3F));
    add(0x80 | (value & 0x3F));
  }
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t value : text) append_utf8(out, value);
  return out;
}

}  // namespace whowhom
