// Bytes first (are they text?), then what in them marks pages or is markup.
#include "extract/read/text_reader.hpp"

#include <utility>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/markdown.hpp"
#include "extract/read/pages.hpp"
#include "extract/read/transfer_marks.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A line of this size was not written for people, and a sentence of it would fill the memory.
constexpr std::size_t kMaxLineBytes = 8u << 20;

void check_bytes(std::string_view bytes, const std::string& where) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    throw Error(
        fmt::format("{}: is UTF-16, not UTF-8; convert it: `iconv -f UTF-16 -t UTF-8 {} > text.txt`", where, where));
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos)
    throw Error(fmt::format("{}: is not text (byte {} is NUL); save it as plain text first", where, nul));
  if (const auto wrong = first_wrong_utf8_byte(bytes))
    throw Error(
        fmt::format("{}:{}: byte {} (0x{:02X}) is not UTF-8; convert the file, most likely with "
                    "`iconv -f WINDOWS-1252 -t UTF-8 {} > text.txt`",
                    where, line_number(bytes, *wrong), *wrong, static_cast<unsigned char>(bytes[*wrong]), where));
  std::size_t line = 1;
  for (const Span span : lines_of(bytes)) {
    if (span.size() > kMaxLineBytes)
      throw Error(
          fmt::format("{}:{}: one line of {:.1f} MB is no text written for people; break it, as in `fold -s -w 1000`",
                      where, line, static_cast<double>(span.size()) / (1024.0 * 1024.0)));
    ++line;
  }
}

}  // namespace

void read_text(const ReadInput& input, Reading& reading) {
  check_bytes(input.bytes, where(input));
  Document document;
  document.text = input.bytes;
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
  reading.progress();
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom
