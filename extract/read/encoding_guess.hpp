// Which encoding bytes are in that are no UTF-8 and have no mark.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace whowhom {

/// The characters of bytes 0x80 to 0xFF.
using UpperHalf = std::array<char16_t, 128>;

/// windows-1252 as the Encoding Standard of WHATWG decodes it, with U+FFFD for the five bytes that are not assigned.
const UpperHalf& windows_1252();

/// The IANA name of the encoding that `bytes` most likely are in. Texts mostly in ASCII, as English ones are, are told
/// by how the few other characters would stand: a quotation mark before a word, no sign of mathematics within one. For
/// the rest the frequency of letters decides (uchardet). Looks at a megabyte of lines that have something to tell.
std::string guess_encoding(std::string_view bytes);

}  // namespace whowhom
