// Bytes first (are they text?), then what in them marks pages or is markup.
#include "extract/read/text_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "extract/read/cue_marks.hpp"
#include "extract/read/encodings.hpp"
#include "extract/read/line_numbers.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/markdown.hpp"
#include "extract/read/pages.hpp"
#include "extract/read/transfer_marks.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A line of this size was not written for people, and a sentence of it would fill the memory.
constexpr std::size_t kMaxLineBytes = 8u << 20;

void check_lines(std::string_view text, const std::string& where) {
  std::size_t line = 1;
  for (const Span span : lines_of(text)) {
    if (span.size() > kMaxLineBytes)
      throw Error(
          fmt::format("{}:{}: one line of {:.1f} MB is no text written for people; break it, as in `fold -s -w 1000`",
                      where, line, static_cast<double>(span.size()) / (1024.0 * 1024.0)));
    ++line;
  }
}

// A few control characters are in what terminals, printers and old word processors wrote; bytes of a program or a
// picture have one in eight.
void check_control_characters(const DecodedText& decoded, std::size_t size, const std::string& where) {
  const auto control = static_cast<std::size_t>(std::ranges::count_if(decoded.text, [](char byte) {
    return static_cast<unsigned char>(byte) < ' ' &&
           std::string_view("\t\n\v\f\r\b\x1B").find(byte) == std::string_view::npos;
  }));
  if ((decoded.nuls + control) * 20 > size)
    throw Error(
        fmt::format("{}: is not text ({} of its {} bytes are NUL or control characters); save it as plain text "
                    "first",
                    where, decoded.nuls + control, size));
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void tell_encoding(const DecodedText& decoded, const std::string& where, Reading& reading) {
  if (decoded.encoding != "UTF-8")
    reading.tell(
        Severity::note, where,
        fmt::format("read as {}: {} outside ASCII{}", decoded.encoding,
                    counted(decoded.outside_ascii, "character", "characters"),
                    decoded.guessed ? "; if names look wrong, convert it yourself: `iconv -f ENCODING -t UTF-8`" : ""));
  if (decoded.wrong_bytes > 0)
    reading.tell(Severity::warning, fmt::format("{}:{}", where, decoded.first_wrong_line),
                 decoded.encoding == "UTF-8"
                     ? fmt::format("{} not UTF-8 as the rest is, and read as windows-1252; the first is here",
                                   counted(decoded.wrong_bytes, "byte is", "bytes are"))
                     : fmt::format("{} no character of {}; the first is here",
                                   counted(decoded.wrong_bytes, "byte is", "bytes are"), decoded.encoding));
  if (decoded.nuls > 0)
    reading.tell(Severity::warning, where,
                 fmt::format("{} left out", counted(decoded.nuls, "NUL byte is", "NUL bytes are")));
  if (decoded.old_line_ends)
    reading.tell(Severity::note, where, "its lines end in carriage returns, which are read as line feeds");
}

}  // namespace

DecodedText decoded_text(const ReadInput& input, Reading& reading) {
  DecodedText decoded = decode_text(input.bytes);
  const std::string place = where(input);
  check_control_characters(decoded, input.bytes.size(), place);
  tell_encoding(decoded, place, reading);
  return decoded;
}

void read_text(const ReadInput& input, Reading& reading) {
  DecodedText decoded = decoded_text(input, reading);
  check_lines(decoded.text, where(input));
  Document document;
  document.text = std::move(decoded.text);
  document.places = std::move(decoded.places);
  document.media_type = sniff_media_type(input.bytes, input.name);
  if (document.media_type != MediaType::markdown) document.media_type = MediaType::plain_text;
  Pages pages = find_pages(document.text);
  document.pages = std::move(pages.pages);
  const auto set_aside = [&document](const std::vector<Span>& spans, const char* reason) {
    for (const Span span : spans) document.set_aside.push_back({span, reason});
  };
  set_aside(pages.markers, "page marker");
  set_aside(document.media_type == MediaType::markdown ? markdown_markup(document.text) : strong_marks(document.text),
            "markup");
  set_aside(transfer_marks(document.text), "transfer encoding");
  set_aside(line_numbers(document.text), "line number");
  set_aside(cue_marks(document.text), "subtitle mark");
  reading.progress();
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom
