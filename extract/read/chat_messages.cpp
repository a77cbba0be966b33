// One table of the fields that hold an author, a time and the words, in the order in which they are believed; then
// what only one program has. Sources: Slack's "Understanding your export", Telegram Desktop's result.json, the message
// types of signal-cli's JSON-RPC, Microsoft Graph's chatMessage.
#include "extract/read/chat_messages.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <initializer_list>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/language/one_of.hpp"

namespace whowhom {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kLeastMilliseconds = 100'000'000'000;  // smaller numbers are seconds: 1973, or the year 5138

const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

bool has_any(const Json& object, std::initializer_list<const char*> keys) {
  return std::ranges::any_of(keys, [&](const char* key) { return member(object, key) != nullptr; });
}

std::string first_string(const Json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    if (std::string found = string_at(object, key); !found.empty()) return found;
  return {};
}

std::optional<int> number_in(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> moment(int year, int month, int day, int hour, int minute, int second) {
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || year < 1970 || year > 9999 || hour > 24 || minute > 59) return std::nullopt;
  const auto at = sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
  return duration_cast<milliseconds>(at.time_since_epoch()).count();
}

// "2020-05-12T09:01:22.000Z", "2020-05-12 09:01".
std::optional<std::int64_t> iso_moment(std::string_view text) {
  if (text.size() < 16 || text[4] != '-' || text[7] != '-' || text[13] != ':') return std::nullopt;
  const auto year = number_in(text.substr(0, 4));
  const auto month = number_in(text.substr(5, 2));
  const auto day = number_in(text.substr(8, 2));
  const auto hour = number_in(text.substr(11, 2));
  const auto minute = number_in(text.substr(14, 2));
  if (!year || !month || !day || !hour || !minute) return std::nullopt;
  const auto second = text.size() > 18 && text[16] == ':' ? number_in(text.substr(17, 2)) : std::nullopt;
  return moment(*year, *month, *day, *hour, *minute, second.value_or(0));
}

// "Tuesday, May 12, 2020 at 9:01:22 AM UTC".
std::optional<std::int64_t> written_moment(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  int month = 0;
  bool afternoon = false;
  bool half = false;
  std::vector<int> numbers;
  for (std::size_t at = 0; at < text.size() && at < 80;) {
    std::size_t end = at;
    const auto is_digit_byte = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    const auto is_letter_byte = [&](std::size_t i) { return (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'; };
    while (end < text.size() && is_digit_byte(end)) ++end;
    if (end > at) {
      if (const auto number = number_in(text.substr(at, end - at))) numbers.push_back(*number);
      at = end;
      continue;
    }
    while (end < text.size() && is_letter_byte(end)) ++end;
    const std::string word = lower_case(text.substr(at, end - at));
    for (std::size_t i = 0; i < kMonths.size(); ++i)
      if (month == 0 && word.size() >= 3 && word.starts_with(kMonths[i])) month = static_cast<int>(i) + 1;
    afternoon = afternoon || word == "pm";
    half = half || word == "am" || word == "pm";
    at = std::max(end, at + 1);
  }
  if (month == 0 || numbers.size() < 4) return std::nullopt;
  const int hour = half ? numbers[2] % 12 + (afternoon ? 12 : 0) : numbers[2];
  return moment(numbers[1], month, numbers[0], hour, numbers[3], numbers.size() > 4 ? numbers[4] : 0);
}

std::optional<std::int64_t> moment_of(const Json& value) {
  if (value.is_number()) {
    const double number = value.get<double>();
    if (!(number > 0) || number > 253'402'300'799'000.0) return std::nullopt;
    const auto whole = static_cast<std::int64_t>(number);
    return whole < kLeastMilliseconds ? static_cast<std::int64_t>(number * 1000) : whole;
  }
  if (!value.is_string()) return std::nullopt;
  const std::string& text = value.get_ref<const std::string&>();
  if (const auto iso = iso_moment(text)) return iso;
  if (text.find_first_not_of("0123456789.") == std::string::npos && text.size() < 25) {
    std::int64_t seconds = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (parsed.ec != std::errc() || seconds <= 0) return std::nullopt;
    if (seconds >= kLeastMilliseconds) return seconds < 253'402'300'799'000 ? std::optional(seconds) : std::nullopt;
    // Slack tells the messages of one second apart behind the stop.
    std::int64_t part = 0;
    const std::size_t stop = text.find('.');
    if (stop != std::string::npos && stop + 4 <= text.size())
      std::from_chars(text.data() + stop + 1, text.data() + stop + 4, part);
    return seconds * 1000 + part;
  }
  return written_moment(text);
}

std::string without_tags(std::string_view html) {
  std::string out;
  bool tag = false;
  for (const char c : html) {
    if (c == '<') tag = true;
    if (!tag) out += c;
    if (c == '>') tag = false;
  }
  return out;
}

// Strings, lists of strings and of parts with a text, and Graph's body.
std::string words_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object()) {
    const std::string content = first_string(value, {"content", "text", "body"});
    return string_at(value, "contentType") == "html" ? without_tags(content) : content;
  }
  std::string out;
  if (value.is_array())
    for (const Json& part : value) out += part.is_string() ? part.get<std::string>() : string_at(part, "text");
  return out;
}

// Facebook writes the bytes of UTF-8 as code points of Latin-1.
std::string from_latin_bytes(const std::string& text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value > 0xFF) return text;
    bytes += static_cast<char>(point.value);
    at += point.size;
  }
  return first_wrong_utf8_byte(bytes) ? text : bytes;
}

