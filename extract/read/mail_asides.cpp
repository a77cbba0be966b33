// Paragraph by paragraph of each message's body for notices, and from a body's end up for signatures.
#include "extract/read/mail_asides.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/messages.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMinNotice = 80;     // bytes
constexpr std::size_t kMaxNotice = 4000;   // of a paragraph
constexpr std::size_t kMaxSignature = 12;  // lines
constexpr std::size_t kMaxNameLine = 60;   // bytes of a line that is a name, an office or a body
constexpr std::size_t kPhoneDigits = 7;
constexpr std::size_t kMaxPhoneLetters = 30;  // "Direct telephone", "Mobile"

bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Words {
  std::vector<std::string_view> notices;
  std::vector<std::string_view> notice_words;
  std::vector<std::string_view> devices;
};

const Words& table() {
  static const Words words = [] {
    Words out;
    for (const auto& row : language_rows("mail_asides.tsv"))
      (row[0] == "notice" ? out.notices : row[0] == "device" ? out.devices : out.notice_words).push_back(row[1]);
    return out;
  }();
  return words;
}

// In small letters, with one blank for all white space and marks of quoting.
std::string plain_words(std::string_view bytes) {
  std::string out;
  for (const char c : lower_case(bytes)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '>' || c == '*' || c == '=';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

// A phrase of notices, and a second one or one of their words; two words beside a phrase where it is short.
bool is_notice(std::string_view paragraph) {
  if (paragraph.size() < kMinNotice || paragraph.size() > kMaxNotice) return false;
  const std::string words = plain_words(paragraph);
  const auto count = [&](const std::vector<std::string_view>& phrases) {
    return std::ranges::count_if(phrases, [&](std::string_view one) { return words.find(one) != std::string::npos; });
  };
  const auto phrases = count(table().notices);
  return phrases > 0 && phrases + count(table().notice_words) > 2;
}

bool is_device_line(std::string_view line) {
  // Nearly no line is one, and its first letter tells that.
  const std::size_t letter = line.find_first_not_of(" \t>*=");
  if (letter == std::string_view::npos || line.size() > letter + 4 * kMaxNameLine) return false;
  const std::string initial = lower_ascii(line.substr(letter, 1));
  if (std::ranges::none_of(table().devices, [&](std::string_view device) { return device.starts_with(initial); }))
    return false;
  const std::string words = plain_words(line);
  const std::size_t first = words.find_first_not_of(' ');
  if (first == std::string::npos || words.size() > kMaxNameLine) return false;
  return std::ranges::any_of(table().devices,
                             [&](std::string_view device) { return words.substr(first).starts_with(device); });
}

// The most digits that stand together, parted by no more than blanks and the marks of telephone numbers.
std::size_t digits_together(std::string_view line) {
  std::size_t most = 0;
  std::size_t digits = 0;
  bool word = false;  // "EL00-95": a letter stands right in front
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c >= '0' && c <= '9') {
      if (digits == 0) word = i > 0 && (is_letter_byte(line[i - 1]) || line[i - 1] == '_');
      ++digits;
      if (!word) most = std::max(most, digits);
    } else if (std::string_view(" -.()+").find(c) == std::string_view::npos) {
      digits = 0;
    }
  }
  return most;
}

bool is_phone_line(std::string_view line) {
  if (line.find_first_of("@_") != std::string_view::npos) return false;
  const auto letters = static_cast<std::size_t>(std::ranges::count_if(line, is_letter_byte));
  return letters <= kMaxPhoneLetters && digits_together(line) >= kPhoneDigits;
}

// "-- ", quoted or not; a program may have dropped the blank.
bool opens_signature(std::string_view line) {
  const std::size_t first = line.find_first_not_of("> ");
  if (first == std::string_view::npos) return false;
  const std::string_view rest = line.substr(first, line.find_last_not_of(" \t\r") + 1 - first);
  return rest == "--";
}

