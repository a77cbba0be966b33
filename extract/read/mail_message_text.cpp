// Line by line; text whose lines all end in line feeds and that nothing has to be done to is taken whole.
#include "extract/read/mail_message_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/read/mail_message_mime.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxPlaces = 20'000;
constexpr std::size_t kMaxUuName = 255;

std::size_t quote_depth(std::string_view line) { return std::min(line.find_first_not_of('>'), line.size()); }

// The end of a line's words, and where the next begins: LF, CRLF, or CR alone.
std::pair<std::size_t, std::size_t> line_ends(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of("\r\n", at);
  if (end == std::string_view::npos) return {text.size(), text.size()};
  const bool both = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
  return {end, end + (both ? 2 : 1)};
}

// "begin 644 report.doc": the name; nothing for other lines.
std::optional<std::string_view> uu_name(std::string_view line) {
  if (!line.starts_with("begin ") || line.size() < 11 || line.size() > kMaxUuName) return std::nullopt;
  const std::size_t digits = line.find_first_not_of("01234567", 6);
  if (digits == std::string_view::npos || digits < 9 || digits > 10 || line[digits] != ' ') return std::nullopt;
  return line.substr(digits + 1);
}

// A full or last line of uuencode: its first sign counts the bytes of the rest, three for each four signs.
bool is_uu_line(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  if (line.empty()) return false;
  const int count = (line[0] - ' ') & 0x3F;
  const std::size_t signs = (static_cast<std::size_t>(count) + 2) / 3 * 4;
  if (line[0] < ' ' || line[0] > '`' || line.size() > signs + 3) return false;
  return std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '`'; });
}

class TextMaker {
 public:
  TextMaker(std::string_view text, std::optional<std::size_t> source, const MailTextForm& form)
      : text_(text), source_(source), form_(form) {}

  MailText make() {
    out_.text.reserve(text_.size());
    if (is_plain()) {
      add({0, text_.size()});
    } else {
      while (at_ < text_.size()) take_line();
    }
    if (out_.places.size() > kMaxPlaces) out_.places.clear();
    return std::move(out_);
  }

 private:
  bool is_plain() const {
    return !form_.flowed && text_.find('\r') == std::string_view::npos &&
           (!form_.of_mailbox || text_.find(">From ") == std::string_view::npos) &&
           (!form_.take_files || text_.find("begin ") == std::string_view::npos);
  }

  void take_line() {
    const auto [end, next] = line_ends(text_, at_);
    Span line{at_, end};
    if (form_.take_files && take_file(line, next)) return;
    at_ = next;
    std::string_view words = text_.substr(line.start, line.size());
    if (form_.of_mailbox && words.starts_with('>') && words.substr(quote_depth(words)).starts_with("From "))
      words = text_.substr(++line.start, line.size());
    if (form_.flowed) return take_flowed(line, end < next);
    add(line);
    if (end < next) add_feed(end, next);
  }

  // Quote marks, a stuffed blank, words, and a blank where the line goes on. The line of a signature never does.
  void take_flowed(Span line, bool fed) {
    const std::string_view words = text_.substr(line.start, line.size());
    const std::size_t depth = quote_depth(words);
    std::size_t start = depth;
    if (start < words.size() && words[start] == ' ') ++start;
    const std::string_view rest = words.substr(start);
    const bool goes_on = flows_ && depth == depth_ && rest != "-- ";
    if (flows_ && !goes_on) out_.text += '\n';
    if (!goes_on) {
      add({line.start, line.start + depth});
      if (depth > 0 && !rest.empty()) out_.text += ' ';
    }
    flows_ = fed && rest.ends_with(' ') && rest != "-- ";
    depth_ = depth;
    add({line.start + start, line.end - (flows_ && form_.delete_space ? 1 : 0)});
    if (fed && !flows_) out_.text += '\n';
  }

  bool take_file(Span begin, std::size_t next) {
    const auto name = uu_name(text_.substr(begin.start, begin.size()));
    if (!name) return false;
    const std::size_t first = next;
    std::size_t lines = 0;
    for (std::size_t at = first; at < text_.size();) {
      const auto [end, behind] = line_ends(text_, at);
      const std::string_view line = text_.substr(at, end - at);
      if (line == "end" && lines > 0) {
        out_.files.push_back({std::string(*name), transfer_decoded(text_.substr(begin.start, behind - begin.start),
                                                                   GMIME_CONTENT_ENCODING_UUENCODE)});
        at_ = behind;
        return true;
      }
      if (!is_uu_line(line)) return false;
      ++lines;
      at = behind;
    }
    return false;
  }

  void add(Span span) {
    if (span.empty()) return;
    if (source_ && out_.places.size() <= kMaxPlaces) {
      const std::size_t from = *source_ + span.start;
      const std::size_t to = out_.text.size();
      if (!out_.places.empty() && out_.places.back().span.end == to && out_.places.back().bytes->end == from) {
        out_.places.back().span.end += span.size();
        out_.places.back().bytes->end += span.size();
      } else {
        out_.places.push_back({{to, to + span.size()}, Span{from, from + span.size()}, std::nullopt, {}});
      }
    }
    out_.text.append(text_, span.start, span.size());
  }

  void add_feed(std::size_t end, std::size_t next) {
    if (text_[end] == '\n')
      add({end, next});
    else
      out_.text += '\n';
  }

  std::string_view text_;
  std::optional<std::size_t> source_;
  const MailTextForm& form_;
  MailText out_;
  std::size_t at_ = 0;
  bool flows_ = false;  // the line before goes on
  std::size_t depth_ = 0;
};

}  // namespace

MailText mail_text(std::string_view text, std::optional<std::size_t> source, const MailTextForm& form) {
  return TextMaker(text, source, form).make();
}

}  // namespace whowhom
