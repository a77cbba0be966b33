// A message that Outlook saved as a file (.msg).
#pragma once

#include <string>
#include <string_view>

#include "extract/read/readers.hpp"

namespace whowhom {

/// Delivers the message as read_mail_message does, its header made of the fields that came with it over the net or,
/// where it was never sent so, of its properties; then its attachments and the messages in it ([MS-OXMSG],
/// [MS-OXCMSG]). Throws Error where the file is damaged or has neither text nor attachment.
void read_outlook_message(const ReadInput& input, Reading& reading);

/// Rich text as Outlook packs it ([MS-OXRTFCP]); empty where it is none. At most `max_bytes`.
std::string unpacked_outlook_rtf(std::string_view packed, std::size_t max_bytes);

}  // namespace whowhom
