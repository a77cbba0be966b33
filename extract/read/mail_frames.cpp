// Four rules with lines behind bars between them, in this order; anything else in between and it is no frame.
#include "extract/read/mail_frames.hpp"

#include <cstddef>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLines = 400;  // of one frame: a list of receivers can be long
constexpr std::string_view kBlanks = " \t\r";

std::string_view filled(std::string_view line) {
  const std::size_t first = line.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(kBlanks) + 1 - first);
}

bool is_rule(std::string_view line, char first, char last) {
  const std::string_view rule = filled(line);
  return rule.size() > 8 && rule.front() == first && rule.back() == last &&
         rule.substr(1, rule.size() - 2).find_first_not_of("-+") == std::string_view::npos;
}

bool is_upper_rule(std::string_view line) { return is_rule(line, '|', '>'); }
bool is_lower_rule(std::string_view line) { return is_rule(line, '>', '|'); }
bool is_barred(std::string_view line) {
  const std::string_view words = filled(line);
  return words.size() > 1 && words.front() == '|' && words.back() == '|';
}

// Index of the rule that ends barred lines from `first` on; the number of lines where another line comes first.
template <class IsRule>
std::size_t rule_after(std::string_view text, const std::vector<Span>& lines, std::size_t first, IsRule is_end) {
  for (std::size_t i = first; i < lines.size() && i < first + kMaxLines; ++i) {
    if (is_end(slice(text, lines[i]))) return i;
    if (!is_barred(slice(text, lines[i]))) break;
  }
  return lines.size();
}

}  // namespace

std::vector<MailFrame> find_mail_frames(std::string_view text) {
  std::vector<MailFrame> frames;
  if (text.find(">---") == std::string_view::npos) return frames;
  const std::vector<Span> lines = lines_of(text);
  for (std::size_t i = 0; i + 4 < lines.size(); ++i) {
    if (!is_upper_rule(slice(text, lines[i]))) continue;
    const std::size_t upper_end = rule_after(text, lines, i + 1, is_upper_rule);
    if (upper_end + 1 >= lines.size() || upper_end == i + 1) continue;
    if (!is_lower_rule(slice(text, lines[upper_end + 1]))) continue;
    const std::size_t end = rule_after(text, lines, upper_end + 2, is_lower_rule);
    if (end >= lines.size()) continue;
    MailFrame& frame = frames.emplace_back();
    frame.span = {lines[i].start, lines[end].end};
    frame.sender = {lines[i + 1].start, lines[upper_end - 1].end};
    for (std::size_t j = i; j <= end; ++j) {
      if (j == i || j == upper_end || j == upper_end + 1 || j == end) {
        frame.bars.push_back(lines[j]);
        continue;
      }
      for (std::size_t at = lines[j].start; at < lines[j].end; ++at)
        if (text[at] == '|') frame.bars.push_back({at, at + 1});
    }
    i = end;
  }
  return frames;
}

}  // namespace whowhom
