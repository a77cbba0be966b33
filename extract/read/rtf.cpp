// One pass over the bytes with a stack of groups of our own, so that nesting costs no stack of the machine.
#include "extract/read/rtf.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <glib.h>

#include "extract/read/encodings.hpp"
#include "extract/read/html.hpp"
#include "extract/read/markup_text.hpp"
#include "extract/read/rtf_words.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxDepth = 200;
constexpr std::size_t kProgressBytes = 4u << 20;

enum class Destination { body, note, margin, info, title, created, font_table, html_tag, nothing };

struct Group {
  Destination destination = Destination::body;
  RtfWord note = RtfWord::other;  // what kind of note
  std::string encoding;           // of its font; empty for the document's
  int skip_after_unicode = 1;
  int font = 0;  // in the font table: the one that is described
  bool hidden = false;
  bool deleted = false;
  bool html_off = false;
  bool opens_note = false;
};

bool is_ascii_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

class RtfReader {
 public:
  RtfReader(const ReadInput& input, Reading& reading) : input_(input), bytes_(input.bytes), reading_(reading) {
    groups_.emplace_back();
  }

  void read() {
    text_.begin_place("", 0);
    while (at_ < bytes_.size() && !done_) {
      if (at_ >= next_progress_) {
        next_progress_ = at_ + kProgressBytes;
        reading_.progress(0);
      }
      step();
    }
    flush();
    end_notes();
    tell();
    reading_.progress();
    deliver();
  }

 private:
  Group& group() { return groups_.back(); }

  void step() {
    const char byte = bytes_[at_];
    if (byte == '{') {
      ++at_;
      open();
    } else if (byte == '}') {
      ++at_;
      close();
    } else if (byte == '\\') {
      ++at_;
      control();
    } else if (byte == '\r' || byte == '\n' || byte == '\0') {
      ++at_;
    } else {
      ++at_;
      if (skip_ > 0)
        --skip_;
      else
        raw_ += byte;
    }
  }

  void open() {
    flush();
    skip_ = 0;
    if (groups_.size() + too_deep_ > kMaxDepth) {
      ++too_deep_;
      return;
    }
    Group inner = group();
    inner.opens_note = false;
    groups_.push_back(std::move(inner));
  }

  void close() {
    flush();
    skip_ = 0;
    starred_ = false;
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    if (groups_.size() == 1) return;
    const Group closed = std::move(group());
    groups_.pop_back();
    if (closed.opens_note) end_note(closed.note);
    if (closed.destination == Destination::margin && group().destination != Destination::margin) text_.end_block();
    if (groups_.size() == 1) done_ = true;
  }

  void control() {
    if (at_ >= bytes_.size()) return;
    const char first = bytes_[at_];
    if (!is_ascii_letter(first)) return symbol(first);
    const std::size_t start = at_;
    while (at_ < bytes_.size() && at_ - start < 32 && is_ascii_letter(bytes_[at_])) ++at_;
    const std::string_view word = bytes_.substr(start, at_ - start);
    std::optional<int> number;
    const std::size_t digits = at_;
    std::size_t end = at_;
    if (end < bytes_.size() && bytes_[end] == '-') ++end;
    while (end < bytes_.size() && end - digits < 11 && bytes_[end] >= '0' && bytes_[end] <= '9') ++end;
    int value = 0;
    if (const auto parsed = std::from_chars(bytes_.data() + digits, bytes_.data() + end, value);
        parsed.ec == std::errc{} && parsed.ptr == bytes_.data() + end) {
      number = value;
      at_ = end;
    }
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    const RtfWord kind = rtf_word(word);
    if (kind == RtfWord::binary) {
      at_ += std::min<std::size_t>(static_cast<std::size_t>(std::max(number.value_or(0), 0)), bytes_.size() - at_);
      return;
    }
    if (skip_ > 0) {
      --skip_;
      return;
    }
    const bool starred = std::exchange(starred_, false);
    if (too_deep_ == 0) act(kind, word, number, starred);
  }

  void symbol(char symbol) {
    ++at_;
    if (symbol == '*') {
      starred_ = true;
      return;
    }
    if (symbol == '\'') {
      int value = 0;
      const std::string_view digits = bytes_.substr(at_, 2);
      const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
      if (digits.size() < 2 || parsed.ptr != digits.data() + 2) return;
      at_ += 2;
      if (skip_ > 0)
        --skip_;
      else if (value != 0)
        raw_ += static_cast<char>(value);
      return;
    }
    if (skip_ > 0) {
      --skip_;
    } else if (symbol == '\\' || symbol == '{' || symbol == '}') {
      raw_ += symbol;
    } else if (symbol == '~') {
      say("\xC2\xA0");
    } else if (symbol == '_') {
      say("-");
    } else if (symbol == '\r' || symbol == '\n') {
      end_paragraph(RtfWord::paragraph);
    }
  }