std::string id_at(const Json& object, const char* key) {
  const Json* value = member(object, key);
  if (value == nullptr) return {};
  if (value->is_string()) return value->get<std::string>();
  return value->is_number_integer() ? value->dump() : std::string();
}

std::string first_id(const Json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    if (std::string found = id_at(object, key); !found.empty()) return found;
  return {};
}

std::string name_of(const Json& person) {
  if (const Json* profile = member(person, "profile"))
    if (std::string name = first_string(*profile, {"real_name", "display_name"}); !name.empty()) return name;
  return first_string(person, {"real_name", "displayName", "nickname", "profileFullName", "display_name", "name",
                               "profileName", "username"});
}

// Who wrote: a name, an object with one, or an id.
void read_author(const Json& object, ChatMessage& message) {
  if (const Json* profile = member(object, "user_profile")) message.author = name_of(*profile);
  for (const char* key : {"author", "creator", "sender", "from", "actor"}) {
    const Json* value = member(object, key);
    if (value == nullptr || !message.author.empty()) continue;
    if (value->is_string()) {
      message.author = value->get<std::string>();
    } else if (value->is_object()) {
      const Json* user = member(*value, "user");
      const Json& person = user != nullptr ? *user : *value;
      message.author = name_of(person);
      message.author_id = first_id(person, {"id", "email"});
      if (const Json* bot = member(person, "isBot"); bot != nullptr && bot->is_boolean() && bot->get<bool>())
        message.note = true;
      if (string_at(person, "user_type") == "Bot" || member(*value, "application") != nullptr) message.note = true;
    }
  }
  if (message.author.empty()) message.author = first_string(object, {"sender_name", "senderName", "username"});
  if (message.author_id.empty())
    message.author_id = first_id(object, {"user", "from_id", "actor_id", "sourceServiceId", "sourceUuid", "source"});
  if (!message.author.empty() && !message.author_id.empty())
    message.people.emplace_back(message.author_id, message.author);
}

bool is_program_note(const Json& object) {
  const std::string type = string_at(object, "type");
  const std::string subtype = string_at(object, "subtype");
  // Telegram's "service", Discord's "GuildMemberJoin", Signal's "call-history".
  if (!type.empty() && !is_one_of(type, {"message", "Default", "Reply", "Generic", "Share", "incoming", "outgoing",
                                         "text", "media", "photo", "link", "0", "19"}))
    return true;
  if (!subtype.empty() && !is_one_of(subtype, {"thread_broadcast", "me_message", "file_share"})) return true;
  const std::string kind = string_at(object, "messageType");
  return member(object, "bot_id") != nullptr || (!kind.empty() && kind != "message");
}

