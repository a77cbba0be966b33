// Two passes: lines between blank lines are a run; within a run each line's end is judged by the width of the run.
#include "extract/language/blocks.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/mail_layout.hpp"
#include "extract/read/turn_labels.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kWidestWrappedLine = 200;
// Lines all shorter than this are an address, a signature, a list.
constexpr std::size_t kNarrowestWrappedLine = 40;

struct Line {
  Span span;  // what is left of it for the reader, from its first to its last visible byte
  std::size_t mark = 0;
  bool heading = false;
  bool header = false;
  bool item = false;
  bool indented = false;
};

class BlockFinder {
 public:
  explicit BlockFinder(const Document& document)
      : document_(document), text_(document.text), labels_(find_turn_labels(text_)), label_(labels_.begin()) {
    part_ = document.set_aside.begin();
  }

  std::vector<Block> find() {
    std::size_t at = 0;
    if (is_table(document_.media_type))
      for (const SourcePlace& row : document_.places)
        for (; at < row.span.end; ++at) {
          const std::size_t end = std::min(text_.find('\t', std::max(at, row.span.start)), row.span.end);
          find_in({at, end});
          at = end;
        }
    find_in({std::min(at, text_.size()), text_.size()});
    return std::move(blocks_);
  }

 private:
  static bool is_table(MediaType type) {
    return type == MediaType::csv || type == MediaType::xlsx || type == MediaType::ods;
  }

  // No paragraph of the part goes on behind it.
  void find_in(Span part) {
    std::vector<Line> run;
    for (Span bytes : lines_of(slice(text_, part))) {
      bytes = {part.start + bytes.start, part.start + bytes.end};
      Line line = visible(bytes);
      if (line.span.empty()) {
        close(run);
        continue;
      }
      describe(line, bytes, run.empty() ? nullptr : &run.back());
      run.push_back(line);
    }
    close(run);
  }

  bool set_aside_at(std::size_t at, std::size_t& end) {
    while (part_ != document_.set_aside.end() && part_->span.end <= at) ++part_;
    if (part_ == document_.set_aside.end() || part_->span.start > at) return false;
    end = part_->span.end;
    return true;
  }

  Line visible(Span bytes) {
    Line line;
    line.span = {bytes.end, bytes.end};
    std::size_t last = bytes.start;
    for (std::size_t at = bytes.start; at < bytes.end;) {
      std::size_t end = at;
      if (set_aside_at(at, end)) {
        at = std::min(end, bytes.end);
        continue;
      }
      const CodePoint point = code_point_at(text_, at);
      if (!is_blank(point.value)) {
        line.span.start = std::min(line.span.start, at);
        last = at + point.size;
      }
      at += point.size;
    }
    line.span.end = std::max(last, line.span.start);
    return line;
  }

  void describe(Line& line, Span bytes, const Line* before) {
    const std::string_view raw = slice(text_, bytes);
    line.heading = document_.media_type == MediaType::markdown && raw.starts_with('#');
    line.indented = raw.starts_with(' ') || raw.starts_with('\t');
    line.header = is_mail_header(slice(text_, line.span)) && (!line.indented || (before != nullptr && before->header));
    line.mark = line.span.start;
    if (const std::size_t mark = list_mark(slice(text_, line.span)); mark > 0) {
      line.item = true;
      line.span.start = std::min(line.span.start + mark, line.span.end);
    }
  }

