// Text as PDF files write it in their own data: titles, names of files, replacement texts.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 with a byte order mark, UTF-8 with one, else PDFDocEncoding. What is
/// wrong comes out as U+FFFD.
std::u32string decoded_pdf_string(std::string_view bytes);

/// Appends `value` as UTF-8; nothing where it is NUL or no character of Unicode.
void append_utf8(std::string& text, char32_t value);

std::string utf8_of(std::u32string_view text);

}  // namespace whowhom
