// Bytes first (can they be read at all?), then what in them is no text of the author, then the title.
#include "extract/read/read_document.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <glib.h>

#include "extract/language/letters.hpp"
#include "extract/read/footnote_marks.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/markdown.hpp"
#include "extract/read/page_furniture.hpp"
#include "extract/read/pages.hpp"
#include "extract/read/read_file.hpp"
#include "extract/read/title.hpp"
#include "extract/read/transfer_marks.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A line of this size was not written for people, and a sentence of it would fill the memory.
constexpr std::size_t kMaxLineBytes = 8u << 20;

std::string shown(const std::string& path) { return path == "-" ? "standard input" : path; }

std::string in_megabytes(std::size_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024.0 * 1024.0));
}

std::string sha256(const std::string& bytes) {
  gchar* digest =
      g_compute_checksum_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(bytes.data()), bytes.size());
  std::string text(digest);
  g_free(digest);
  return text;
}

void check_bytes(const std::string& bytes, const std::string& path, std::size_t max_bytes) {
  if (bytes.size() > max_bytes)
    throw Error(fmt::format("{}: {} are more than the {} that are read at once; split it", path,
                            in_megabytes(bytes.size()), in_megabytes(max_bytes)));
  if (trimmed(bytes, {0, bytes.size()}).empty())
    throw Error(fmt::format("{}: is empty: there is no text to read", path));
  const std::size_t nul = bytes.find('\0');
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    throw Error(
        fmt::format("{}: is UTF-16, not UTF-8; convert it: `iconv -f UTF-16 -t UTF-8 {} > text.txt`", path, path));
  if (nul != std::string::npos)
    throw Error(
        fmt::format("{}: is not text (byte {} is NUL); save it as plain text first, as in `pdftotext -layout "
                    "{}` for a PDF",
                    path, nul, path));
  if (bytes.starts_with("%PDF-"))
    throw Error(fmt::format("{}: is a PDF; make text of it: `pdftotext {} text.txt`", path, path));
  if (const auto wrong = first_wrong_utf8_byte(bytes))
    throw Error(
        fmt::format("{}:{}: byte {} (0x{:02X}) is not UTF-8; convert the file, most likely with "
                    "`iconv -f WINDOWS-1252 -t UTF-8 {} > text.txt`",
                    path, line_number(bytes, *wrong), *wrong, static_cast<unsigned char>(bytes[*wrong]), path));
  std::size_t line = 1;
  for (const Span span : lines_of(bytes)) {
    if (span.size() > kMaxLineBytes)
      throw Error(fmt::format("{}:{}: one line of {} is no text written for people; break it, as in `fold -s -w 1000`",
                              path, line, in_megabytes(span.size())));
    ++line;
  }
}

bool is_markdown(const std::string& path) {
  const std::string lower = lower_case(path);
  return lower.ends_with(".md") || lower.ends_with(".markdown");
}

void note_furniture(const Furniture& furniture, const std::string& path, std::vector<Diagnostic>& diagnostics) {
  const std::string what = furniture.line_count == 0   ? std::string("the line")
                           : furniture.line_count == 1 ? std::string("1 line after")
                                                       : fmt::format("{} lines after", furniture.line_count);
  diagnostics.push_back({Severity::note, fmt::format("{}:{}", path, furniture.line),
                         fmt::format("set aside {} “{}” as page furniture; --all-text keeps {}", what,
                                     furniture.heading, furniture.line_count > 1 ? "them" : "it")});
}

// Sorted and disjoint; where two overlap the later one keeps what the earlier leaves.
std::vector<SetAside> in_order(std::vector<SetAside> parts) {
  std::ranges::stable_sort(parts, {}, [](const SetAside& part) { return part.span.start; });
  std::vector<SetAside> out;
  std::size_t done = 0;
  for (SetAside& part : parts) {
    part.span.start = std::max(part.span.start, done);
    if (part.span.start >= part.span.end) continue;
    done = part.span.end;
    out.push_back(std::move(part));
  }
  return out;
}

}  // namespace

ReadResult read_document_bytes(std::string bytes, const std::string& path, const ReadOptions& options) {
  check_bytes(bytes, shown(path), options.max_bytes);
  ReadResult result;
  Document& document = result.document;
  document.text = std::move(bytes);
  document.media_type = is_markdown(path) ? MediaType::markdown : MediaType::plain_text;
  document.source.path = path;
  document.source.sha256 = sha256(document.text);

  std::vector<SetAside> parts;
  const auto set_aside = [&parts](const std::vector<Span>& spans, const char* reason) {
    for (const Span span : spans) parts.push_back({span, reason});
  };
  if (!options.all_text) {
    for (const Furniture& furniture : find_page_furniture(document.text)) {
      parts.push_back({furniture.span, "page furniture"});
      note_furniture(furniture, shown(path), result.diagnostics);
    }
  }
  Pages pages = find_pages(document.text);
  document.pages = std::move(pages.pages);
  set_aside(pages.markers, "page marker");
  set_aside(document.media_type == MediaType::markdown ? markdown_markup(document.text) : strong_marks(document.text),
            "markup");
  set_aside(footnote_marks(document.text), "footnote mark");
  set_aside(transfer_marks(document.text), "transfer encoding");
  document.set_aside = in_order(std::move(parts));
  document.source.title = find_title(document);
  return result;
}

ReadResult read_document(const std::string& path, const ReadOptions& options) {
  return read_document_bytes(read_file(path, options.max_bytes), path, options);
}

}  // namespace whowhom