  static bool is_mail_header(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 40 || colon == 0) return false;
    const std::string_view behind = line.substr(colon + 1);
    // "=09" is a tab that an encoding left behind.
    if (!behind.empty() && behind[0] != ' ' && behind[0] != '\t' && !behind.starts_with("=09")) return false;
    const std::string key = lower_case(line.substr(0, colon));
    const bool plain = key.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos;
    return plain && (english_lexicon().mail_headers.contains(key) || (line.starts_with("X-") && colon < 20));
  }

  // Bytes of "- ", "• ", "12. ", "190\. " at the start of a line; 0 where there is none.
  static std::size_t list_mark(std::string_view line) {
    for (const std::string_view mark : {"- ", "* ", "+ ", "• ", "· ", "– ", "▪ "})
      if (line.starts_with(mark)) return mark.size();
    std::size_t end = 0;
    while (end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
    if (end == 0 || end > 4) return 0;
    if (line.substr(end).starts_with("\\.")) ++end;
    if (end + 1 >= line.size() || (line[end] != '.' && line[end] != ')') || line[end + 1] != ' ') return 0;
    return end + 2;
  }

  static bool is_address_only(std::string_view line) {
    return (line.starts_with("http://") || line.starts_with("https://")) && line.find(' ') == std::string_view::npos;
  }

  // "To: Ann Lee, Bo Hill," or "To: Ann Lee/NY/ACME@ACME, Bo" and then the rest, not indented.
  bool goes_on_with_list(const Line& line, const Line& next) const {
    return continues_list(text_, line.span, next.span);
  }

  bool breaks(const Line& line, const Line& next, std::size_t width) const {
    if (line.header) return next.header || (!next.indented && !goes_on_with_list(line, next));
    if (next.header || line.heading || next.heading || next.item) return true;
    const std::string_view here = slice(text_, line.span);
    const std::string_view there = slice(text_, next.span);
    if (is_address_only(here) || is_address_only(there) || is_speaker_label(there)) return true;
    const CodePoint first = code_point_at(there, 0);
    if (is_letter(first.value) && !is_upper(first.value)) return false;
    if (here.size() > kWidestWrappedLine || width < kNarrowestWrappedLine) return true;
    const std::size_t first_word = std::min(there.find(' '), there.size());
    return (here.size() + 1 + first_word) * 10 <= width * 7 && here.back() != ',';
  }

  // "Mr Aled Holm: …", "MR. SMITH: …": a few capitalised words and a colon.
  static bool is_speaker_label(std::string_view line) {
    const std::size_t colon = line.substr(0, 60).find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view label = line.substr(0, colon);
    bool word_start = true;
    for (const char c : label) {
      if (word_start && c >= 'a' && c <= 'z') return false;
      word_start = c == ' ';
    }
    return colon + 1 < line.size() && (line[colon + 1] == ' ' || line[colon + 1] == '*') && starts_upper(label);
  }

  void close(std::vector<Line>& run) {
    std::size_t width = 0;
    for (const Line& line : run) width = std::max(width, std::min(line.span.size(), kWidestWrappedLine));
    for (std::size_t i = 0; i < run.size();) {
      std::size_t last = i;
      while (last + 1 < run.size() && !breaks(run[last], run[last + 1], width)) ++last;
      if (run[i].span.start < run[last].span.end)
        add({{run[i].span.start, run[last].span.end}, run[i].mark, run[i].header});
      i = last + 1;
    }
    run.clear();
  }

  // What the next speaker says is a block of its own, also where it was run into the line of another.
  void add(Block block) {
    while (label_ != labels_.end() && label_->name.start <= block.span.start) ++label_;
    const auto part_at = [&](std::size_t start) {
      if (start <= block.span.start || start >= block.span.end || !has_letter(slice(text_, {block.span.start, start})))
        return;
      blocks_.push_back({trimmed(text_, {block.span.start, start}), block.mark, block.mail_header});
      block = {{start, block.span.end}, start, false};
    };
    for (; label_ != labels_.end() && label_->name.start < block.span.end; ++label_) {
      part_at(std::max(label_->line.start, block.span.start));
      // No colon or stop parts the voice of a cue from what it says.
      if (label_->said > 0 && text_[label_->said - 1] == '>') part_at(label_->said);
    }
    blocks_.push_back(block);
  }

  const Document& document_;
  std::string_view text_;
  std::vector<TurnLabel> labels_;
  std::vector<TurnLabel>::const_iterator label_;
  std::vector<SetAside>::const_iterator part_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> blocks_of(const Document& document) { return BlockFinder(document).find(); }

}  // namespace whowhom
