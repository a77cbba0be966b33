// Line by line, with the message that is read at each depth of quoting.
#include "extract/read/messages.hpp"

#include <algorithm>
#include <string>

#include "extract/language/letters.hpp"
#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxAttribution = 250;
constexpr std::size_t kMaxForwarding = 200;
// Beyond this a text that has a header in it is rather a report with a mail in it.
constexpr std::size_t kMaxBody = 30000;

struct Quoting {
  std::size_t depth = 0;
  std::size_t start = 0;  // of what is quoted
};

Quoting quoting_of(std::string_view text, Span line) {
  Quoting quoting{0, line.start};
  for (std::size_t at = line.start; at < line.end && (text[at] == '>' || text[at] == ' '); ++at) {
    if (text[at] != '>') continue;
    ++quoting.depth;
    quoting.start = at + 1;
  }
  return quoting;
}

bool has_digit(std::string_view bytes) { return bytes.find_first_of("0123456789") != std::string_view::npos; }

// The letters of a line between marks and blanks: "---- Original Message ----" is "original message".
std::string inner_words(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t-_*=");
  if (first == std::string_view::npos) return {};
  return lower_case(bytes.substr(first, bytes.find_last_not_of(" \t\r-_*=:") + 1 - first));
}

bool is_rule(std::string_view bytes) {
  const std::string words = inner_words(bytes);
  if (words == "original message" || words == "forwarded message" || words == "begin forwarded message" ||
      words == "original appointment" || words == "reply message")
    return true;
  if (bytes.find("---") == std::string_view::npos) return false;
  return words.starts_with("forwarded by ") || words.starts_with("original message") ||
         words.starts_with("forwarded message");
}

// "From ann.lee@acme.com Mon May  4 15:00:00 2001" of a box (RFC 4155).
bool parts_mails(std::string_view bytes) {
  if (!bytes.starts_with("From ") || bytes.size() < 29 || bytes.size() > kMaxForwarding) return false;
  while (bytes.ends_with('\r') || bytes.ends_with(' ')) bytes.remove_suffix(1);
  return has_digit(bytes.substr(bytes.size() - 4, 1)) && has_digit(bytes.substr(bytes.size() - 1)) &&
         bytes.find(':') != std::string_view::npos;
}

bool ends_in_wrote(std::string_view bytes) {
  const std::size_t end = bytes.find_last_not_of(" \t\r");
  if (end == std::string_view::npos) return false;
  const std::string_view whole = bytes.substr(0, end + 1);
  return whole.ends_with(" wrote:") || whole.ends_with(" writes:") || whole == "wrote:";
}

class MessageReader {
 public:
  explicit MessageReader(std::string_view text) : text_(text), lines_(lines_of(text)) {
    messages_.headers = find_mail_headers(text);
  }

