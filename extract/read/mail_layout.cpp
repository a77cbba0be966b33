// Line by line: a field's name opens or continues a block, a blank line closes it. Within a line of fields further
// names of fields are looked for, as text that was copied together has them. Notes prints no "From:", so that the time
// in front of its "To:" is what tells it from prose.
#include "extract/read/mail_layout.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/mail_frames.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxKey = 30;
constexpr int kMaxEmptyLines = 3;            // between two fields of a memorandum
constexpr std::size_t kMaxSender = 200;      // bytes from the sender's name to "To:" of Notes
constexpr std::size_t kMaxBracketed = 300;   // bytes of a sender with an address that goes over lines
constexpr std::size_t kMaxReceivers = 4000;  // bytes from that "To:" to "Subject:"
constexpr std::size_t kMaxList = 60000;      // the same where no empty line stands between

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_capital_byte(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small_byte(char c) { return c >= 'a' && c <= 'z'; }

// A date and a time and nothing else.
bool is_stamp(std::string_view bytes) {
  return bytes.find_first_not_of("0123456789/.:,- \t\rAPM") == std::string_view::npos &&
         bytes.find(':') != std::string_view::npos;
}

struct FieldName {
  MailField field = MailField::other;
  bool opens = false;
};

// Of a name in small letters without blanks.
FieldName field_name(std::string_view lower) {
  constexpr std::array<std::pair<std::string_view, MailField>, 5> kFields = {{{"from", MailField::from},
                                                                              {"to", MailField::to},
                                                                              {"cc", MailField::cc},
                                                                              {"bcc", MailField::bcc},
                                                                              {"via", MailField::via}}};
  static const auto kRows = language_rows("mail_fields.tsv");
  const auto row = std::ranges::find_if(kRows, [&](const auto& cells) { return cells[0] == lower; });
  if (row == kRows.end()) return {};
  const auto field = std::ranges::find(kFields, (*row)[1], &std::pair<std::string_view, MailField>::first);
  return {field->second, row->size() > 2};
}

MailField field_of(std::string_view lower) { return field_name(lower).field; }

struct Key {
  std::string name;       // in small letters, without "x-"; empty where the line has none
  bool repeated = false;  // "X-From"
  std::size_t end = 0;    // behind the colon
};

// "MEMORANDUM FOR THE DIRECTOR", where the colon was left out: the end of the words that stand for a field's name.
std::size_t heading_end(std::string_view bytes) {
  const std::size_t start = bytes.find_first_not_of(" \t*");
  for (const std::string_view words : {"MEMORANDUM FOR ", "MEMORANDUM TO "})
    if (start != std::string_view::npos && bytes.substr(start).starts_with(words) &&
        bytes.find(':') == std::string_view::npos)
      return start + words.size();
  return 0;
}

Key key_of(std::string_view text, Span line) {
  Key key;
  const std::string_view bytes = text.substr(line.start, line.size());
  if (const std::size_t end = heading_end(bytes); end > 0) return {"memorandumfor", false, line.start + end};
  const std::size_t colon = bytes.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > kMaxKey) {
    // "From:" behind many blanks of a column.
    const std::size_t first = bytes.find_first_not_of(" \t");
    if (first == std::string_view::npos || first == 0) return key;
    return key_of(text, {line.start + first, line.end});
  }
  for (const char c : bytes.substr(0, colon)) {
    const bool quoting = c == '*' || c == '>' || c == '|' || c == ' ' || c == '\t';
    const bool letter = (c >= 'a' && c <= 'z') || is_capital_byte(c) || c == '-';
    if (!quoting && !letter && !(is_digit_byte(c) && key.name.starts_with("X-"))) return {};
    if (!quoting) key.name += c;
  }
  key.name = lower_case(key.name);
  key.repeated = key.name.starts_with("x-");
  if (key.repeated) key.name.erase(0, 2);
  key.end = line.start + colon + 1;
  return key;
}

bool is_technical(const Key& key) {
  if (field_of(key.name) != MailField::other) return false;
  constexpr std::array<std::string_view, 14> kNames = {
      "received",     "message-id",   "references",   "in-reply-to", "return-path",
      "delivered-to", "mime-version", "content-type", "envelope-to", "authentication-results",
      "received-spf", "precedence",   "errors-to",    "status"};
  if (key.repeated || std::ranges::find(kNames, key.name) != kNames.end()) return true;
  return std::ranges::any_of(std::array<std::string_view, 5>{"content-", "list-", "dkim-", "arc-", "domainkey-"},
                             [&](std::string_view start) { return key.name.starts_with(start); });
}

