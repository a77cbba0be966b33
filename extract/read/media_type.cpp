// Signatures first, then the names in a zip's directory, then what the words look like.
#include "extract/read/media_type.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>

#include "extract/language/letters.hpp"
#include "extract/read/chat_export.hpp"
#include "extract/read/encodings.hpp"
#include "extract/read/html_elements.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/mail_signs.hpp"

namespace whowhom {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = 64u << 10;

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  MediaType type;
};

constexpr std::array kSignatures = {
    Signature{0, "{\\rtf"sv, MediaType::rtf},
    Signature{0, "\x89PNG\r\n\x1A\n"sv, MediaType::image},
    Signature{0, "\xFF\xD8\xFF"sv, MediaType::image},
    Signature{0, "GIF87a"sv, MediaType::image},
    Signature{0, "GIF89a"sv, MediaType::image},
    Signature{0, "II*\0"sv, MediaType::image},
    Signature{0, "MM\0*"sv, MediaType::image},
    Signature{8, "WEBP"sv, MediaType::image},
    Signature{0, "!BDN"sv, MediaType::outlook_store},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, MediaType::archive},
    Signature{0, "Rar!\x1A\x07"sv, MediaType::archive},
    Signature{0, "\x1F\x8B"sv, MediaType::archive},
    Signature{0, "BZh"sv, MediaType::archive},
    Signature{0,
              "\xFD"
              "7zXZ\0"sv,
              MediaType::archive},
    Signature{0, "\x28\xB5\x2F\xFD"sv, MediaType::archive},
    Signature{0, "\x1F\x9D"sv, MediaType::archive},
    Signature{0, "070707"sv, MediaType::archive},
    Signature{0, "070701"sv, MediaType::archive},
    Signature{0, "070702"sv, MediaType::archive},
    Signature{0, "!<arch>\n"sv, MediaType::archive},
    Signature{0, "MSCF\0\0\0\0"sv, MediaType::archive},
    Signature{257, "ustar"sv, MediaType::archive},
};

std::uint32_t little_endian(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

// Calls visit(name) for each name in a zip (APPNOTE 4.3): by its directory, or, where a cut file has none, by the
// headers before the files.
template <typename Visit>
void each_zip_name(std::string_view bytes, const Visit& visit) {
  constexpr std::size_t kEndRecord = 22;
  constexpr std::size_t kMaxComment = 0xFFFF;
  const std::size_t from = bytes.size() > kEndRecord + kMaxComment ? bytes.size() - kEndRecord - kMaxComment : 0;
  const std::size_t end = bytes.substr(from).rfind("PK\x05\x06");
  if (end != std::string_view::npos && from + end + kEndRecord <= bytes.size()) {
    std::size_t at = little_endian(bytes, from + end + 16, 4);
    while (at + 46 <= bytes.size() && bytes.substr(at, 4) == "PK\x01\x02") {
      const std::size_t name = little_endian(bytes, at + 28, 2);
      visit(bytes.substr(at + 46, name));
      at += 46 + name + little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
    }
    return;
  }
  for (std::size_t at = 0; at < bytes.size() && at + 30 <= bytes.size() && bytes.substr(at, 4) == "PK\x03\x04";) {
    const std::size_t name = little_endian(bytes, at + 26, 2);
    visit(bytes.substr(at + 30, name));
    const std::size_t next = at + 30 + name + little_endian(bytes, at + 28, 2) + little_endian(bytes, at + 18, 4);
    at = std::max(next, bytes.substr(0, std::min(bytes.size(), next + 4096)).find("PK\x03\x04", at + 30));
  }
}

// ODF and EPUB say what they are in their first file, which is not compressed (ODF 1.3 part 2, 3.3; OCF 3.3, 4.2).
MediaType zip_type(std::string_view bytes, std::string_view lower_name) {
  if (bytes.size() > 38 && bytes.substr(30, 8) == "mimetype") {
    const std::size_t start = 38 + little_endian(bytes, 28, 2);
    const std::string_view said = bytes.substr(std::min(start, bytes.size()), 80);
    if (said.starts_with("application/epub")) return MediaType::epub;
    if (said.starts_with("application/vnd.oasis.opendocument.text")) return MediaType::odt;
    if (said.starts_with("application/vnd.oasis.opendocument.spreadsheet")) return MediaType::ods;
    if (said.starts_with("application/vnd.oasis.opendocument.presentation")) return MediaType::odp;
  }
  MediaType type = MediaType::archive;
  bool of_office = false;
  each_zip_name(bytes, [&type, &of_office](std::string_view name) {
    of_office = of_office || name == "[Content_Types].xml";
    if (name == "word/document.xml" || name == "word/document2.xml") type = MediaType::docx;
    if (name == "xl/workbook.xml") type = MediaType::xlsx;
    if (name == "ppt/presentation.xml") type = MediaType::pptx;
    if (name == "META-INF/container.xml" && type == MediaType::archive) type = MediaType::epub;
  });
  // A cut file may have lost the part that would tell.
  if (type == MediaType::archive && of_office) {
    if (lower_name.ends_with(".docx")) return MediaType::docx;
    if (lower_name.ends_with(".xlsx")) return MediaType::xlsx;
    if (lower_name.ends_with(".pptx")) return MediaType::pptx;
  }
  return type;
}

// The names of streams in an OLE 2 file are UTF-16; those of a message begin like this ([MS-OXMSG] 2.1).
bool is_outlook_message(std::string_view bytes) {
  constexpr std::string_view kName = "_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0_\0"sv;
  constexpr std::string_view kProperties = "_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0_\0v\0e\0r\0s\0i\0o\0n\0"sv;
  return bytes.find(kName) != std::string_view::npos && bytes.find(kProperties) != std::string_view::npos;
}

std::string_view without_blank_start(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\f");
  return first == std::string_view::npos ? std::string_view{} : bytes.substr(first);
}

// Bytes of UTF-16 are taken as those of ASCII, so that tags can be looked for.
std::string narrow(std::string_view bytes) {
  std::string out;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) bytes.remove_prefix(2);
  for (const char byte : bytes)
    if (byte != '\0') out += byte;
  return out;
}

