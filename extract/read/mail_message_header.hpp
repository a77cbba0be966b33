// The header of a mail as text for the later stages and as values.
#pragma once

#include <string>

#include <gmime/gmime.h>

#include "extract/read/document.hpp"

namespace whowhom {

/// The fields that name people, the date and the subject, decoded, one a line, in the order of the message; those that
/// Exchange exports repeat names in ("X-From:") too. Not what machines write for machines. Empty fields are left out.
/// A value is not longer than 1 MiB.
std::string mail_header_text(GMimeMessage* message);

MailHead mail_head(GMimeMessage* message);

/// "Ann Lee <ann@example.org>", with quotation marks around a name that holds separators.
std::string written_mailbox(const Mailbox& mailbox);

/// "2001-05-04T15:00:00-07:00"; empty where there is no such time.
std::string iso_time(GDateTime* time);

}  // namespace whowhom