struct InnerKey {
  MailField field;
  Span span;
};

// The next name of a field inside a line, behind a blank: " Sent:", " To:".
std::optional<InnerKey> inner_key(std::string_view text, std::size_t from, std::size_t end) {
  constexpr std::array<std::string_view, 10> kNames = {
      "From:", "Sent:", "Date:", "To:", "Cc:", "CC:", "cc:", "Bcc:", "Subject:", "Importance:"};
  for (std::size_t at = from; at < end; ++at) {
    if (at > from && !is_blank_byte(text[at - 1])) continue;
    for (const std::string_view name : kNames)
      if (text.substr(at, std::min(name.size(), end - at)) == name)
        return InnerKey{field_of(lower_case(name.substr(0, name.size() - 1))), {at, at + name.size()}};
  }
  return std::nullopt;
}

// The name of a field in a further column: "TO: Ann Lee      DATE: 4 May".
std::optional<InnerKey> column_key(std::string_view text, std::size_t from, std::size_t end) {
  constexpr std::size_t kMinGap = 3;
  constexpr std::size_t kMaxLetters = 12;
  std::size_t blanks = 0;
  for (std::size_t at = from; at < end; ++at) {
    if (text[at] == ' ' || text[at] == '\t') {
      blanks += text[at] == '\t' ? kMinGap : 1;
      continue;
    }
    std::size_t stop = at;
    while (stop < end && stop - at <= kMaxLetters && (is_capital_byte(text[stop]) || is_small_byte(text[stop]))) ++stop;
    const bool key = blanks >= kMinGap && at > from + blanks && is_capital_byte(text[at]) && stop > at + 1 &&
                     stop + 1 < end && text[stop] == ':' && is_blank_byte(text[stop + 1]);
    if (key) return InnerKey{field_of(lower_case(text.substr(at, stop - at))), {at, stop + 1}};
    blanks = 0;
    if (stop > at) at = stop - 1;
  }
  return std::nullopt;
}

// Whether a clock time ends right before `at`: "12:46 PM", "09:46:55 AM", and "22/11/2000 15:50" with its date.
bool time_ends_before(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank_byte(text[at - 1])) --at;
  if (at < 5) return false;
  const std::string_view half = text.substr(at - 2, 2);
  const bool halves = half == "AM" || half == "PM";
  if (halves) at -= 2;
  while (at > 0 && is_blank_byte(text[at - 1])) --at;
  if (at < 4 || !is_digit_byte(text[at - 1]) || text[at - 3] != ':') return false;
  if (halves) return true;
  while (at > 0 && (is_digit_byte(text[at - 1]) || text[at - 1] == ':')) --at;
  while (at > 0 && is_blank_byte(text[at - 1])) --at;
  return at >= 8 && is_digit_byte(text[at - 1]) && (text[at - 5] == '/' || text[at - 3] == '/');
}

class HeaderFinder {
 public:
  explicit HeaderFinder(std::string_view text) : text_(text) {}

  std::vector<MailHeader> find() {
    for (std::size_t start = 0; start < text_.size();) {
      const Span line{start, std::min(text_.find('\n', start), text_.size())};
      take(line);
      start = line.end + 1;
    }
    close();
    return std::move(headers_);
  }

 private:
  void take(Span line) {
    if (blank(line)) {
      if (!ends_in_time() && !is_unfinished_memo()) return close();
      ++empty_lines_;
      return;
    }
    if (empty_lines_ > 0 && !goes_on_below(key_of(text_, line))) close();
    empty_lines_ = 0;
    const bool folded = open_ && line.size() > 0 && is_blank_byte(text_[line.start]) &&
                        field_of(key_of(text_, line).name) == MailField::other;
    Key key = folded ? Key{} : key_of(text_, line);
    const MailField field = field_of(key.name);
    if (folded) {
      if (!block_.lines.empty()) extend(line);
      return;
    }
    if (key.name.empty()) {
      if (open_ && (wants_more_ || goes_on(line))) return extend(line);
      if (const auto inner = run_together(line)) {
        close();
        open(inner->field == MailField::to);
        add(inner->field, false, inner->span, line.end);
        return;
      }
      return close();
    }
    if (field == MailField::from && !(open_ && key.repeated)) {
      if (open_ && has_from()) close();
      if (!open_) open(false);
    } else if (field == MailField::to && !open_ && field_name(key.name).opens) {
      open(true);
    } else if (!open_ && is_technical(key)) {
      open(false);
    }
    if (!open_) return;
    add(field, key.repeated, {line.start, key.end}, line.end);
    block_.lines.back().technical = is_technical(key);
  }

