// Reader of chats that were exported as JSON.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// A document for each chat: a line for each message, "[2020-05-12 09:01] Bo Ek (to Ann Lee): …" where it answers one,
/// what follows in it indented, in the order of the times, which are those of the export (Slack, Signal, Facebook and
/// Google: UTC). Ids are names where the file says whose they are. What the program wrote is left out and counted in a
/// note. Throws Error where there is no message.
void read_chat_json(const ReadInput& input, Reading& reading);

}  // namespace whowhom
