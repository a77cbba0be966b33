// One message of mail: .eml, .emlx, a file of a Maildir, and a web page that a browser saved as mail (.mht).
#pragma once

#include "extract/read/readers.hpp"

namespace whowhom {

/// Delivers the message as a document: its header fields that people care about, one a line, an empty line, its text
/// (RFC 5322, RFC 2045 to 2049). Then its attachments and the messages in it, each with the reader of its kind, as
/// "report.pdf" and "forwarded message 1" of it. Throws Error where there is neither text nor attachment. Encrypted
/// parts and such that no reader can open are told.
void read_mail_message(const ReadInput& input, Reading& reading);

/// The same for a message out of a mailbox, whose lines that begin with "From " carry a ">" (RFC 4155).
void read_message_of_mailbox(const ReadInput& input, Reading& reading);

}  // namespace whowhom
