// What chat programs export as JSON, brought to one shape.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace whowhom {

using PersonIds = std::vector<std::pair<std::string, std::string>>;  // id, name

struct ChatMessage {
  std::string id;         ///< of the message, where others may point to it
  std::string author;     ///< the name; empty where only the id is known
  std::string author_id;  ///< empty where there is only a name
  std::string room;       ///< id of the group or the other side, where one list holds the messages of several
  std::optional<std::int64_t> time_ms;  ///< since 1970, in UTC where the export says it, else as it was written
  std::string text;                     ///< UTF-8; Slack's marks still in it
  bool slack = false;
  std::string answers;         ///< id of the message that it answers or whose thread it is in
  std::string reader_id;       ///< whom it answers, where that is said
  std::string forwarded_from;  ///< who wrote it first
  bool note = false;           ///< the program's own: somebody joined, a call was missed, a bot wrote
  PersonIds people;            ///< whom it names
};

/// The message that a JSON object is; nothing where it is none. Fields as Slack, Signal (signal-cli and the desktop's
/// tables), Telegram, Discord, Facebook, Google Chat and Teams write them.
std::optional<ChatMessage> chat_message_of(const nlohmann::json& object);

/// Names of the user, member or conversation that a JSON object describes, by each of its ids.
PersonIds people_of(const nlohmann::json& object);

/// The string under the key; empty where there is none.
std::string string_at(const nlohmann::json& object, const char* key);

}  // namespace whowhom
