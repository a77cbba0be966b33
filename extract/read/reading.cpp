// The way from bytes to a reader, and what all documents have in common.
#include "extract/read/reading.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <nettle/sha2.h>

#include "extract/language/letters.hpp"
#include "extract/read/contents_lines.hpp"
#include "extract/read/footnote_marks.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/mail_asides.hpp"
#include "extract/read/mail_frames.hpp"
#include "extract/read/page_furniture.hpp"
#include "extract/read/readers.hpp"
#include "extract/read/running_lines.hpp"
#include "extract/read/title.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxExpansion = 200;
constexpr std::size_t kAlwaysUnpacked = 256u << 20;  // a small archive may hold much text

std::string in_megabytes(std::size_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024.0 * 1024.0));
}

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  std::string text;
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (const std::uint8_t byte : digest) (text += kDigits[byte >> 4]) += kDigits[byte & 0xFu];
  return text;
}

std::string words_of(const Furniture& furniture) {
  const std::string what = furniture.line_count == 0   ? std::string("the line")
                           : furniture.line_count == 1 ? std::string("1 line after")
                                                       : fmt::format("{} lines after", furniture.line_count);
  return fmt::format("set aside {} “{}” as page furniture; --all-text keeps {}", what, furniture.heading,
                     furniture.line_count > 1 ? "them" : "it");
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

std::string where(const ReadInput& input) {
  const std::string file = input.path == "-" ? "standard input" : input.path;
  return input.part.empty() ? file : fmt::format("{}: {}", file, input.part);
}

void Reading::deliver(const ReadInput& input, Document document) {
  if (document.text.size() > options_.max_bytes)
    throw Error(fmt::format("{}: {} of text are more than the {} that are read at once; split it", where(input),
                            in_megabytes(document.text.size()), in_megabytes(options_.max_bytes)));
  if (trimmed(document.text, {0, document.text.size()}).empty())
    throw Error(fmt::format("{}: is empty: there is no text to read", where(input)));
  document.source.path = input.path;
  document.source.part = input.part;
  if (document.source.sha256.empty()) document.source.sha256 = sha256(input.bytes);
  if (!options_.all_text)
    for (const Furniture& furniture : find_page_furniture(document.text)) {
      document.set_aside.push_back({furniture.span, "page furniture"});
      tell(Severity::note, fmt::format("{}:{}", where(input), furniture.line), words_of(furniture));
    }
  if (!options_.all_text)
    for (const Span line : contents_lines(document.text, page_count(document)))
      document.set_aside.push_back({line, "table of contents"});
  if (!options_.all_text) {
    std::ranges::move(find_running_lines(document.text), std::back_inserter(document.set_aside));
    std::ranges::move(find_mail_asides(document.text), std::back_inserter(document.set_aside));
  }
  for (const MailFrame& frame : find_mail_frames(document.text))
    for (const Span bar : frame.bars) document.set_aside.push_back({bar, "frame"});
  for (const Span mark : footnote_marks(document.text)) document.set_aside.push_back({mark, "footnote mark"});
  document.set_aside = in_order(std::move(document.set_aside));
  if (document.source.title.empty())
    document.source.title = find_title(document, input.name.empty() ? input.path : input.name);
  sink_.take(std::move(document));
}

void Reading::tell(Severity severity, std::string where, std::string message) {
  sink_.take(Diagnostic{severity, std::move(where), std::move(message)});
}

void Reading::tell_once(Severity severity, std::string where, std::string message) {
  if (told_once_.insert(message).second) tell(severity, std::move(where), std::move(message));
}

bool Reading::unpacked(const ReadInput& whole, std::size_t bytes) {
  unpacked_bytes_ += bytes;
  const std::size_t limit =
      std::min(options_.max_expanded_bytes, std::max(kAlwaysUnpacked, input_bytes_ * kMaxExpansion));
  if (unpacked_bytes_ <= limit) return true;
  if (!std::exchange(limit_told_, true))
    tell(Severity::error, where(whole),
         fmt::format("unpacks to more than {}, {} times its size, and the rest is not read; unpack it yourself if you "
                     "trust it, and name the folder",
                     in_megabytes(limit), limit / std::max<std::size_t>(input_bytes_, 1)));
  return false;
}

bool Reading::read_part(const ReadInput& whole, std::string part, std::string name, std::string_view bytes) {
  if (++parts_ > options_.max_parts) {
    if (!std::exchange(limit_told_, true))
      tell(Severity::error, where(whole),
           fmt::format("has more than {} parts; the rest is not read", options_.max_parts));
    return false;
  }
  const ReadInput input{bytes, whole.path, whole.part.empty() ? std::move(part) : whole.part + ", " + part,
                        std::move(name)};
  if (depth_ + 1 > options_.max_depth) {
    tell(Severity::error, where(input),
         fmt::format("is nested more than {} deep and is not read; take it out and read it by itself",
                     options_.max_depth));
    return true;
  }
  ++depth_;
  try {
    read(input);
  } catch (const Error& error) {
    // The message begins with where; a diagnostic keeps that apart.
    std::string message = error.what();
    const std::string place = where(input) + ": ";
    if (message.starts_with(place)) message.erase(0, place.size());
    tell(Severity::error, where(input), std::move(message));
  }
  --depth_;
  return true;
}

void Reading::read(const ReadInput& input) {
  if (depth_ == 0) input_bytes_ = input.bytes.size();
  if (trimmed(input.bytes, {0, input.bytes.size()}).empty())
    throw Error(fmt::format("{}: is empty: there is no text to read", where(input)));
  const MediaType type = sniff_media_type(input.bytes, input.name);
  if (const Reader reader = reader_of(type)) return reader(input, *this);
  throw Error(fmt::format("{}: {}", where(input), advice_for(type)));
}

}  // namespace whowhom
