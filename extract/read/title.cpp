// Markup inside a heading is set aside already; its words are joined.
#include "extract/read/title.hpp"

#include <algorithm>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/part_name.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kLinesOfHead = 40;
constexpr std::size_t kMaxTitleBytes = 200;

// The words of `span` without what is set aside, blanks made single.
std::string words(const Document& document, Span span) {
  std::string out;
  auto part =
      std::ranges::upper_bound(document.set_aside, span.start, {}, [](const SetAside& p) { return p.span.end; });
  for (std::size_t at = span.start; at < span.end;) {
    if (part != document.set_aside.end() && part->span.start <= at) {
      at = std::max(at, part->span.end);
      ++part;
      continue;
    }
    const CodePoint point = code_point_at(document.text, at);
    if (!is_blank(point.value)) {
      out.append(document.text, at, point.size);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    at += point.size;
    if (out.size() > kMaxTitleBytes) break;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string file_name(const std::string& path) {
  if (path == "-") return "standard input";
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace

std::string find_title(const Document& document, const std::string& name) {
  std::string subject;
  std::size_t count = 0;
  for (const Span line : lines_of(document.text)) {
    const Span body = trimmed(document.text, line);
    const std::string_view bytes = slice(document.text, body);
    if (document.media_type == MediaType::markdown && bytes.starts_with('#')) {
      if (const std::string title = words(document, body); !title.empty()) return title;
    }
    if (++count > kLinesOfHead) {
      if (document.media_type != MediaType::markdown || !subject.empty()) break;
      continue;
    }
    const std::string lower = lower_case(bytes.substr(0, std::min<std::size_t>(bytes.size(), 16)));
    for (const std::string_view key : {"subject:", "title:"})
      if (subject.empty() && lower.starts_with(key)) subject = words(document, {body.start + key.size(), body.end});
  }
  return subject.empty() ? shown_name(file_name(name)) : subject;
}

}  // namespace whowhom
