// A handle beside or below a name, and a time behind it: each alone stands in other texts as well. A name in front of
// "— Ann Lee (@annlee) May 4, 2021" is no head: there the words stand above, in somebody else's text.
#include "extract/read/post_layout.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxName = 60;
constexpr std::size_t kMaxHandle = 80;
constexpr std::size_t kMaxTime = 40;
constexpr std::size_t kMaxPost = 4000;
constexpr std::size_t kMaxAnswered = 20;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_handle_byte(char c) { return is_ascii_letter(c) || is_digit_byte(c) || c == '_' || c == '-' || c == '.'; }

const std::set<std::string, std::less<>>& words_of_kind(std::string_view kind) {
  static const auto of_kind = [](std::initializer_list<std::string_view> kinds) {
    std::set<std::string, std::less<>> words;
    for (const auto& row : language_rows("chat_words.tsv"))
      if (std::ranges::find(kinds, row[1]) != kinds.end()) words.emplace(row[0]);
    return words;
  };
  static const auto kTimes = of_kind({"stamp", "age"});
  static const auto kReplies = of_kind({"reply"});
  return kind == "reply" ? kReplies : kTimes;
}

// Bytes of "@annlee", "@annlee@example.social" at `at`; 0 where there is none.
std::size_t handle_size(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size() || bytes[at] != '@') return 0;
  std::size_t end = at + 1;
  while (end < bytes.size() && (is_handle_byte(bytes[end]) || (bytes[end] == '@' && end > at + 1))) ++end;
  while (end > at && (bytes[end - 1] == '.' || bytes[end - 1] == '-')) --end;
  return end > at + 2 && end - at < kMaxHandle ? end - at : 0;
}

std::string_view without_parting(std::string_view bytes) {
  constexpr std::string_view kParting[] = {" ", "\t", "\r", "\xC2\xB7", "\xE2\x80\xA2", "-", ",", "\xE2\x80\x94"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kParting) {
      if (!bytes.starts_with(mark)) continue;
      bytes.remove_prefix(mark.size());
      more = true;
    }
  }
  while (!bytes.empty() && (bytes.back() == ' ' || bytes.back() == '\r')) bytes.remove_suffix(1);
  return bytes;
}

// "4h", "May 4, 2021", "10:02 AM · May 4, 2021", "3 hours ago": a number, and no word that is not of a time.
bool is_time(std::string_view bytes) {
  bytes = without_parting(bytes);
  if (bytes.empty() || bytes.size() > kMaxTime) return false;
  bool number = false;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && is_ascii_letter(bytes[end])) ++end;
    if (end > at) {
      if (!words_of_kind("time").contains(lower_case(bytes.substr(at, end - at)))) return false;
      at = end;
      continue;
    }
    number = number || is_digit_byte(bytes[at]);
    const bool mark = is_digit_byte(bytes[at]) ||
                      std::string_view(" :/,.-").find(bytes[at]) != std::string_view::npos ||
                      static_cast<unsigned char>(bytes[at]) >= 0x80;
    if (!mark) return false;
    ++at;
  }
  return number;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxName && name.find_first_of("@:;\"<>/\\|") == std::string_view::npos &&
         !name.ends_with('.') && !name.ends_with(',') &&
         (starts_upper(name) ||
          (static_cast<unsigned char>(name[0]) >= 0x80 && is_letter(code_point_at(name, 0).value)));
}

class PostFinder {
 public:
  explicit PostFinder(std::string_view text) : text_(text) {
    for (const Span line : lines_of(text))
      if (const Span visible = trimmed(text, line); !visible.empty()) lines_.push_back(visible);
  }