  bool blank(Span line) const {
    return text_.substr(line.start, line.size()).find_first_not_of(" \t\r>|*") == std::string_view::npos;
  }

  static bool names_people(const MailLine& line) { return line.field != MailField::other; }

  // Whether a line without a field's name belongs to the field before it.
  bool goes_on(Span line) const {
    if (block_.lines.empty() || !names_people(block_.lines.back())) return false;
    const MailLine& last = block_.lines.back();
    const std::string_view bytes = text_.substr(line.start, line.size());
    const std::string_view value = text_.substr(last.value.start, last.value.size());
    // "[mailto:…" on a line of its own, and its end on the next.
    if (value.size() < kMaxBracketed && (bytes.starts_with("[mailto:") || value.rfind('[') + 1 > value.rfind(']') + 1))
      return true;
    if (last.field == MailField::from && (is_stamp(bytes) || ends_in_behalf(value))) return true;
    return continues_list(text_, last.value, line);
  }

  // The box of Notes: "From: Ann Lee  05/04/2001 03:00 PM", and "To:" below an empty line.
  bool ends_in_time() const {
    return open_ && !block_.lines.empty() &&
           std::ranges::all_of(block_.lines,
                               [](const MailLine& line) { return line.field == MailField::from && !line.repeated; }) &&
           time_ends_before(text_, block_.whole.end);
  }

  // A memorandum's fields are often parted by empty lines. The subject is the last of them; a mail has none in between.
  bool is_unfinished_memo() const {
    if (!open_ || block_.lines.empty() || has_key("subject") || has_key("re")) return false;
    if (slice(text_, block_.whole).find('@') != std::string_view::npos) return false;
    const bool capitals = std::ranges::none_of(slice(text_, block_.lines.front().key), is_small_byte);
    return block_.opened_by_to ? !has_from() || capitals : capitals;
  }

  // "From: Duty Desk On Behalf Of", with the name in the next line.
  static bool ends_in_behalf(std::string_view value) {
    constexpr std::string_view kWords = " behalf of";
    const std::size_t end = value.find_last_not_of(" \t\r\n");
    return end != std::string_view::npos && end >= kWords.size() &&
           lower_case(value.substr(end + 1 - kWords.size(), kWords.size())) == kWords;
  }

  // Whether the field below empty lines still is one of the header.
  bool goes_on_below(const Key& key) const {
    const MailField field = field_of(key.name);
    if (ends_in_time()) return field == MailField::to || key.name == "sentby";
    if (empty_lines_ > kMaxEmptyLines) return false;
    if (field == MailField::from) return !has_from();
    return field != MailField::other || key.name == "date" || key.name == "subject" || key.name == "re";
  }

  bool has_key(std::string_view name) const {
    return std::ranges::any_of(block_.lines, [&](const MailLine& line) {
      return key_of(text_, {line.key.start, line.key.end}).name == name;
    });
  }

  // "Subject: FW: …": what programs of mail put before the subject of what is answered or handed on.
  bool answers_or_forwards() const {
    return std::ranges::any_of(block_.lines, [&](const MailLine& line) {
      if (key_of(text_, {line.key.start, line.key.end}).name != "subject") return false;
      const std::string_view value = slice(text_, line.value);
      const std::size_t first = value.find_first_not_of(" \t");
      if (first == std::string_view::npos) return false;
      const std::string lower = lower_case(value.substr(first, 4));
      return lower.starts_with("re:") || lower.starts_with("fw:") || lower.starts_with("fwd:");
    });
  }

  bool has_from() const {
    return std::ranges::any_of(block_.lines, [](const MailLine& line) { return line.field == MailField::from; });
  }

  // "… From: Ann Lee Sent: Monday To: Bo Hill" in the middle of a line.
  std::optional<InnerKey> run_together(Span line) const {
    auto from = inner_key(text_, line.start, line.end);
    while (from && text_[from->span.start] != 'F') from = inner_key(text_, from->span.end, line.end);
    if (!from) return std::nullopt;
    const auto second = inner_key(text_, from->span.end, line.end);
    const bool dated = second && (text_[second->span.start] == 'S' || text_[second->span.start] == 'D');
    return dated ? from : std::nullopt;
  }