  void act(RtfWord kind, std::string_view word, std::optional<int> number, bool starred) {
    using enum RtfWord;
    switch (kind) {
      case other:
        if (starred) enter(Destination::nothing);
        return;
      case skipped:
        return enter(Destination::nothing);
      case paragraph:
      case line:
      case cell:
        return end_paragraph(kind);
      case character:
        return say(rtf_character(word));
      case footnote:
      case comment:
      case text_box:
        return enter_note(kind);
      case margin:
        if (group().destination != Destination::body) return;
        flush();
        text_.end_block();
        return enter(Destination::margin);
      case shape:
        return flush();
      case info:
        return enter(Destination::info);
      case title:
      case created:
        if (group().destination == Destination::info) enter(kind == title ? Destination::title : Destination::created);
        return;
      case font_table:
        return enter(Destination::font_table);
      case font:
        flush();
        if (group().destination == Destination::font_table)
          group().font = number.value_or(0);
        else if (const auto found = fonts_.find(number.value_or(0)); found != fonts_.end())
          group().encoding = found->second;
        else
          group().encoding.clear();
        return;
      case charset:
        if (group().destination == Destination::font_table && fonts_.size() < 10'000)
          fonts_[group().font] = rtf_charset_encoding(number.value_or(0));
        return;
      case code_page:
        document_encoding_ = rtf_code_page_encoding(number.value_or(0));
        return;
      case default_font:
        return;
      case mac:
        document_encoding_ = "macintosh";
        return;
      case dos:
        document_encoding_ = word == "pc" ? "CP437" : "CP850";
        return;
      case unicode:
        say_unicode(number.value_or(0));
        skip_ = group().skip_after_unicode;
        return;
      case unicode_skip:
        group().skip_after_unicode = std::clamp(number.value_or(1), 0, 16);
        return;
      case unicode_text:
        flush();
        group().destination = Destination::body;
        return;
      case hidden:
        flush();
        group().hidden = number.value_or(1) != 0;
        return;
      case deleted:
        flush();
        group().deleted = number.value_or(1) != 0;
        return;
      case plain:
        flush();
        group().hidden = group().deleted = false;
        group().encoding.clear();
        return;
      case from_html:
        is_html_ = true;
        return;
      case html_tag:
        return enter(is_html_ ? Destination::html_tag : Destination::nothing);
      case html_off:
        flush();
        group().html_off = number.value_or(1) != 0;
        return;
      case year:
      case month:
      case day:
        if (group().destination == Destination::created)
          (kind == year ? year_ : kind == month ? month_ : day_) = number.value_or(0);
        return;
      case binary:
        return;
    }
  }

  void enter(Destination destination) {
    flush();
    group().destination = destination;
  }

  void enter_note(RtfWord kind) {
    if (group().destination != Destination::body && group().destination != Destination::margin) return;
    flush();
    group().destination = Destination::note;
    group().note = kind;
    group().opens_note = true;
  }

  void end_note(RtfWord kind) {
    const std::string_view what = kind == RtfWord::footnote  ? "footnote"
                                  : kind == RtfWord::comment ? "comment"
                                                             : "text box";
    if (note_.find_first_not_of(" \t\n") != std::string::npos)
      text_.note(std::move(note_), fmt::format("{} {}", what, ++notes_[kind]));
    note_.clear();
  }

  void end_notes() {
    for (Group& open : groups_)
      if (open.opens_note) end_note(open.note);
  }

  void end_paragraph(RtfWord kind) {
    flush();
    const Group& now = group();
    if (is_html_) {
      if (!now.html_off && (now.destination == Destination::body || now.destination == Destination::html_tag))
        html_ += kind == RtfWord::cell ? "\t" : "\r\n";
    } else if (now.destination == Destination::note) {
      note_ += kind == RtfWord::cell ? ' ' : '\n';
    } else if (now.destination == Destination::body || now.destination == Destination::margin) {
      if (kind == RtfWord::cell)
        text_.end_cell();
      else if (kind == RtfWord::line)
        text_.end_line();
      else
        text_.end_block();
      if (kind == RtfWord::paragraph) text_.begin_place("", at_);
    }
  }

  // What bytes have gathered, in UTF-8 and to where it belongs.
  void flush() {
    if (!raw_.empty()) {
      const std::string& font = group().encoding;
      const bool ascii = std::ranges::all_of(raw_, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
      if (ascii)
        out_ += raw_;
      else if (font != "symbol")
        out_ += decode_from(raw_, font.empty() ? document_encoding_ : font)
                    .value_or(decode_from(raw_, "windows-1252").value_or(""));
      raw_.clear();
    }
    if (high_ != 0) say_character(std::exchange(high_, char32_t{0}));
    if (out_.empty()) return;
    put(out_);
    out_.clear();
  }

  void put(std::string_view words) {
    const Group& now = group();
    if (too_deep_ > 0) return;
    if (is_html_) {
      if (!now.html_off && (now.destination == Destination::body || now.destination == Destination::html_tag))
        html_ += words;
      return;
    }
    switch (now.destination) {
      case Destination::title:
        title_ += words;
        return;
      case Destination::note:
        if (now.deleted) deleted_ = true;
        if (!now.deleted && !now.hidden) note_ += words;
        return;
      case Destination::body:
      case Destination::margin: {
        if (now.deleted) {
          deleted_ = true;
          return;
        }
        const std::size_t start = text_.size();
        text_.words(words);
        if (now.hidden) text_.set_aside(start, "hidden text");
        if (!now.hidden && now.destination == Destination::margin && !reading_.options().all_text)
          text_.set_aside(start, "head or foot of the pages");
        return;
      }
      case Destination::info:
      case Destination::created:
      case Destination::font_table:
      case Destination::html_tag:
      case Destination::nothing:
        return;
    }
  }

  // Text that is UTF-8 already, behind the bytes before it.
  void say(std::string_view words) {
    flush();
    put(words);
  }

  void say_character(char32_t value) {
    const bool valid = value < 0x110000 && (value < 0xD800 || value >= 0xE000) && value != 0;
    char bytes[6];
    const int size = g_unichar_to_utf8(valid ? value : 0xFFFD, bytes);
    out_.append(bytes, static_cast<std::size_t>(size));
  }

  // Code units of UTF-16, as signed numbers; two make a character outside the first plane.
  void say_unicode(int number) {
    const auto unit = static_cast<char32_t>(static_cast<unsigned>(number) & 0xFFFFu);
    if (high_ != 0 && raw_.empty() && unit >= 0xDC00 && unit < 0xE000) {
      const char32_t high = std::exchange(high_, char32_t{0});
      say_character(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      return;
    }
    flush();
    if (unit >= 0xD800 && unit < 0xDC00)
      high_ = unit;
    else
      say_character(unit);
  }

  void tell() {
    if (deleted_)
      reading_.tell(Severity::note, where(input_),
                    "text that somebody deleted is still in the file, as a change; it is not read");
    if (!done_)
      reading_.tell(Severity::warning, where(input_), "ends before its last group does; what is there is read");
  }

  void deliver() {
    Document document = is_html_ ? html_document(html_, {.charset = "utf-8", .with_places = false, .is_mail = true})
                                 : text_.take(bytes_.size());
    document.media_type = MediaType::rtf;
    if (const auto start = title_.find_first_not_of(" \t"); start != std::string::npos)
      document.source.title = title_.substr(start);
    if (year_ > 1980 && year_ < 2200 && month_ >= 1 && month_ <= 12 && day_ >= 1 && day_ <= 31)
      document.created = fmt::format("{:04}-{:02}-{:02}", year_, month_, day_);
    reading_.deliver(input_, std::move(document));
  }

  const ReadInput& input_;
  std::string_view bytes_;
  Reading& reading_;
  MarkupText text_;
  std::vector<Group> groups_;
  std::map<int, std::string> fonts_;
  std::map<RtfWord, std::size_t> notes_;
  std::string document_encoding_ = "windows-1252";
  std::string raw_;   // bytes of the code page
  std::string out_;   // UTF-8, not yet put
  std::string note_;  // of the note that is open
  std::string title_;
  std::string html_;
  char32_t high_ = 0;  // the first half of a character
  std::size_t at_ = 0;
  std::size_t next_progress_ = kProgressBytes;
  std::size_t too_deep_ = 0;
  bool deleted_ = false;
  int skip_ = 0;  // what still stands for a Unicode character before it
  int year_ = 0;
  int month_ = 0;
  int day_ = 0;
  bool starred_ = false;
  bool is_html_ = false;
  bool done_ = false;
};

}  // namespace

void read_rtf(const ReadInput& input, Reading& reading) { RtfReader(input, reading).read(); }

}  // namespace whowhom
