// What kind of file some bytes are. The bytes decide; the name only where they leave it open.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

enum class MediaType {
  plain_text,
  markdown,
  html,
  rtf,
  csv,
  chat_json,  ///< JSON that a chat program exported
  pdf,
  image,            ///< PNG, JPEG, TIFF, GIF, BMP, WebP
  email,            ///< one message, RFC 5322
  mbox,             ///< messages in one file, RFC 4155
  outlook_message,  ///< .msg
  docx,
  xlsx,
  pptx,
  odt,
  ods,
  odp,
  epub,
  archive,            ///< zip, tar, 7z, rar, cpio and so on, or one file in gzip, bzip2, xz or zstd
  compound_document,  ///< OLE 2 that is no message: .doc, .xls, .ppt
  outlook_store,      ///< .pst, .ost
  unknown,            ///< bytes that are no text and that no reader knows
};

/// The kind of `bytes`. `name` (its ending) tells Markdown and tables of commas from plain text, and keeps text what a
/// person has saved as text: mail in the clear in a file named .txt is text, with the offsets of the file. Looks at the
/// first and last parts of the bytes only, so that a large file costs no more than a small one; a zip's directory is
/// read whole.
MediaType sniff_media_type(std::string_view bytes, std::string_view name);

/// "PDF", "a word processor's document (docx)", for the person.
std::string_view described(MediaType type);

/// "application/pdf" (IANA), for programs.
std::string_view mime_type(MediaType type);

}  // namespace whowhom