  void open(bool by_to) {
    open_ = true;
    block_.opened_by_to = by_to;
    wants_more_ = false;
  }

  // The field and, in its line, those behind it.
  void add(MailField field, bool repeated, Span key, std::size_t end) {
    if (block_.whole.empty()) block_.whole.start = key.start;
    block_.whole.end = end;
    std::size_t at = key.end;
    const bool plain = field == MailField::other && !wants_more_;  // a subject's "To:" is none
    while (true) {
      const std::optional<InnerKey> inner = plain ? std::nullopt : inner_key(text_, at, end);
      if (const auto column = inner || field == MailField::other ? std::nullopt : column_key(text_, at, end)) {
        block_.lines.push_back({field, repeated, key, {at, column->span.start}, false});
        block_.lines.push_back({column->field, false, column->span, {column->span.end, end}, false});
        break;
      }
      const std::size_t value_end = inner ? inner->span.start : end;
      block_.lines.push_back({field, repeated, key, {at, value_end}, false});
      if (!inner) break;
      wants_more_ = true;
      field = inner->field;
      key = inner->span;
      at = key.end;
      if (text_[key.start] == 'S' && text_[key.start + 1] == 'u') {
        block_.lines.push_back({field, repeated, key, {at, end}, false});
        wants_more_ = false;
        break;
      }
    }
  }

  void extend(Span line) {
    MailLine& last = block_.lines.back();
    if (const auto inner = wants_more_ ? inner_key(text_, line.start, line.end) : std::nullopt) {
      last.value.end = inner->span.start;
      return add(inner->field, false, inner->span, line.end);
    }
    last.value.end = line.end;
    block_.whole.end = line.end;
  }

  void close() {
    for (const MailLine& line : block_.lines) {
      if (!names_people(line)) continue;
      if (block_.span.empty()) block_.span.start = line.key.start;
      block_.span.end = line.value.end;
    }
    if (open_ && !block_.lines.empty()) {
      const std::string_view whole = text_.substr(block_.whole.start, block_.whole.size());
      block_.mail =
          whole.find('@') != std::string_view::npos || answers_or_forwards() ||
          std::ranges::any_of(block_.lines, [&](const MailLine& l) {
            return l.repeated || text_.substr(l.key.start, l.key.size()).find("Sent") != std::string_view::npos;
          });
      headers_.push_back(std::move(block_));
    }
    block_ = {};
    open_ = false;
    wants_more_ = false;
    empty_lines_ = 0;
  }

  std::string_view text_;
  std::vector<MailHeader> headers_;
  MailHeader block_;
  bool open_ = false;
  int empty_lines_ = 0;      // since the last field
  bool wants_more_ = false;  // fields were run into one line, and the subject has not come yet
};

bool is_blank_bytes(std::string_view bytes) { return bytes.find_first_not_of(" \t\r") == std::string_view::npos; }

