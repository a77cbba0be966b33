// Bytes of text in any encoding to UTF-8. What UTF-8 already is stays as it is; all else is decoded line by line, so
// that the text leads back to the bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

struct DecodedText {
  std::string text;      ///< UTF-8 without NUL
  std::string encoding;  ///< "UTF-8", "windows-1252", as IANA lists it
  /// The text is the bytes, one for one, but for carriage returns that were the only line ends.
  bool same_bytes = true;
  bool guessed = false;              ///< nothing in the bytes says that the encoding is this one
  std::size_t outside_ascii = 0;     ///< characters; counted where the encoding is not UTF-8
  std::size_t wrong_bytes = 0;       ///< of none of the encoding's characters
  std::size_t first_wrong_line = 0;  ///< 1-based; 0 where all is right
  std::size_t nuls = 0;              ///< NUL characters left out
  bool old_line_ends = false;        ///< carriage returns alone ended the lines, and are line feeds in the text
  /// From the text to the bytes, in whole lines; empty where they are the same. Lines of ASCII stand together.
  std::vector<SourcePlace> places;
};

/// Decodes `bytes`. `hint` is the encoding that something outside of them names (the charset of a mail), or empty; it
/// counts where the bytes do not contradict it. In order: a byte order mark; UTF-8, also with a few wrong bytes among
/// right ones, which are read as windows-1252, so that nothing is lost where texts were put together; UTF-16 and UTF-32
/// by their NULs; else what the letters look like. Never fails: what no character stands for is U+FFFD.
DecodedText decode_text(std::string_view bytes, std::string_view hint = {});

/// Whether `bytes` are UTF-16 or UTF-32 by their mark or by where their NULs stand.
bool is_wide_text(std::string_view bytes);

/// `bytes` of the named encoding (any name that iconv knows) as UTF-8, with U+FFFD for what it does not have; nothing
/// where the name is not known.
std::optional<std::string> decode_from(std::string_view bytes, std::string_view encoding);

}  // namespace whowhom