// Whether a line of a signature can be a name, an office, a body or an address of mail.
bool may_name(std::string_view line) {
  if (line.size() > kMaxNameLine || is_phone_line(line)) return false;
  if (line.find("://") != std::string_view::npos || line.find("www.") != std::string_view::npos) return false;
  const std::size_t end = line.find_last_not_of(" \t\r");
  if (end == std::string_view::npos) return true;
  return std::string_view("!?\"'").find(line[end]) == std::string_view::npos &&
         line.find('"') == std::string_view::npos;
}

class AsideFinder {
 public:
  explicit AsideFinder(std::string_view text) : text_(text), messages_(find_messages(text)), lines_(lines_of(text)) {}

  std::vector<SetAside> find() {
    const bool mail = std::ranges::any_of(messages_.headers, [](const MailHeader& header) { return header.mail; });
    if (!mail) return {};
    for (const MessagePart& part : messages_.bodies) read_body(part.span);
    return std::move(found_);
  }

 private:
  void read_body(Span body) {
    const auto at = [](const Span& line) { return line.start; };
    const std::size_t first = index(std::ranges::lower_bound(lines_, body.start, {}, at));
    const std::size_t end = index(std::ranges::lower_bound(lines_, body.end, {}, at));
    std::vector<const char*> reasons(end - first, nullptr);
    for (std::size_t i = first; i < end;) {
      std::size_t last = i;
      while (last < end && !blank(last)) ++last;
      if (last > i && is_notice(text_.substr(lines_[i].start, lines_[last - 1].end - lines_[i].start)))
        std::fill(reasons.begin() + static_cast<std::ptrdiff_t>(i - first),
                  reasons.begin() + static_cast<std::ptrdiff_t>(last - first), "disclaimer");
      for (std::size_t j = i; j < last; ++j)
        if (is_device_line(slice(text_, lines_[j]))) reasons[j - first] = "device line";
      i = last + 1;
    }
    mark_signature(first, end, reasons);
    for (std::size_t i = first; i < end; ++i) {
      if (reasons[i - first] == nullptr) continue;
      if (!found_.empty() && found_.back().reason == reasons[i - first] && i > first &&
          reasons[i - 1 - first] != nullptr)
        found_.back().span.end = lines_[i].end;
      else
        found_.push_back({lines_[i], reasons[i - first]});
    }
  }

  void mark_signature(std::size_t first, std::size_t end, std::vector<const char*>& reasons) const {
    const auto passed_over = [&](std::size_t i) { return blank(i) || reasons[i - first] != nullptr; };
    std::size_t last = end;
    while (last > first && passed_over(last - 1)) --last;
    const std::size_t lowest = last > first + kMaxSignature ? last - kMaxSignature : first;
    std::size_t opened = last;
    for (std::size_t i = lowest; i < last && opened == last; ++i)
      if (opens_signature(slice(text_, lines_[i]))) opened = i;
    if (opened < last) {
      for (std::size_t i = opened; i < last; ++i)
        if (reasons[i - first] == nullptr && (i == opened || !may_name(slice(text_, lines_[i]))))
          reasons[i - first] = "signature";
      return;
    }
    // Lines of one block at the end.
    for (std::size_t i = last; i > lowest && !blank(i - 1); --i)
      if (is_phone_line(slice(text_, lines_[i - 1]))) reasons[i - 1 - first] = "signature";
  }

  std::size_t index(std::vector<Span>::const_iterator line) const {
    return static_cast<std::size_t>(line - lines_.begin());
  }

  bool blank(std::size_t i) const {
    return slice(text_, lines_[i]).find_first_not_of(" \t\r>") == std::string_view::npos;
  }

  std::string_view text_;
  Messages messages_;
  std::vector<Span> lines_;
  std::vector<SetAside> found_;
};

}  // namespace

std::vector<SetAside> find_mail_asides(std::string_view text) { return AsideFinder(text).find(); }

}  // namespace whowhom