  Messages read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) i = take(i);
    return std::move(messages_);
  }

 private:
  // Reads the line and those that belong to it; the last one's index.
  std::size_t take(std::size_t i) {
    const Span line = lines_[i];
    while (header_ < messages_.headers.size() && messages_.headers[header_].whole.end <= line.start) ++header_;
    if (header_ < messages_.headers.size() && messages_.headers[header_].whole.start < line.end) {
      if (opened_ != header_) open_header(line);
      return i;
    }
    const Quoting quoting = quoting_of(text_, line);
    const std::string_view bytes = text_.substr(quoting.start, line.end - quoting.start);
    if (quoting.depth == 0 && parts_mails(bytes)) {
      reading_.clear();
      return i;
    }
    if (is_rule(bytes)) return open_rule(i, quoting.depth);
    if (const std::size_t last = attribution_end(i, quoting); last < lines_.size()) {
      add_line(quoting.depth, {line.start, lines_[last].end});
      const std::size_t next = next_filled(last + 1);
      const bool quoted = next < lines_.size() && quoting_of(text_, lines_[next]).depth > quoting.depth;
      const std::size_t depth = quoted ? quoting.depth + 1 : quoting.depth;
      const auto outer = message_at(quoting.depth);
      begin(depth, {std::nullopt, {line.start, lines_[last].end}, {}, outer});
      return last;
    }
    if (quoting.depth > 0 && message_at(quoting.depth) == std::nullopt && !bytes.empty())
      begin(quoting.depth, {std::nullopt, {}, {}, message_below(quoting.depth)});
    add_line(quoting.depth, line);
    return i;
  }

  void open_header(Span line) {
    opened_ = header_;
    const MailHeader& header = messages_.headers[header_];
    const std::size_t depth = quoting_of(text_, line).depth;
    const bool machine = std::ranges::any_of(header.lines, [](const MailLine& l) { return l.technical; });
    Message message{header_, {}, {}, machine ? std::nullopt : message_at(depth)};
    if (message.outer && is_begun_by_rule(messages_.all[*message.outer])) {
      message.forwarding = messages_.all[*message.outer].forwarding;
      message.outer = messages_.all[*message.outer].outer;
    }
    begin(depth, message);
    started_[depth] = header.whole.end;
  }

  static bool is_begun_by_rule(const Message& message) { return !message.header && message.attribution.empty(); }

  std::size_t open_rule(std::size_t i, std::size_t depth) {
    Span whole = lines_[i];
    // "---- Forwarded by Ann Lee/NY/Acme on" and the date below.
    if (i + 1 < lines_.size() && is_rest_of_rule(lines_[i + 1])) whole.end = lines_[++i].end;
    const std::string words = inner_words(slice(text_, whole));
    Message message{std::nullopt, {}, {}, message_at(depth)};
    if (words.starts_with("forwarded by ") && whole.size() < kMaxForwarding) message.forwarding = whole;
    begin(depth, message);
    return i;
  }

  bool is_rest_of_rule(Span line) const {
    const std::string_view bytes = slice(text_, line);
    return bytes.find("---") != std::string_view::npos &&
           bytes.find_first_not_of("0123456789/.:,- \t\rAPMapm") == std::string_view::npos;
  }

  // The last line of "On May 4, 2001, Ann Lee wrote:", which may be broken; the number of lines where there is none.
  // Without a date or an address it has to stand above quoted lines.
  std::size_t attribution_end(std::size_t i, const Quoting& quoting) const {
    const std::size_t none = lines_.size();
    const std::string_view first = text_.substr(quoting.start, lines_[i].end - quoting.start);
    const std::size_t letter = first.find_first_not_of(" \t");
    if (letter == std::string_view::npos) return none;
    const std::string_view words = first.substr(letter);
    std::size_t last = i;
    if (!ends_in_wrote(words)) {
      if (!words.starts_with("On ") || !has_digit(words) || words.size() > 120) return none;
      last = i + 1;
      if (last >= lines_.size() || quoting_of(text_, lines_[last]).depth != quoting.depth ||
          !ends_in_wrote(slice(text_, lines_[last])))
        return none;
    }
    const std::string_view whole = text_.substr(quoting.start, lines_[last].end - quoting.start);
    if (whole.size() > kMaxAttribution) return none;
    const std::size_t next = next_filled(last + 1);
    if (next < lines_.size() && quoting_of(text_, lines_[next]).depth > quoting.depth) return last;
    const bool dated = words.starts_with("On ") && has_digit(words) && message_at(quoting.depth);
    return dated ? last : none;
  }

  std::size_t next_filled(std::size_t i) const {
    while (i < lines_.size() && slice(text_, lines_[i]).find_first_not_of(" \t\r>") == std::string_view::npos) ++i;
    return i;
  }

  std::optional<std::size_t> message_at(std::size_t depth) const {
    return depth < reading_.size() ? reading_[depth] : std::nullopt;
  }

  // Of the deepest level above.
  std::optional<std::size_t> message_below(std::size_t depth) const {
    while (depth-- > 0)
      if (const auto message = message_at(depth)) return message;
    return std::nullopt;
  }

  void begin(std::size_t depth, const Message& message) {
    reading_.resize(depth + 1);
    started_.resize(depth + 1);
    reading_[depth] = messages_.all.size();
    started_[depth] = 0;
    messages_.all.push_back(message);
  }

  void add_line(std::size_t depth, Span line) {
    const auto message = message_at(depth);
    if (!message) return;
    if (started_[depth] == 0) started_[depth] = line.start;
    if (line.end > started_[depth] + kMaxBody) return;
    auto& bodies = messages_.bodies;
    if (!bodies.empty() && bodies.back().message == *message && bodies.back().span.end + 2 >= line.start)
      bodies.back().span.end = line.end;
    else
      bodies.push_back({line, *message});
  }

  std::string_view text_;
  std::vector<Span> lines_;
  Messages messages_;
  std::vector<std::optional<std::size_t>> reading_;  // by depth of quoting
  std::vector<std::size_t> started_;                 // by depth: the first byte of its body
  std::size_t header_ = 0;
  std::optional<std::size_t> opened_;
};

}  // namespace

std::optional<std::size_t> Messages::at(std::size_t byte) const {
  const auto part = std::ranges::partition_point(bodies, [&](const MessagePart& p) { return p.span.end <= byte; });
  if (part == bodies.end() || part->span.start > byte) return std::nullopt;
  return part->message;
}

Messages find_messages(std::string_view text) { return MessageReader(text).read(); }

}  // namespace whowhom
