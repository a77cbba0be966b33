// Events of the parser build values on a stack of our own; an object that is a message is taken out of its list as
// soon as it is whole, so that memory grows with the words and not with the marks around them.
#include "extract/read/chat_export.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "extract/language/one_of.hpp"

namespace whowhom {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxKept = 1'000'000;  // values of what is no message, and of one message
constexpr std::size_t kLookedAt = 1u << 20;

class ChatBuilder : public nlohmann::json_sax<Json> {
 public:
  explicit ChatBuilder(ChatExport& out) : out_(out) {}

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t& /*written*/) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t& /*value*/) override { return true; }

  bool key(string_t& name) override {
    frames_.back().key = std::move(name);
    return true;
  }

  bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) override { return open(Json::array()); }

  bool end_object() override {
    Frame frame = pop();
    if (!frame.lists.empty()) {
      for (auto& [key, messages] : frame.lists) finish(name_of(frame.value, key), std::move(messages));
      kept_ -= std::min(kept_, frame.kept);
      return true;
    }
    Frame* list = frames_.empty() || !frames_.back().value.is_array() ? nullptr : &frames_.back();
    if (list == nullptr && frames_.empty()) {
      // A line of its own.
      if (auto message = chat_message_of(frame.value)) lines_.push_back(std::move(*message));
      return forget(frame);
    }
    if (list != nullptr && may_hold_messages()) {
      if (auto message = chat_message_of(frame.value)) {
        list->messages.push_back(std::move(*message));
        return forget(frame);
      }
    }
    if (list != nullptr && holds_people()) {
      for (auto& person : people_of(frame.value)) out_.people.push_back(std::move(person));
      return forget(frame);
    }
    return attach(std::move(frame));
  }

  bool end_array() override {
    Frame frame = pop();
    if (frame.messages.empty()) return frames_.empty() || attach(std::move(frame));
    if (frames_.empty())
      finish({}, std::move(frame.messages));
    else
      frames_.back().lists.emplace_back(frames_.back().key, std::move(frame.messages));
    return forget(frame);
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*why*/) override {
    out_.damaged_at = position;
    return false;
  }

  /// What was open when the bytes ended, and the messages of lines.
  void close() {
    while (!frames_.empty()) {
      Frame frame = pop();
      if (!frame.messages.empty())
        finish(frames_.empty() ? "" : name_of(frames_.back().value, {}), std::move(frame.messages));
      for (auto& [key, messages] : frame.lists) finish(name_of(frame.value, key), std::move(messages));
    }
  }

  void close_lines() {
    if (!lines_.empty()) finish({}, std::move(lines_));
    lines_.clear();
  }

  bool too_deep() const { return too_deep_; }

 private:
  struct Frame {
    Json value;
    std::string key;                    // of an object: the one that a value is awaited for
    std::vector<ChatMessage> messages;  // of an array
    std::vector<std::pair<std::string, std::vector<ChatMessage>>> lists;  // of an object: its arrays of messages
    std::size_t kept = 0;                                                 // values in it
  };

  bool open(Json value) {
    if (frames_.size() >= kMaxDepth) {
      too_deep_ = true;
      return false;
    }
    frames_.emplace_back().value = std::move(value);
    return true;
  }

  Frame pop() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    return frame;
  }

  bool forget(const Frame& frame) {
    kept_ -= std::min(kept_, frame.kept);
    return true;
  }

  template <typename Value>
  bool put(Value&& value) {
    if (frames_.empty() || kept_ >= kMaxKept) return true;
    Frame& frame = frames_.back();
    ++kept_;
    ++frame.kept;
    if (frame.value.is_array())
      frame.value.emplace_back(std::forward<Value>(value));
    else
      frame.value[frame.key] = std::forward<Value>(value);
    return true;
  }

  bool attach(Frame frame) {
    if (frames_.empty()) return forget(frame);
    Frame& outer = frames_.back();
    outer.kept += frame.kept;
    if (outer.value.is_array())
      outer.value.push_back(std::move(frame.value));
    else
      outer.value[outer.key] = std::move(frame.value);
    return true;
  }

  // The array on top is the root, stands under "messages", or under a name of the root.
  bool may_hold_messages() const {
    if (frames_.size() == 1) return true;
    const std::string& key = frames_[frames_.size() - 2].key;
    return frames_[frames_.size() - 2].value.is_object() && (key == "messages" || frames_.size() == 2);
  }

  bool holds_people() const {
    if (frames_.size() < 2) return false;
    return frames_[frames_.size() - 2].value.is_object() &&
           is_one_of(frames_[frames_.size() - 2].key,
                     {"users", "members", "participants", "conversations", "contacts"});
  }

  static std::string name_of(const Json& chat, const std::string& key) {
    for (const char* field : {"title", "threadName", "name"})
      if (std::string name = string_at(chat, field); !name.empty()) return name;
    if (const auto channel = chat.find("channel"); channel != chat.end() && channel->is_object())
      return string_at(*channel, "name");
    return key == "messages" ? std::string() : key;
  }

  void finish(std::string name, std::vector<ChatMessage> messages) {
    for (ChatMessage& message : messages) {
      for (auto& person : message.people) out_.people.push_back(std::move(person));
      message.people.clear();
    }
    out_.chats.push_back({std::move(name), std::move(messages)});
  }

  ChatExport& out_;
  std::vector<Frame> frames_;
  std::vector<ChatMessage> lines_;
  std::size_t kept_ = 0;
  bool too_deep_ = false;
};

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : bytes.substr(first);
}

// A value in every line, as the first two lines show.
bool has_lines(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  if (!bytes.starts_with('{') || end == std::string_view::npos) return false;
  std::string_view first = bytes.substr(0, end);
  if (first.ends_with('\r')) first.remove_suffix(1);
  return first.ends_with('}') && without_mark(bytes.substr(end)).starts_with('{');
}

}  // namespace

ChatExport read_chat_export(std::string_view bytes) {
  ChatExport out;
  const std::string_view json = without_mark(bytes);
  const std::size_t offset = static_cast<std::size_t>(json.data() - bytes.data());
  ChatBuilder builder(out);
  if (has_lines(json)) {
    for (std::size_t start = 0; start < json.size();) {
      const std::size_t end = std::min(json.find('\n', start), json.size());
      const std::string_view line = without_mark(json.substr(start, end - start));
      if (!line.empty() && !Json::sax_parse(line, &builder)) {
        if (!out.damaged_at || *out.damaged_at < offset) out.damaged_at = offset + start;
        builder.close();
      }
      start = end + 1;
    }
    builder.close_lines();
  } else {
    const bool whole = json.empty() || Json::sax_parse(json, &builder);
    builder.close();
    builder.close_lines();
    if (!whole) out.damaged_at = offset + out.damaged_at.value_or(0);
  }
  std::erase_if(out.chats, [](const Chat& chat) { return chat.messages.empty(); });
  return out;
}

bool is_chat_export(std::string_view bytes) {
  const std::string_view json = without_mark(bytes.substr(0, kLookedAt));
  if (json.empty() || (json[0] != '{' && json[0] != '[')) return false;
  return !read_chat_export(json).chats.empty();
}

}  // namespace whowhom