bool is_saved_as_text(std::string_view lower_name) {
  return lower_name.ends_with(".txt") || lower_name.ends_with(".md") || lower_name.ends_with(".markdown");
}

// Whether the words begin with an element of HTML that holds others, or a comment: "<p class=x>", "<!-- … -->".
bool begins_with_element(std::string_view lower) {
  if (lower.starts_with("<!--")) return true;
  std::size_t end = 1;
  while (end < lower.size() && ((lower[end] >= 'a' && lower[end] <= 'z') || (lower[end] >= '1' && lower[end] <= '6')))
    ++end;
  const std::string_view name = lower.substr(1, end - 1);
  return name == "b" || name == "span" || html_role(name) != HtmlRole::inline_text;
}

bool looks_like_html(std::string_view head, std::string_view lower_name) {
  const std::string lower = lower_ascii(head);
  if (!lower.starts_with("<")) return false;
  const std::string_view first = std::string_view(lower).substr(0, 20);
  if (first.starts_with("<!doctype html") || first.starts_with("<html") || first.starts_with("<head")) return true;
  if (lower.find("<html") != std::string::npos || lower.find("<!doctype html") != std::string::npos) return true;
  if (is_saved_as_text(lower_name)) return false;
  const bool named = lower_name.ends_with(".html") || lower_name.ends_with(".htm") || lower_name.ends_with(".xhtml");
  return (named || begins_with_element(lower)) && lower.find("</") != std::string::npos;
}

// A few NULs stand in text that a machine wrote when it failed; a program or a picture is full of them.
bool full_of_nuls(std::string_view head) {
  const auto nuls = static_cast<std::size_t>(std::ranges::count(head, '\0'));
  return nuls * 20 > head.size();
}

std::optional<MediaType> type_of_signature(std::string_view bytes, std::string_view lower_name) {
  // A PDF's header may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H).
  if (bytes.substr(0, 1024 + 5).find("%PDF-") != std::string_view::npos) return MediaType::pdf;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return zip_type(bytes, lower_name);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
    return is_outlook_message(bytes) ? MediaType::outlook_message : MediaType::compound_document;
  for (const Signature& signature : kSignatures)
    if (bytes.size() > signature.offset && bytes.substr(signature.offset).starts_with(signature.bytes))
      return signature.type;
  if (bytes.starts_with("BM") && bytes.size() > 26 && little_endian(bytes, 14, 4) <= 124 &&
      little_endian(bytes, 6, 4) == 0)
    return MediaType::image;
  return std::nullopt;
}

}  // namespace

