// Blocks of pages to one text. A paragraph that the end of a page cuts is joined before the notes and the furniture of
// that page are written, so that no sentence has a page number in its midst.
#include "extract/read/pdf_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "extract/language/letters.hpp"
#include "extract/read/ocr_text.hpp"
#include "extract/read/pdf_hyphens.hpp"

namespace whowhom {
namespace {

constexpr const char* kFurniture = "page furniture";
constexpr std::string_view kBlackBox = "\u2588";

// The size that most letters have.
double body_size(const std::vector<PdfPageRows>& pages) {
  std::map<long, std::size_t> letters;  // by tenths of a point
  for (const PdfPageRows& page : pages)
    for (const PdfRow& row : page.rows.rows)
      for (const PdfSegment& segment : row.segments)
        letters[static_cast<long>(segment.size * 10 + 0.5)] += segment.text.size();
  std::size_t most = 0;
  long best = 0;
  for (const auto& [size, count] : letters)
    if (count > most) {
      most = count;
      best = size;
    }
  return static_cast<double>(best) / 10;
}

PdfBlock furniture_of(const PdfRow& row) {
  PdfBlock block;
  block.kind = PdfBlockKind::furniture;
  PdfLine line;
  line.text = text_of(row);
  line.box = row.segments.front().box;
  for (const PdfSegment& segment : row.segments)
    line.box = {std::min(line.box.left, segment.box.left), std::min(line.box.top, segment.box.top),
                std::max(line.box.right, segment.box.right), std::max(line.box.bottom, segment.box.bottom)};
  block.lines.push_back(std::move(line));
  return block;
}

bool starts_lower(std::string_view text) {
  if (text.empty()) return false;
  const char32_t first = code_point_at(text, 0).value;
  return is_letter(first) && !is_upper(first);
}

// The last letter or stop, brackets, quotation marks and marks of footnotes left out.
char last_sign(std::string_view text) {
  while (!text.empty()) {
    const char c = text.back();
    if (c == '"' || c == '\'' || c == ')') {
      text.remove_suffix(1);
    } else if (text.ends_with("\u201D") || text.ends_with("\u2019")) {
      text.remove_suffix(3);
    } else if (c == ']') {
      const std::size_t open = text.rfind('[');
      if (open == std::string_view::npos || text.size() - open > 6) return c;
      text = text.substr(0, open);
    } else {
      return c;
    }
  }
  return 0;
}

// Whether a paragraph at a page's end goes on with the first of the next page.
bool goes_on(const PdfBlock& last, const PdfBlock& first) {
  const PdfLine& before = last.lines.back();
  const PdfLine& after = first.lines.front();
  if (before.cells || after.cells || before.text.empty() || after.text.empty()) return false;
  if (std::abs(before.size - after.size) > 0.1 * before.size) return false;
  const char sign = last_sign(before.text);
  if (sign == '.' || sign == '!' || sign == '?' || sign == ':') return false;
  if (ends_with_hyphen(before.text) || starts_lower(after.text)) return true;
  if (first.indented || before.bold != after.bold) return false;
  // A full line without a stop.
  return before.box.right > last.right - 3 * before.size && last.lines.size() + first.lines.size() > 2;
}

class Writer {
 public:
  Writer(Document& document, const std::vector<PdfPageRows>& pages, const WordCounts& words)
      : document_(document), pages_(pages), words_(words) {}

  // `page` from 0. `joined`: the block goes on with the paragraph written last.
  void write(const PdfBlock& block, std::size_t page, bool joined) {
    std::string& text = document_.text;
    std::string part_in_front = joined ? " " : (text.empty() ? "" : "\n\n");
    if (!joined) last_line_.clear();
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      const PdfLine& line = block.lines[i];
      if (line.text.empty()) continue;
      const bool wrapped = i > 0 ? block.lines[i - 1].end == PdfLineEnd::wrapped : joined;
      if (i > 0) part_in_front = wrapped ? " " : "\n";
      if (wrapped) join(line.text, part_in_front);
      text += part_in_front;
      begin_page(page);
      const std::size_t start = text.size();
      text += line.text;
      const Span span{start, text.size()};
      document_.places.push_back({span, std::nullopt, turned_back(line.box, pages_[page].rows), {}});
      if (block.kind == PdfBlockKind::furniture)
        document_.set_aside.push_back({span, kFurniture});
      else
        set_marks_aside(line, start);
      last_line_ = line.text;
    }
  }

