// UTF-8, UTF-16 and UTF-32 and windows-1252 are decoded here: they must not depend on what iconv has installed, and
// wrong bytes among right ones need care. All other encodings are iconv's.
#include "extract/read/encodings.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <glib.h>

#include "extract/language/letters.hpp"
#include "extract/read/encoding_guess.hpp"

namespace whowhom {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// So that the places of the largest text are some megabytes.
constexpr std::size_t kMaxPlaces = 1u << 18;

void append(std::string& text, char32_t value) {
  const bool valid = value < 0x110000 && (value < 0xD800 || value >= 0xE000);
  char bytes[6];
  const int size = g_unichar_to_utf8(valid ? value : 0xFFFD, bytes);
  text.append(bytes, static_cast<std::size_t>(size));
}

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

class Iconv {
 public:
  explicit Iconv(const std::string& encoding) : handle_(g_iconv_open("UTF-8", encoding.c_str())) {}
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  ~Iconv() {
    if (known()) g_iconv_close(handle_);
  }

  bool known() const { return handle_ != reinterpret_cast<GIConv>(-1); }

  /// Appends what `bytes` say, from the encoding's first state; the number of bytes that say nothing.
  std::size_t decode(std::string_view bytes, std::string& text) {
    g_iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    std::size_t wrong = 0;
    gchar* in = const_cast<gchar*>(bytes.data());  // iconv's interface is older than const
    gsize left = bytes.size();
    std::array<char, 4096> buffer;
    while (left > 0) {
      gchar* out = buffer.data();
      gsize room = buffer.size();
      const bool failed = g_iconv(handle_, &in, &left, &out, &room) == static_cast<gsize>(-1);
      const int error = errno;
      text.append(buffer.data(), out);
      if (!failed) break;
      if (error == E2BIG && out != buffer.data()) continue;
      text += kReplacement;
      ++wrong;
      ++in;
      --left;
    }
    gchar* out = buffer.data();
    gsize room = buffer.size();
    g_iconv(handle_, nullptr, nullptr, &out, &room);
    text.append(buffer.data(), out);
    return wrong;
  }

 private:
  GIConv handle_;
};

// Where the text came from, a line after the other.
class Places {
 public:
  explicit Places(std::size_t size) : least_(size / kMaxPlaces) {}

  void line(Span text, Span bytes, bool same) {
    if (!places_.empty()) {
      SourcePlace& last = places_.back();
      if ((same && last_same_) || last.span.size() < least_) {
        last.span.end = text.end;
        last.bytes->end = bytes.end;
        last_same_ = last_same_ && same;
        return;
      }
    }
    places_.push_back({text, bytes, std::nullopt, ""});
    last_same_ = same;
  }

  std::vector<SourcePlace> take() { return std::move(places_); }