// Where the sender's lines begin: those above `at` up to an empty one or a rule, no farther back than such lines go. An
// empty line may part the time from "To:", and the sender, who is then a line of its own, from the time.
std::size_t sender_start(std::string_view text, std::size_t at) {
  const std::size_t limit = at > kMaxSender ? at - kMaxSender : 0;
  std::size_t start = at;
  bool named = false;  // a line with more than a date and a time was passed
  bool parted = false;
  for (std::size_t end = at; end > limit;) {
    const std::size_t feed = text.substr(0, end).rfind('\n');
    const std::size_t line = feed == std::string_view::npos ? 0 : feed + 1;
    const std::string_view bytes = text.substr(line, end - line);
    const std::size_t next = feed == std::string_view::npos ? 0 : feed;
    if (is_blank_bytes(bytes)) {
      if (named) break;
      parted = parted || (start < at && end < at);
    } else {
      if (bytes.find("----") != std::string_view::npos) break;
      named = named || !is_stamp(bytes);
      start = std::max(line, limit);
      if (named && parted) break;
    }
    end = next;
  }
  while (start < at && (static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80u) ++start;
  return start;
}

bool has_empty_line(std::string_view bytes) {
  for (std::size_t feed = bytes.find('\n'); feed != std::string_view::npos; feed = bytes.find('\n', feed + 1)) {
    const std::size_t next = bytes.find_first_not_of(" \t\r", feed + 1);
    if (next != std::string_view::npos && bytes[next] == '\n') return true;
  }
  return false;
}

// "To:" and what follows it up to `end`.
void add_receivers(std::string_view text, std::size_t at, std::size_t end, MailHeader& header) {
  InnerKey key{MailField::to, {at, at + 3}};
  while (true) {
    const auto next = inner_key(text, key.span.end, end);
    header.lines.push_back({key.field, false, key.span, {key.span.end, next ? next->span.start : end}, false});
    if (!next) break;
    key = *next;
  }
}

std::vector<MailHeader> find_notes_headers(std::string_view text) {
  std::vector<MailHeader> headers;
  std::size_t subject = 0;
  for (std::size_t at = text.find("To:"); at != std::string_view::npos; at = text.find("To:", at + 3)) {
    if (at == 0 || !is_blank_byte(text[at - 1]) || !time_ends_before(text, at)) continue;
    const std::size_t done = headers.empty() ? 0 : headers.back().whole.end;
    if (at < done) continue;
    if (subject < at) subject = text.find("Subject:", at);
    if (subject == std::string_view::npos) break;
    if (subject - at > kMaxList) continue;
    if (subject - at > kMaxReceivers && has_empty_line(text.substr(at, subject - at))) continue;
    const std::size_t start = std::max(sender_start(text, at), done);
    // A "From:" in front makes it an ordinary header.
    if (text.substr(start, at - start).find("From:") != std::string_view::npos) continue;
    MailHeader& header = headers.emplace_back();
    header.notes = header.mail = true;
    header.lines.push_back({MailField::from, false, {start, start}, {start, at}, false});
    std::size_t end = subject;
    while (is_blank_byte(text[end - 1])) --end;
    add_receivers(text, at, end, header);
    header.span = header.whole = {start, end};
    at = end - 3;
  }
  return headers;
}

std::vector<MailHeader> find_framed_headers(std::string_view text) {
  std::vector<MailHeader> headers;
  for (const MailFrame& frame : find_mail_frames(text)) {
    const std::size_t at = text.find("To:", frame.sender.end);
    if (at >= frame.span.end) continue;
    const std::size_t end = std::min(text.find("Subject:", at), text.rfind('\n', frame.span.end));
    MailHeader& header = headers.emplace_back();
    header.notes = header.mail = true;
    header.lines.push_back({MailField::from, false, {frame.sender.start, frame.sender.start}, frame.sender, false});
    add_receivers(text, at, end, header);
    header.span = {frame.sender.start, end};
    header.whole = frame.span;
  }
  return headers;
}

}  // namespace

bool continues_list(std::string_view text, Span value, Span line) {
  std::size_t end = value.end;
  while (end > value.start && is_blank_byte(text[end - 1])) --end;
  // What is left of an encoding behind the separator.
  if (text.substr(value.start, end - value.start).ends_with("=20")) end -= 3;
  if (end == value.start) return false;
  if (text[end - 1] == ';' || text[end - 1] == ',') return true;
  // A list parted by semicolons was wrapped inside an entry.
  const std::string_view list = text.substr(value.start, end - value.start);
  if (list.find(';') != std::string_view::npos &&
      (text[end - 1] == '-' || slice(text, line).find(';') != std::string_view::npos))
    return true;
  const std::string_view bytes = text.substr(line.start, line.size());
  const std::string_view head = bytes.substr(0, bytes.find_first_of(",;"));
  if (head.size() > 60) return false;
  const std::string_view before = text.substr(value.start, end - value.start);
  if (before.find_first_of("@/") == std::string_view::npos) return false;
  const std::size_t slash = head.find('/');
  const bool notes = slash != std::string_view::npos && slash > 0 && slash + 2 < head.size() &&
                     is_capital_byte(head[slash + 1]) && is_capital_byte(head[slash + 2]);
  return notes || head.find('@') != std::string_view::npos;
}

std::vector<MailHeader> find_mail_headers(std::string_view text) {
  std::vector<MailHeader> headers = find_framed_headers(text);
  // Of what two ways of printing may be, the more exact comes first.
  const auto add = [&headers](std::vector<MailHeader> more) {
    const std::size_t before = headers.size();
    std::size_t next = 0;
    for (MailHeader& header : more) {
      while (next < before && headers[next].whole.end <= header.whole.start) ++next;
      if (next == before || headers[next].whole.start >= header.whole.end) headers.push_back(std::move(header));
    }
    std::ranges::sort(headers, {}, [](const MailHeader& header) { return header.whole.start; });
  };
  add(find_notes_headers(text));
  add(HeaderFinder(text).find());
  return headers;
}

}  // namespace whowhom
