// The control words of RTF that bear on its text.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

enum class RtfWord {
  other,      ///< looks only
  skipped,    ///< a group without text of the document
  paragraph,  ///< ends one
  line,       ///< ends one
  cell,       ///< ends one
  character,  ///< stands for one
  footnote,
  comment,
  text_box,
  margin,  ///< page headers and footers
  shape,   ///< starred, but with text in it
  title,
  created,
  info,
  font_table,
  font,
  charset,
  code_page,
  default_font,
  mac,
  dos,
  unicode,
  unicode_skip,
  unicode_text,
  binary,
  hidden,
  deleted,
  plain,
  from_html,
  html_tag,
  html_off,
  year,
  month,
  day,
};

RtfWord rtf_word(std::string_view word);

/// The character that a word stands for, in UTF-8: "\emdash"; empty for others.
std::string_view rtf_character(std::string_view word);

/// The encoding of a font's \fcharset, by the name that iconv knows; empty for the document's own, "symbol" for signs
/// that are no letters.
std::string rtf_charset_encoding(int charset);

/// Of \ansicpg.
std::string rtf_code_page_encoding(int code_page);

}  // namespace whowhom
