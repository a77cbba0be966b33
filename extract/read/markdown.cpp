// Line starts first (headings, quotes, rules), then marks inside the line. Not a parser of Markdown: what is not
// recognised stays as text, which costs a stray token and never an offset.
#include "extract/read/markdown.hpp"

#include <algorithm>
#include <string>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

class MarkupScanner {
 public:
  explicit MarkupScanner(std::string_view text) : text_(text) {}

  std::vector<Span> scan() {
    for (const Span line : lines_of(text_)) {
      if (line.end <= done_) continue;
      scan_line({std::max(line.start, done_), line.end});
    }
    return std::move(spans_);
  }

 private:
  void mark(std::size_t start, std::size_t end) {
    if (start < done_ || end <= start) return;
    if (!spans_.empty() && spans_.back().end == start) {
      spans_.back().end = end;
    } else {
      spans_.push_back({start, end});
    }
    done_ = end;
  }

  bool is_rule(Span line) const {
    const std::string_view body = slice(text_, trimmed(text_, line));
    return body.size() >= 3 && body.find_first_not_of("-=*_|:+ \t") == std::string_view::npos;
  }

  void scan_line(Span line) {
    if (is_rule(line) || slice(text_, trimmed(text_, line)).starts_with("```")) return mark(line.start, line.end);
    std::size_t at = line.start;
    while (at < line.end && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '>')) {
      if (text_[at] == '>') mark(at, at + 1);
      ++at;
    }
    std::size_t hashes = at;
    while (hashes < line.end && text_[hashes] == '#') ++hashes;
    if (hashes > at && hashes - at <= 6 && hashes < line.end && text_[hashes] == ' ') {
      mark(at, hashes);
      at = hashes;
    }
    while (at < line.end) at = std::max(at + 1, scan_at(at, line));
  }

  // Returns where to go on.
  std::size_t scan_at(std::size_t at, Span line) {
    const std::string_view rest = text_.substr(at);
    switch (text_[at]) {
      case '\\':
        if (at + 1 < line.end && std::ispunct(static_cast<unsigned char>(text_[at + 1]))) {
          mark(at, at + 1);
          return at + 2;
        }
        return at;
      case '*':
      case '`':
      case '|': {
        std::size_t end = at;
        while (end < line.end && text_[end] == text_[at]) ++end;
        // "2 * 3" and a list's bullet stay.
        if (text_[at] == '*' && end < line.end && text_[end] == ' ' && (at == line.start || text_[at - 1] == ' '))
          return end;
        mark(at, end);
        return end;
      }
      case '_':
        return underscores(at, line);
      case '<':
        return angle(rest, at, line);
      case '!':
        if (rest.starts_with("![")) {
          mark(at, at + 1);
          return at + 1;
        }
        return at;
      case '[':
        return bracket(at, line);
      default:
        return at;
    }
  }

  // snake_case keeps its underscores.
  std::size_t underscores(std::size_t at, Span line) {
    std::size_t end = at;
    while (end < line.end && text_[end] == '_') ++end;
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    const bool word_before = at > line.start && is_word(text_[at - 1]);
    const bool word_behind = end < line.end && is_word(text_[end]);
    if (!(word_before && word_behind)) mark(at, end);
    return end;
  }

  std::size_t angle(std::string_view rest, std::size_t at, Span line) {
    if (rest.starts_with("<!--")) {
      const std::size_t close = rest.find("-->");
      const std::size_t end = close == std::string_view::npos ? text_.size() : at + close + 3;
      mark(at, end);
      return end;
    }
    const std::size_t close = text_.find('>', at);
    if (close == std::string_view::npos || close >= line.end || at + 1 >= line.end) return at;
    const std::string_view inside = text_.substr(at + 1, close - at - 1);
    const bool tag = !inside.empty() && (inside[0] == '/' || std::isalpha(static_cast<unsigned char>(inside[0]))) &&
                     inside.find('@') == std::string_view::npos && inside.find(':') == std::string_view::npos;
    if (!tag) return at;
    mark(at, close + 1);
    return close + 1;
  }

  // "[words](target)": the brackets and the target go, the words stay.
  std::size_t bracket(std::size_t at, Span line) {
    const std::size_t close = text_.find("](", at);
    if (close == std::string_view::npos || close >= line.end) return at;
    if (text_.substr(at + 1, close - at - 1).find('[') != std::string_view::npos) return at;
    const std::size_t end = text_.find(')', close);
    if (end == std::string_view::npos || end >= line.end) return at;
    mark(at, at + 1);
    std::size_t inside = at + 1;
    while (inside < close) inside = std::max(inside + 1, scan_at(inside, {line.start, close}));
    mark(close, end + 1);
    return end + 1;
  }

  std::string_view text_;
  std::vector<Span> spans_;
  std::size_t done_ = 0;
};

}  // namespace

std::vector<Span> strong_marks(std::string_view text) {
  std::vector<Span> marks;
  const auto is_word = [&](std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '.' ||
                                static_cast<unsigned char>(text[at]) >= 0x80);
  };
  for (std::size_t at = text.find("**"); at != std::string_view::npos; at = text.find("**", at)) {
    std::size_t end = at;
    while (end < text.size() && text[end] == '*') ++end;
    if (end - at == 2 && ((at > 0 && is_word(at - 1)) || is_word(end))) marks.push_back({at, end});
    at = end;
  }
  return marks;
}

std::vector<Span> markdown_markup(std::string_view text) { return MarkupScanner(text).scan(); }

}  // namespace whowhom
