// Rich Text Format Specification 1.9.1, appendix B; the charsets are those of Windows' LOGFONT.
#include "extract/read/rtf_words.hpp"

#include <map>

#include <fmt/format.h>

namespace whowhom {

RtfWord rtf_word(std::string_view word) {
  using enum RtfWord;
  static const std::map<std::string_view, RtfWord> kWords = {{"annotation", comment},
                                                             {"ansicpg", code_page},
                                                             {"atnauthor", skipped},
                                                             {"atnid", skipped},
                                                             {"bin", binary},
                                                             {"bullet", character},
                                                             {"cell", cell},
                                                             {"colortbl", skipped},
                                                             {"creatim", created},
                                                             {"deff", default_font},
                                                             {"deleted", deleted},
                                                             {"do", shape},
                                                             {"dptxbxtext", text_box},
                                                             {"dy", day},
                                                             {"emdash", character},
                                                             {"emspace", character},
                                                             {"endash", character},
                                                             {"enspace", character},
                                                             {"f", font},
                                                             {"fcharset", charset},
                                                             {"fldinst", skipped},
                                                             {"fonttbl", font_table},
                                                             {"footer", margin},
                                                             {"footerf", margin},
                                                             {"footerl", margin},
                                                             {"footerr", margin},
                                                             {"footnote", footnote},
                                                             {"fromhtml", from_html},
                                                             {"header", margin},
                                                             {"headerf", margin},
                                                             {"headerl", margin},
                                                             {"headerr", margin},
                                                             {"htmlrtf", html_off},
                                                             {"htmltag", html_tag},
                                                             {"info", info},
                                                             {"ldblquote", character},
                                                             {"line", line},
                                                             {"listtable", skipped},
                                                             {"lquote", character},
                                                             {"mac", mac},
                                                             {"mhtmltag", skipped},
                                                             {"mo", month},
                                                             {"nestcell", cell},
                                                             {"nestrow", paragraph},
                                                             {"nonesttables", skipped},
                                                             {"nonshppict", skipped},
                                                             {"objdata", skipped},
                                                             {"page", paragraph},
                                                             {"par", paragraph},
                                                             {"pc", dos},
                                                             {"pca", dos},
                                                             {"pict", skipped},
                                                             {"plain", plain},
                                                             {"rdblquote", character},
                                                             {"revtbl", skipped},
                                                             {"row", paragraph},
                                                             {"rquote", character},
                                                             {"rxe", skipped},
                                                             {"sect", paragraph},
                                                             {"shpinst", shape},
                                                             {"shprslt", skipped},
                                                             {"shptxt", text_box},
                                                             {"sn", skipped},
                                                             {"stylesheet", skipped},
                                                             {"sv", skipped},
                                                             {"tab", character},
                                                             {"tc", skipped},
                                                             {"tcn", skipped},
                                                             {"title", title},
                                                             {"txe", skipped},
                                                             {"u", unicode},
                                                             {"uc", unicode_skip},
                                                             {"ud", unicode_text},
                                                             {"upr", skipped},
                                                             {"v", hidden},
                                                             {"xe", skipped},
                                                             {"yr", year}};
  const auto found = kWords.find(word);
  return found == kWords.end() ? other : found->second;
}

std::string_view rtf_character(std::string_view word) {
  static const std::map<std::string_view, std::string_view> kCharacters = {
      {"bullet", "•"}, {"emdash", "—"},    {"emspace", " "}, {"endash", "–"},    {"enspace", " "},
      {"lquote", "‘"}, {"ldblquote", "“"}, {"rquote", "’"},  {"rdblquote", "”"}, {"tab", "\t"}};
  const auto found = kCharacters.find(word);
  return found == kCharacters.end() ? std::string_view{} : found->second;
}

std::string rtf_charset_encoding(int charset) {
  switch (charset) {
    case 2:
      return "symbol";
    case 77:
      return "macintosh";
    case 128:
      return "CP932";
    case 129:
      return "CP949";
    case 130:
      return "JOHAB";
    case 134:
      return "CP936";
    case 136:
      return "CP950";
    case 161:
      return "CP1253";
    case 162:
      return "CP1254";
    case 163:
      return "CP1258";
    case 177:
      return "CP1255";
    case 178:
      return "CP1256";
    case 186:
      return "CP1257";
    case 204:
      return "CP1251";
    case 222:
      return "CP874";
    case 238:
      return "CP1250";
    case 254:
      return "CP437";
    case 255:
      return "CP850";
    default:
      return {};
  }
}

std::string rtf_code_page_encoding(int code_page) {
  if (code_page == 1252 || code_page <= 0) return "windows-1252";
  if (code_page == 10000) return "macintosh";
  if (code_page == 65001) return "UTF-8";
  return fmt::format("CP{}", code_page);
}

}  // namespace whowhom