MediaType sniff_media_type(std::string_view bytes, std::string_view name) {
  const std::string lower = lower_ascii(name);
  if (const auto type = type_of_signature(bytes, lower)) return *type;
  const std::string_view head = bytes.substr(0, kHead);
  const bool table = lower.ends_with(".csv") || lower.ends_with(".tsv");
  if (is_wide_text(head) && table) return MediaType::csv;
  if (is_wide_text(head)) {
    const std::string letters = narrow(head);
    return looks_like_html(without_blank_start(letters), lower) ? MediaType::html : MediaType::plain_text;
  }
  if (full_of_nuls(head)) return MediaType::unknown;
  const std::string_view words = without_blank_start(head);
  if (words.starts_with("{\\rtf")) return MediaType::rtf;
  if (is_chat_export(bytes)) return MediaType::chat_json;
  if (const auto type = mail_type(bytes, lower); type && (!is_saved_as_text(lower) || needs_decoding(bytes)))
    return *type;
  if (lower.ends_with(".md") || lower.ends_with(".markdown")) return MediaType::markdown;
  if (looks_like_html(words, lower)) return MediaType::html;
  if (table) return MediaType::csv;
  return MediaType::plain_text;
}

std::string_view described(MediaType type) {
  switch (type) {
    case MediaType::plain_text:
      return "plain text";
    case MediaType::markdown:
      return "Markdown";
    case MediaType::html:
      return "HTML";
    case MediaType::rtf:
      return "rich text (RTF)";
    case MediaType::csv:
      return "a table (CSV)";
    case MediaType::chat_json:
      return "a chat (JSON)";
    case MediaType::pdf:
      return "PDF";
    case MediaType::image:
      return "a picture";
    case MediaType::email:
      return "mail";
    case MediaType::mbox:
      return "a mailbox (mbox)";
    case MediaType::outlook_message:
      return "mail (Outlook .msg)";
    case MediaType::docx:
      return "a text document (docx)";
    case MediaType::xlsx:
      return "a spreadsheet (xlsx)";
    case MediaType::pptx:
      return "a presentation (pptx)";
    case MediaType::odt:
      return "a text document (odt)";
    case MediaType::ods:
      return "a spreadsheet (ods)";
    case MediaType::odp:
      return "a presentation (odp)";
    case MediaType::epub:
      return "a book (EPUB)";
    case MediaType::archive:
      return "an archive";
    case MediaType::compound_document:
      return "an old Office document (doc, xls, ppt)";
    case MediaType::outlook_store:
      return "an Outlook store (pst, ost)";
    case MediaType::unknown:
      break;
  }
  return "no text";
}

std::string_view mime_type(MediaType type) {
  switch (type) {
    case MediaType::plain_text:
      return "text/plain";
    case MediaType::markdown:
      return "text/markdown";
    case MediaType::html:
      return "text/html";
    case MediaType::rtf:
      return "application/rtf";
    case MediaType::csv:
      return "text/csv";
    case MediaType::chat_json:
      return "application/json";
    case MediaType::pdf:
      return "application/pdf";
    case MediaType::image:
      return "image/*";
    case MediaType::email:
      return "message/rfc822";
    case MediaType::mbox:
      return "application/mbox";
    case MediaType::outlook_message:
      return "application/vnd.ms-outlook";
    case MediaType::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case MediaType::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case MediaType::pptx:
      return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    case MediaType::odt:
      return "application/vnd.oasis.opendocument.text";
    case MediaType::ods:
      return "application/vnd.oasis.opendocument.spreadsheet";
    case MediaType::odp:
      return "application/vnd.oasis.opendocument.presentation";
    case MediaType::epub:
      return "application/epub+zip";
    case MediaType::archive:
      return "application/x-archive";
    case MediaType::compound_document:
      return "application/x-ole-storage";
    case MediaType::outlook_store:
      return "application/vnd.ms-outlook-pst";
    case MediaType::unknown:
      break;
  }
  return "application/octet-stream";
}

}  // namespace whowhom
