// Where a text is a mail's header: the fields that name people, wherever they stand and however a program printed them.
#pragma once

#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

enum class MailField { from, to, cc, bcc, via, other };  ///< via: through whose hands a memorandum goes

struct MailLine {
  MailField field = MailField::other;
  bool repeated = false;   ///< "X-From": how a mail program says a field again, with names
  Span key;                ///< "From:" with what marks it as quoted; empty for the sender of Notes
  Span value;              ///< folded and wrapped lines included
  bool technical = false;  ///< what programs write for programs: "Received", "Message-ID", "X-Folder"
};

struct MailHeader {
  Span span;  ///< first field that names people to the end of the last
  std::vector<MailLine> lines;
  bool opened_by_to = false;  ///< as memoranda are
  bool notes = false;         ///< of Lotus Notes: sender, date and time, then "To:"
  bool mail = false;          ///< what only mail has: an address, "Sent:", "X-From:"; else it may be a memorandum's
  Span whole;                 ///< all of the header's lines
};

/// Header blocks after RFC 5322 section 3.6.3, quoted ("> From: …") and forwarded ones too; the blocks that Outlook
/// prints, also where they were run into one line ("From: … Sent: … To: … Subject: …"); and those of Lotus Notes
/// (sender, date, "To:"). Of a memorandum the fields may be parted by empty lines before its subject, and "MEMORANDUM
/// FOR THE DIRECTOR" needs no colon. In text order, disjoint. Linear in the text.
std::vector<MailHeader> find_mail_headers(std::string_view text);

/// Whether a line that is not indented goes on naming those of the field before it: that one ends in a separator, or
/// the line begins with the end of an address or of a name of Notes. `value` is the field's so far.
bool continues_list(std::string_view text, Span value, Span line);

}  // namespace whowhom