 private:
  std::size_t least_;
  bool last_same_ = false;
  std::vector<SourcePlace> places_;
};

// Calls decode(line) for each line of bytes from `start`, its end included; it appends to the text and gives the number
// of wrong bytes.
template <typename Decode>
void each_line(std::string_view bytes, std::size_t start, DecodedText& out, const Decode& decode) {
  const char end_of_line = bytes.find('\n', start) == std::string_view::npos ? '\r' : '\n';
  Places places(bytes.size());
  for (std::size_t number = 1; start < bytes.size(); ++number) {
    const std::size_t end = std::min(bytes.find(end_of_line, start), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(start, end - start);
    const std::size_t from = out.text.size();
    const std::size_t wrong = decode(line);
    // UTF-7 says NUL in letters.
    if (out.text.find('\0', from) != std::string::npos) {
      const auto kept = std::remove(out.text.begin() + static_cast<std::ptrdiff_t>(from), out.text.end(), '\0');
      out.nuls += static_cast<std::size_t>(out.text.end() - kept);
      out.text.erase(kept, out.text.end());
    }
    if (wrong > 0 && out.first_wrong_line == 0) out.first_wrong_line = number;
    out.wrong_bytes += wrong;
    const bool same = std::string_view(out.text).substr(from) == line;
    out.same_bytes = out.same_bytes && same;
    places.line({from, out.text.size()}, {start, end}, same);
    start = end;
  }
  out.places = places.take();
}

void decode_table(std::string_view bytes, const UpperHalf& table, DecodedText& out) {
  each_line(bytes, 0, out, [&](std::string_view line) {
    std::size_t wrong = 0;
    for (const char byte : line) {
      const auto value = static_cast<unsigned char>(byte);
      if (value < 0x80) {
        out.text += byte;
        continue;
      }
      append(out.text, table[value - 0x80u]);
      wrong += table[value - 0x80u] == 0xFFFD;
    }
    return wrong;
  });
}

void decode_iconv(std::string_view bytes, Iconv& iconv, DecodedText& out) {
  each_line(bytes, 0, out, [&](std::string_view line) {
    if (line.find('\x1B') == std::string_view::npos && line.find('+') == std::string_view::npos && is_ascii(line)) {
      out.text += line;
      return std::size_t{0};
    }
    return iconv.decode(line, out.text);
  });
}

// Right UTF-8 stays; a byte that is none is one of windows-1252.
void decode_mixed_utf8(std::string_view bytes, DecodedText& out) {
  each_line(bytes, 0, out, [&](std::string_view line) {
    std::size_t wrong = 0;
    while (const auto at = first_wrong_utf8_byte(line)) {
      out.text += line.substr(0, *at);
      append(out.text, windows_1252()[static_cast<unsigned char>(line[*at]) - 0x80u]);
      line.remove_prefix(*at + 1);
      ++wrong;
    }
    out.text += line;
    return wrong;
  });
}

struct WideForm {
  std::size_t size = 2;  // bytes of a code unit
  bool big_endian = false;
  std::size_t mark = 0;  // bytes of the mark
  const char* name = "UTF-16LE";
};

// The mark of UTF-32 begins as the one of UTF-16 does. Without a mark: a quarter and more of Latin text's code units
// have NUL where the other byte order has the letter.
std::optional<WideForm> wide_form(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return WideForm{4, false, 4, "UTF-32"};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return WideForm{4, true, 4, "UTF-32"};
  if (bytes.starts_with("\xFF\xFE")) return WideForm{2, false, 2, "UTF-16"};
  if (bytes.starts_with("\xFE\xFF")) return WideForm{2, true, 2, "UTF-16"};
  const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.size(), 64u << 10) / 4 * 4);
  std::array<std::size_t, 4> nuls{};
  for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 4] += head[i] == '\0';
  const std::size_t units = head.size() / 4;
  if (units == 0) return std::nullopt;
  const auto mostly = [&](std::size_t i) { return nuls[i] * 10 > units * 4; };
  const auto hardly = [&](std::size_t i) { return nuls[i] * 50 <= units; };
  if (mostly(1) && mostly(2) && mostly(3) && hardly(0)) return WideForm{4, false, 0, "UTF-32LE"};
  if (mostly(0) && mostly(1) && mostly(2) && hardly(3)) return WideForm{4, true, 0, "UTF-32BE"};
  if (mostly(1) && mostly(3) && hardly(0) && hardly(2)) return WideForm{2, false, 0, "UTF-16LE"};
  if (mostly(0) && mostly(2) && hardly(1) && hardly(3)) return WideForm{2, true, 0, "UTF-16BE"};
  return std::nullopt;
}

std::optional<WideForm> wide_form_named(std::string_view lower) {
  if (lower == "utf-16" || lower == "utf-16le") return WideForm{2, false, 0, "UTF-16LE"};
  if (lower == "utf-16be") return WideForm{2, true, 0, "UTF-16BE"};
  if (lower == "utf-32" || lower == "utf-32le") return WideForm{4, false, 0, "UTF-32LE"};
  if (lower == "utf-32be") return WideForm{4, true, 0, "UTF-32BE"};
  return std::nullopt;
}

char32_t unit_at(std::string_view bytes, std::size_t at, const WideForm& form) {
  char32_t value = 0;
  for (std::size_t i = 0; i < form.size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + (form.big_endian ? i : form.size - 1 - i)]);
  return value;
}

void decode_wide(std::string_view bytes, const WideForm& form, DecodedText& out) {
  Places places(bytes.size());
  std::size_t line_start = form.mark;
  std::size_t text_start = 0;
  std::size_t number = 1;
  bool feeds = false;
  for (std::size_t at = form.mark; at + form.size <= bytes.size() && !feeds; at += form.size)
    feeds = unit_at(bytes, at, form) == U'\n';
  const auto end_line = [&](std::size_t end) {
    if (end > line_start) places.line({text_start, out.text.size()}, {line_start, end}, false);
    line_start = end;
    text_start = out.text.size();
    ++number;
  };
  const auto wrong = [&] {
    ++out.wrong_bytes;
    if (out.first_wrong_line == 0) out.first_wrong_line = number;
  };
  std::size_t at = form.mark;
  while (at + form.size <= bytes.size()) {
    char32_t value = unit_at(bytes, at, form);
    at += form.size;
    if (form.size == 2 && value >= 0xD800 && value < 0xDC00 && at + 2 <= bytes.size()) {
      const char32_t low = unit_at(bytes, at, form);
      if (low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    if (value >= 0x110000 || (value >= 0xD800 && value < 0xE000)) wrong();
    out.outside_ascii += value >= 0x80;
    out.nuls += value == 0;
    if (value != 0) append(out.text, value);
    if (value == (feeds ? U'\n' : U'\r')) end_line(at);
  }
  if (at < bytes.size()) {
    wrong();
    out.text += kReplacement;
  }
  end_line(bytes.size());
  out.same_bytes = false;
  out.places = places.take();
}

struct Utf8Count {
  std::size_t right = 0;  // characters outside ASCII
  std::size_t wrong = 0;  // bytes
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  const auto lead = [](char byte) { return static_cast<unsigned char>(byte) >= 0xC0; };
  while (const auto at = first_wrong_utf8_byte(bytes)) {
    count.right += static_cast<std::size_t>(std::ranges::count_if(bytes.substr(0, *at), lead));
    ++count.wrong;
    bytes.remove_prefix(*at + 1);
  }
  count.right += static_cast<std::size_t>(std::ranges::count_if(bytes, lead));
  return count;
}

std::size_t count_outside_ascii(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return static_cast<unsigned char>(byte) >= 0xC0; }));
}

