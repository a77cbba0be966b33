// What stands at the end of a mail and says nothing of who told whom: notices of law departments, what a telephone
// adds, and of signatures the lines that give numbers and mottos. Name, office and body of a signature stay: they say
// who the sender is.
#pragma once

#include <string_view>
#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

/// In text order, disjoint, whole lines; `reason` is "disclaimer", "signature" or "device line". Of a signature are the
/// lines behind "-- " (RFC 3676 section 4.3) to the end of the message, and elsewhere a message's last lines from a
/// telephone number on. Nothing where the text has no mail. Linear in the text.
std::vector<SetAside> find_mail_asides(std::string_view text);

}  // namespace whowhom