  // Words of a page that is a picture.
  void write(const std::vector<OcrWord>& words, std::size_t page) {
    if (!document_.text.empty()) document_.text += "\n\n";
    if (!document_.pages.empty()) document_.pages.back().span.end = document_.text.size();
    append_ocr_words(document_, static_cast<int>(page) + 1, words);
    last_line_.clear();
  }

  void finish() {
    if (!document_.pages.empty()) document_.pages.back().span.end = document_.text.size();
  }

 private:
  void set_marks_aside(const PdfLine& line, std::size_t start) {
    for (const Span mark : line.marks)
      document_.set_aside.push_back({{mark.start + start, mark.end + start}, "footnote mark"});
    for (std::size_t at = line.text.find(kBlackBox); at != std::string::npos;) {
      std::size_t end = at;
      while (line.text.compare(end, kBlackBox.size(), kBlackBox) == 0) end += kBlackBox.size();
      document_.set_aside.push_back({{at + start, end + start}, "blacked out"});
      at = line.text.find(kBlackBox, end);
    }
  }

  // A hyphen at the end of a full line: drops it or the blank.
  void join(std::string_view next, std::string& between) {
    const HyphenFate fate = fate_of_hyphen(last_line_, next, words_);
    if (fate == HyphenFate::no_hyphen) return;
    between.clear();
    if (fate == HyphenFate::keep) return;
    std::string& text = document_.text;
    const std::size_t drop = hyphen_bytes(text);
    text.resize(text.size() - drop);
    if (!document_.places.empty())
      document_.places.back().span.end = std::min(document_.places.back().span.end, text.size());
  }

  void begin_page(std::size_t page) {
    const int number = static_cast<int>(page) + 1;
    std::vector<Page>& pages = document_.pages;
    if (!pages.empty() && pages.back().number == number) return;
    // White space before a page's first word belongs to the page before.
    if (!pages.empty()) pages.back().span.end = document_.text.size();
    pages.push_back({number, {pages.empty() ? 0 : document_.text.size(), document_.text.size()}});
  }

  Document& document_;
  const std::vector<PdfPageRows>& pages_;
  const WordCounts& words_;
  std::string last_line_;
};

}  // namespace

void write_pdf_text(std::vector<PdfPageRows> pages, Document& document) {
  const double size = body_size(pages);
  const WordCounts words = count_words(pages);
  Writer writer(document, pages, words);
  std::vector<std::pair<std::size_t, PdfBlock>> waiting;  // notes and furniture, until the paragraph is at its end
  const auto write_waiting = [&] {
    for (const auto& [page, block] : waiting) writer.write(block, page, false);
    waiting.clear();
  };
  PdfBlock last;  // the text block written last, while it may go on
  bool open = false;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!pages[i].recognised.empty()) {
      write_waiting();
      writer.write(pages[i].recognised, i);
      open = false;
      continue;
    }
    std::vector<PdfBlock> blocks = blocks_of_page(pages[i].rows.rows, pages[i].rules, size);
    std::vector<std::pair<std::size_t, PdfBlock>> behind;
    bool first = true;
    for (PdfBlock& block : blocks) {
      if (block.kind != PdfBlockKind::text) {
        behind.emplace_back(i, std::move(block));
        continue;
      }
      const bool joined = first && open && goes_on(last, block);
      if (!joined) write_waiting();
      writer.write(block, i, joined);
      first = false;
      last = std::move(block);
      open = true;
    }
    for (const PdfRow& row : pages[i].rows.rows)
      if (row.set_aside) behind.emplace_back(i, furniture_of(row));
    for (const PdfRow& row : pages[i].rows.aside) behind.emplace_back(i, furniture_of(row));
    std::ranges::move(behind, std::back_inserter(waiting));
  }
  write_waiting();
  writer.finish();
}

}  // namespace whowhom