// What the names of standards stand for in practice (WHATWG Encoding Standard, 4.2).
std::string practical_name(std::string_view name) {
  std::string lower = lower_ascii(name);
  const auto first = lower.find_first_not_of(" \t\"'");
  const auto last = lower.find_last_not_of(" \t\"'");
  if (first == std::string::npos) return {};
  lower = lower.substr(first, last - first + 1);
  for (const std::string_view latin : {"iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252", "iso8859-1"})
    if (lower == latin) return "windows-1252";
  for (const std::string_view nothing : {"utf8", "unknown-8bit", "x-unknown", "unknown", "default", "binary", "none"})
    if (lower == nothing) return lower == "utf8" ? "utf-8" : "";
  if (lower == "gb2312") return "gbk";
  if (lower == "ks_c_5601-1987") return "cp949";
  if (lower == "x-mac-roman" || lower == "mac") return "macintosh";
  return lower;
}

void decode_named(std::string_view bytes, std::string_view name, DecodedText& out) {
  out.encoding = name;
  if (lower_ascii(name) != "windows-1252") {
    Iconv iconv(out.encoding);
    if (iconv.known()) {
      decode_iconv(bytes, iconv, out);
      out.outside_ascii = count_outside_ascii(out.text);
      return;
    }
    out.encoding = "windows-1252";
    out.guessed = true;
  }
  decode_table(bytes, windows_1252(), out);
  out.outside_ascii = count_outside_ascii(out.text);
}

// Escape sequences and "+…-" make ASCII say other letters: only a name outside of the bytes tells them from ASCII.
bool speaks_in_ascii(std::string_view name) {
  return name == "utf-7" || name == "hz-gb-2312" || name.starts_with("iso-2022-");
}

DecodedText decode_bytes(std::string_view bytes, std::string_view hint) {
  DecodedText out;
  if (const auto form = wide_form(bytes)) {
    out.encoding = form->name;
    decode_wide(bytes, *form, out);
    return out;
  }
  std::string named = practical_name(hint);
  if (const auto form = wide_form_named(named); form && bytes.find('\0') != std::string_view::npos) {
    out.encoding = form->name;
    decode_wide(bytes, *form, out);
    return out;
  }
  if (speaks_in_ascii(named) && is_ascii(bytes) && Iconv(named).known()) {
    decode_named(bytes, named, out);
    return out;
  }
  const Utf8Count count = count_utf8(bytes);
  if (count.wrong == 0 && bytes.find('\0') == std::string_view::npos) {
    out.encoding = "UTF-8";
    out.text = bytes;
    return out;
  }
  if (count.right * 4 >= count.wrong) {
    out.encoding = "UTF-8";
    decode_mixed_utf8(bytes, out);
    return out;
  }
  if (!named.empty() && named != "utf-8" && Iconv(named).known()) {
    decode_named(bytes, named, out);
    if (out.wrong_bytes * 20 <= out.outside_ascii) return out;
    out = {};
  }
  out.guessed = true;
  decode_named(bytes, guess_encoding(bytes), out);
  return out;
}

// The Macintosh ended lines so until 2001; everything that reads lines wants line feeds.
void set_line_ends(DecodedText& out) {
  if (out.text.find('\n') != std::string::npos || out.text.find('\r') == std::string::npos) return;
  std::ranges::replace(out.text, '\r', '\n');
  out.old_line_ends = true;
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view hint) {
  DecodedText out = decode_bytes(bytes, hint);
  set_line_ends(out);
  return out;
}

bool is_wide_text(std::string_view bytes) { return wide_form(bytes).has_value(); }

std::optional<std::string> decode_from(std::string_view bytes, std::string_view encoding) {
  std::string text;
  if (lower_ascii(encoding) == "windows-1252") {
    for (const char byte : bytes) {
      const auto value = static_cast<unsigned char>(byte);
      append(text, value < 0x80 ? char32_t{value} : windows_1252()[value - 0x80u]);
    }
    return text;
  }
  Iconv iconv{std::string(encoding)};
  if (!iconv.known()) return std::nullopt;
  iconv.decode(bytes, text);
  return text;
}

}  // namespace whowhom
