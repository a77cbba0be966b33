// The text of one part of a mail: its bytes without encoding, in UTF-8, with the line breaks that its writer meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

/// A file that stands in the text itself ("begin 644 report.doc", POSIX uuencode).
struct UuFile {
  std::string name;
  std::string bytes;
};

struct MailText {
  std::string text;
  /// Where the text is the message's own bytes. `SourcePlace::bytes` are of the message. Empty where lines end in so
  /// many ways that a map would be larger than the text.
  std::vector<SourcePlace> places;
  std::vector<UuFile> files;
};

struct MailTextForm {
  bool flowed = false;        ///< format=flowed: lines that end in a blank go on (RFC 3676)
  bool delete_space = false;  ///< DelSp=yes: that blank is not the text's
  bool of_mailbox = false;    ///< ">From " stands for "From " (RFC 4155)
  bool take_files = false;    ///< uuencoded files are taken out of the text
};

/// Line ends become line feeds. `source` is where `text` starts in the message's bytes, if its bytes stand there.
/// Linear in the text.
MailText mail_text(std::string_view text, std::optional<std::size_t> source, const MailTextForm& form);

}  // namespace whowhom