// signal-cli: {"envelope": {"sourceName", "timestamp", "dataMessage" | "syncMessage": {"sentMessage"}}, "account"}.
std::optional<ChatMessage> signal_message(const Json& object) {
  const Json* envelope = member(object, "envelope");
  if (envelope == nullptr || !envelope->is_object()) return std::nullopt;
  ChatMessage message;
  message.author = string_at(*envelope, "sourceName");
  message.author_id = first_id(*envelope, {"sourceUuid", "sourceNumber", "source"});
  for (const char* key : {"sourceUuid", "sourceNumber", "source"})
    if (std::string id = id_at(*envelope, key); !id.empty() && !message.author.empty())
      message.people.emplace_back(std::move(id), message.author);
  const Json* data = member(*envelope, "dataMessage");
  const Json* sync = member(*envelope, "syncMessage");
  std::string other = message.author_id;
  if (data == nullptr && sync != nullptr) {
    data = member(*sync, "sentMessage");
    if (data != nullptr) other = first_id(*data, {"destinationUuid", "destinationNumber", "destination"});
    if (data != nullptr) message.reader_id = other;
  } else if (data != nullptr) {
    message.reader_id = string_at(object, "account");
  }
  const Json* time = member(*envelope, "timestamp");
  message.time_ms = time != nullptr ? moment_of(*time) : std::nullopt;
  const Json* words = data != nullptr ? member(*data, "message") : nullptr;
  message.note = words == nullptr;
  if (words != nullptr) message.text = words_of(*words);
  message.room = other;
  if (const Json* group = data != nullptr ? member(*data, "groupInfo") : nullptr) {
    message.room = string_at(*group, "groupId");
    message.reader_id.clear();
    if (std::string name = string_at(*group, "groupName"); !name.empty())
      message.people.emplace_back(message.room, std::move(name));
  }
  if (const Json* quote = data != nullptr ? member(*data, "quote") : nullptr)
    message.reader_id = first_id(*quote, {"authorUuid", "authorNumber", "author"});
  return message;
}

}  // namespace

std::string string_at(const Json& object, const char* key) {
  const Json* value = member(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

std::optional<ChatMessage> chat_message_of(const Json& object) {
  if (!object.is_object()) return std::nullopt;
  if (auto signal = signal_message(object)) return signal;
  constexpr std::array<const char*, 9> kTimes = {"timestamp_ms",    "ts",      "date",   "timestamp", "created_date",
                                                 "createdDateTime", "sent_at", "sentAt", "dateSent"};
  const bool written =
      has_any(object, {"user", "user_profile", "username", "bot_id", "from", "from_id", "actor", "sender_name",
                       "senderName", "sender", "author", "creator", "source", "sourceServiceId", "conversationId"});
  const bool said = has_any(object, {"text", "content", "body", "message", "type", "photos", "media"});
  if (!written || !said) return std::nullopt;
  ChatMessage message;
  for (const char* key : kTimes)
    if (const Json* time = member(object, key); time != nullptr && !message.time_ms) message.time_ms = moment_of(*time);
  if (!message.time_ms) return std::nullopt;
  message.note = is_program_note(object);
  read_author(object, message);
  for (const char* key : {"text", "content", "body", "message"})
    if (const Json* words = member(object, key); words != nullptr && message.text.empty())
      message.text = words_of(*words);
  if (member(object, "sender_name") != nullptr) {
    message.author = from_latin_bytes(message.author);
    message.text = from_latin_bytes(message.text);
  }
  const std::string slack_time = string_at(object, "ts");
  message.slack = !slack_time.empty();
  message.id = message.slack ? slack_time : first_id(object, {"id", "message_id", "messageId"});
  message.answers = first_id(object, {"reply_to_message_id", "replyToId", "thread_ts"});
  if (const Json* reference = member(object, "reference")) message.answers = id_at(*reference, "messageId");
  if (message.answers == message.id) message.answers.clear();
  message.reader_id = string_at(object, "parent_user_id");
  message.forwarded_from = string_at(object, "forwarded_from");
  if (member(object, "sent_at") != nullptr || member(object, "conversationId") != nullptr) {
    message.room = string_at(object, "conversationId");
    if (string_at(object, "type") == "outgoing")
      message.author_id.clear();
    else if (message.author_id.empty())
      message.author_id = message.room;
  }
  if (const Json* mentioned = member(object, "mentions"); mentioned != nullptr && mentioned->is_array())
    for (const Json& person : *mentioned)
      for (auto& entry : people_of(person)) message.people.push_back(std::move(entry));
  return message;
}

PersonIds people_of(const Json& object) {
  PersonIds people;
  if (!object.is_object()) return people;
  const std::string name = name_of(object);
  if (name.empty()) return people;
  for (const char* key : {"id", "user_id", "e164", "serviceId", "uuid", "phone"})
    if (std::string id = id_at(object, key); !id.empty()) people.emplace_back(std::move(id), name);
  return people;
}

}  // namespace whowhom
