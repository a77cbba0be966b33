// The chats in a JSON file, read message by message.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/chat_messages.hpp"

namespace whowhom {

struct Chat {
  std::string name;                   ///< of the group, the channel or the other side; may be empty
  std::vector<ChatMessage> messages;  ///< as the file orders them
};

struct ChatExport {
  std::vector<Chat> chats;                ///< those that have messages
  PersonIds people;                       ///< where lists of users or conversations give them
  std::optional<std::size_t> damaged_at;  ///< the byte from which on nothing could be read
};

/// Takes a JSON value, or one a line as signal-cli writes them. Objects are messages by their fields, in a list at the
/// root, under "messages" or under a name of the outermost object. What is no message is kept only as far as a chat's
/// name needs it; a damaged end, and nesting over 64 levels, cost what stands behind. Linear in the bytes.
ChatExport read_chat_export(std::string_view bytes);

/// Whether the beginning of the bytes has a message.
bool is_chat_export(std::string_view bytes);

}  // namespace whowhom
