// Which parts of a mail are its text, and which are files or messages that came with it.
#pragma once

#include <string>
#include <vector>

#include "extract/read/mail_message_mime.hpp"
#include "extract/read/mail_message_text.hpp"

namespace whowhom {

/// A part that is read by itself.
struct MailAttachment {
  std::string label;  ///< "report.pdf", "forwarded message 1"
  std::string name;   ///< whose ending may tell the kind
  Span bytes;         ///< of the message's, still encoded
  GMimeContentEncoding encoding = GMIME_CONTENT_ENCODING_DEFAULT;
  std::string unpacked;  ///< the file itself where it stood in the text, and `bytes` is empty
};

struct MailBody {
  std::string text;  ///< the parts that are text, parted by empty lines
  std::vector<SourcePlace> places;
  std::vector<Span> plain;          ///< stretches of the text that came without transfer encoding
  std::vector<SetAside> set_aside;  ///< of HTML: what it hides
  std::vector<MailAttachment> attachments;
  std::vector<std::string> notes;     ///< what was left out and costs nothing
  std::vector<std::string> warnings;  ///< what could not be read, and what to do
};

struct MailBodyOptions {
  bool of_mailbox = false;  ///< ">From " stands for "From " (RFC 4155)
  bool is_page = false;     ///< a web page in the shape of mail: it has furniture
};

/// Of several forms of one text the plain one is taken, unless it says next to nothing beside the other; of a signed
/// mail what was signed. Files that came in a form that is not taken are kept.
MailBody mail_body(const ParsedMail& mail, const MailBodyOptions& options);

}  // namespace whowhom
