// The shape of the lines is one of those that chat_layout.cpp finds again, so that chats are read in one way wherever
// they come from.
#include "extract/read/chat_json.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <glib.h>

#include "extract/language/letters.hpp"
#include "extract/read/chat_export.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxName = 40;
constexpr std::size_t kMaxLink = 2000;

std::string shown_time(std::int64_t time_ms) {
  using namespace std::chrono;
  const sys_time<milliseconds> at{milliseconds(time_ms)};
  const auto day = floor<days>(at);
  const year_month_day date(day);
  const hh_mm_ss<milliseconds> time(at - day);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count());
}

// A name as it may stand before a colon: no marks of the layout, not too long.
std::string plain_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = code_point_at(name, at);
    const std::string_view letter = name.substr(at, point.size);
    at += point.size;
    const bool mark =
        letter.size() == 1 && std::string_view(":\"<>[](){}|=\\@").find(letter[0]) != std::string_view::npos;
    if (mark || is_blank(point.value)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    if (out.size() + letter.size() > kMaxName) break;
    out += letter;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The next such byte, if it is not far.
std::size_t find_within(const std::string& text, char byte, std::size_t at) {
  const std::size_t found = std::string_view(text).substr(at, kMaxLink).find(byte);
  return found == std::string_view::npos ? found : at + found;
}

class ChatWriter {
 public:
  ChatWriter(const ReadInput& input, Reading& reading, const PersonIds& people)
      : input_(input), reading_(reading), people_(people.begin(), people.end()) {}

  void write(const Chat& chat, bool alone) {
    // One list may hold the messages of several rooms.
    std::map<std::string, std::vector<const ChatMessage*>> rooms;
    for (const ChatMessage& message : chat.messages) rooms[message.room].push_back(&message);
    for (auto& [room, messages] : rooms) {
      std::string name = !room.empty() && people_.contains(room) ? people_.at(room) : chat.name;
      if (name.empty()) name = room;
      write(std::move(name), std::move(messages), alone && rooms.size() == 1);
    }
  }

  std::size_t notes() const { return notes_; }
  std::size_t messages() const { return messages_; }

 private:
  void write(std::string name, std::vector<const ChatMessage*> messages, bool alone) {
    std::ranges::stable_sort(messages, {}, [](const ChatMessage* message) { return message->time_ms.value_or(0); });
    std::map<std::string_view, const ChatMessage*> by_id;
    for (const ChatMessage* message : messages)
      if (!message->id.empty()) by_id.emplace(message->id, message);
    Document document;
    document.media_type = MediaType::chat_json;
    document.source.title = std::move(name);
    std::size_t number = 0;
    for (const ChatMessage* message : messages) {
      const std::string author = author_of(*message);
      const std::string said = message->slack ? from_slack(message->text) : with_mentions(message->text);
      if (message->note || author.empty() || said.find_first_not_of(" \t\r\n") == std::string::npos) {
        ++notes_;
        continue;
      }
      const std::size_t start = document.text.size();
      add_line(document.text, *message, author, reader_of(*message, by_id, author), said);
      document.places.push_back({{start, document.text.size()}, std::nullopt, std::nullopt, {}});
      document.places.back().what = fmt::format("message {}", ++number);
      ++messages_;
      if (messages_ % 256 == 0) reading_.progress(256);
    }
    if (document.text.empty()) return;
    ReadInput part = input_;
    if (!alone) {
      const std::string called = document.source.title.empty() ? "chat" : fmt::format("chat {}", document.source.title);
      const int count = ++parts_[called];
      const std::string own = count > 1 ? fmt::format("{} ({})", called, count) : called;
      part.part = part.part.empty() ? own : part.part + ", " + own;
      gchar* digest = g_compute_checksum_for_data(
          G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(document.text.data()), document.text.size());
      document.source.sha256 = digest;
      g_free(digest);
    }
    reading_.deliver(part, std::move(document));
  }

  static void add_line(std::string& text, const ChatMessage& message, const std::string& author,
                       const std::string& reader, const std::string& said) {
    text += fmt::format("[{}] {}", shown_time(message.time_ms.value_or(0)), author);
    if (!reader.empty()) text += fmt::format(" (to {})", reader);
    text += ": ";
    const bool forwarded = !message.forwarded_from.empty();
    // In quotation marks, so that "I" is not who passed it on.
    if (forwarded) text += fmt::format("(forwarded from {}) “", plain_name(message.forwarded_from));
    for (std::size_t start = 0; start <= said.size();) {
      const std::size_t end = std::min(said.find('\n', start), said.size());
      std::string_view line = std::string_view(said).substr(start, end - start);
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
      if (start > 0 && !line.empty()) text += "\n  ";
      for (const char c : line)
        if (static_cast<unsigned char>(c) >= ' ' || c == '\t') text += c;
      start = end + 1;
    }
    text += forwarded ? "”\n" : "\n";
  }

  std::string called(const std::string& id) const {
    const auto known = people_.find(id);
    return plain_name(known == people_.end() ? id : known->second);
  }

  std::string author_of(const ChatMessage& message) const {
    return message.author.empty() ? called(message.author_id) : plain_name(message.author);
  }

  std::string reader_of(const ChatMessage& message, const std::map<std::string_view, const ChatMessage*>& by_id,
                        const std::string& author) const {
    std::string reader;
    if (!message.reader_id.empty()) {
      if (people_.contains(message.reader_id)) reader = called(message.reader_id);
    } else if (const auto answered = by_id.find(message.answers); answered != by_id.end()) {
      reader = author_of(*answered->second);
    }
    return reader == author ? std::string() : reader;
  }

  // "<@U1>" and "<@U1|ann>" as "@Ann Lee".
  std::string with_mentions(const std::string& text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t open = std::min(text.find("<@", at), text.size());
      out.append(text, at, open - at);
      if (open == text.size()) break;
      const std::size_t close = text.substr(open, 80).find('>');
      if (close == std::string::npos) {
        out += "<@";
        at = open + 2;
        continue;
      }
      std::string id = text.substr(open + 2, close - 2);
      if (id.starts_with('!')) id.erase(0, 1);
      const std::size_t bar = id.find('|');
      const std::string own = id.substr(0, bar);
      out += "@" + (people_.contains(own) || bar == std::string::npos ? called(own) : plain_name(id.substr(bar + 1)));
      at = open + close + 1;
    }
    return out;
  }

  // The rest of Slack's marks: "<https://…|words>", "<#C1|general>", "<!here>", "&lt;".
  std::string from_slack(const std::string& text) const {
    const std::string named = with_mentions(text);
    std::string out;
    for (std::size_t at = 0; at < named.size();) {
      if (named[at] == '<') {
        const std::size_t close = find_within(named, '>', at);
        const std::size_t next = named.find_first_of("<\n", at + 1);
        if (close != std::string::npos && close < next) {
          const std::string_view inside = std::string_view(named).substr(at + 1, close - at - 1);
          const std::size_t bar = inside.find('|');
          if (inside.starts_with('!'))
            out += "@" + std::string(inside.substr(1, bar == std::string_view::npos ? bar : bar - 1));
          else
            out += bar == std::string_view::npos ? inside : inside.substr(bar + 1);
          at = close + 1;
          continue;
        }
      }
      constexpr std::pair<std::string_view, char> kEntities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}};
      const auto entity = std::ranges::find_if(
          kEntities, [&](const auto& e) { return named.compare(at, e.first.size(), e.first) == 0; });
      if (entity != std::end(kEntities)) {
        out += entity->second;
        at += entity->first.size();
      } else {
        out += named[at++];
      }
    }
    return out;
  }

  const ReadInput& input_;
  Reading& reading_;
  std::map<std::string, std::string> people_;
  std::map<std::string, int> parts_;
  std::size_t notes_ = 0;
  std::size_t messages_ = 0;
};

}  // namespace

void read_chat_json(const ReadInput& input, Reading& reading) {
  const ChatExport chats = read_chat_export(input.bytes);
  ChatWriter writer(input, reading, chats.people);
  for (const Chat& chat : chats.chats) writer.write(chat, chats.chats.size() == 1);
  if (chats.damaged_at)
    reading.tell(
        Severity::warning, where(input),
        fmt::format("is damaged or cut off at byte {}; what stands behind it was not read", *chats.damaged_at));
  if (writer.messages() == 0)
    throw Error(fmt::format("{}: is JSON, but has no message that a person wrote", where(input)));
  if (writer.notes() > 0)
    reading.tell(Severity::note, where(input),
                 fmt::format("left out {} {} without words or written by the program itself", writer.notes(),
                             writer.notes() == 1 ? "message" : "messages"));
}

}  // namespace whowhom