  std::vector<Post> find() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t next = i + 1;
      if (auto post = head_at(i, next)) {
        read_answered(*post, next);
        if (!posts_.empty()) posts_.back().end = std::min(posts_.back().end, post->head.start);
        posts_.push_back(std::move(*post));
      }
      i = next;
    }
    return std::move(posts_);
  }

 private:
  std::string_view line(std::size_t i) const {
    return i < lines_.size() ? slice(text_, lines_[i]) : std::string_view();
  }

  // `next` becomes the line behind the head.
  std::optional<Post> head_at(std::size_t i, std::size_t& next) const {
    const std::string_view first = line(i);
    const std::size_t at = first.substr(0, kMaxName + 2).find('@');
    if (at == std::string_view::npos) {
      // The name, then the handle in a line of its own.
      const std::size_t size = handle_size(line(i + 1), 0);
      if (size == 0 || !is_name(first)) return std::nullopt;
      const std::string_view rest = line(i + 1).substr(size);
      if (!without_parting(rest).empty() ? !is_time(rest) : !time_below(i + 2, next)) return std::nullopt;
      if (!without_parting(rest).empty()) next = i + 2;
      return made(lines_[i], {lines_[i + 1].start, lines_[i + 1].start + size}, i, next);
    }
    const std::size_t size = handle_size(first, at);
    if (size == 0 || at == 0) return std::nullopt;
    std::size_t name_end = at;
    const bool bracket = first[at - 1] == '(';
    if (bracket) --name_end;
    if (name_end == 0 || first[name_end - 1] != ' ') return std::nullopt;
    std::string_view rest = first.substr(at + size);
    if (bracket && !rest.starts_with(')')) return std::nullopt;
    if (bracket) rest.remove_prefix(1);
    const Span name = trimmed(text_, {lines_[i].start, lines_[i].start + name_end});
    if (!is_name(slice(text_, name))) return std::nullopt;
    if (without_parting(rest).empty()) {
      if (!time_below(i + 1, next)) return std::nullopt;
    } else if (!is_time(rest)) {
      return std::nullopt;
    }
    const std::size_t handle = lines_[i].start + at;
    return made(name, {handle, handle + size}, i, next);
  }

  // A time in line `i`, perhaps below a dot in a line of its own.
  bool time_below(std::size_t i, std::size_t& next) const {
    if (without_parting(line(i)).empty()) ++i;
    if (!is_time(line(i))) return false;
    next = i + 1;
    return true;
  }

  Post made(Span name, Span handle, std::size_t first, std::size_t next) const {
    Post post;
    post.head = {lines_[first].start, lines_[next - 1].end};
    post.name = name;
    post.handle = handle;
    post.said = post.head.end;
    post.end = std::min(text_.size(), post.head.end + kMaxPost);
    return post;
  }

  // "Replying to @boek and @pia" in the next line; "@boek no" where the words begin.
  void read_answered(Post& post, std::size_t& next) const {
    const std::string lower = lower_case(line(next).substr(0, kMaxTime));
    for (const std::string& words : words_of_kind("reply")) {
      if (!lower.starts_with(words) || line(next).find('@') == std::string_view::npos) continue;
      const std::string_view bytes = line(next);
      for (std::size_t at = bytes.find('@'); at != std::string_view::npos && post.answered.size() < kMaxAnswered;) {
        const std::size_t size = handle_size(bytes, at);
        if (size > 0) post.answered.push_back({lines_[next].start + at, lines_[next].start + at + size});
        at = bytes.find('@', at + std::max<std::size_t>(size, 1));
      }
      post.head.end = post.said = lines_[next].end;
      ++next;
      return;
    }
    const std::string_view bytes = line(next);
    for (std::size_t at = 0; post.answered.size() < kMaxAnswered;) {
      const std::size_t size = handle_size(bytes, at);
      if (size == 0 || at + size == bytes.size()) break;
      post.answered.push_back({lines_[next].start + at, lines_[next].start + at + size});
      at += size;
      while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == ',')) ++at;
    }
    if (!post.answered.empty()) post.said = post.answered.back().end;
  }

  std::string_view text_;
  std::vector<Span> lines_;  // those with something in them
  std::vector<Post> posts_;
};

}  // namespace

std::vector<Post> find_posts(std::string_view text) {
  // Most texts have no handle.
  if (text.find('@') == std::string_view::npos) return {};
  return PostFinder(text).find();
}

}  // namespace whowhom
