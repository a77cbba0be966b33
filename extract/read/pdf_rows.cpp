// Letters come in the order of drawing, which is mostly that of reading within a line and seldom beyond. Letters that
// follow each other closely are a word; words at one height are a row, cut into segments at wide gaps. Distances are
// measured in sizes of the font.
#include "extract/read/pdf_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "extract/language/letters.hpp"
#include "extract/read/pdf_strings.hpp"

namespace whowhom {
namespace {

constexpr double kWordGap = 0.1;      // pdftotext's: narrower than any blank, wider than most kerning
constexpr double kSegmentGap = 0.45;  // the narrowest gutters between columns; many blanks of justified lines are wider
constexpr double kSameBase = 0.3;
constexpr std::u32string_view kBlackened = U"\u2588\u2588\u2588\u2588";
constexpr std::size_t kMaxComparisons = 5'000'000;  // of words of a page, for marks beside them

struct Word {
  std::u32string text;
  PageBox box;
  double base = 0;
  double size = 0;
  bool bold = false;
  bool glued = false;   // no gap to the word before it in the line
  bool raised = false;  // a mark of a footnote
};

// On the page turned so that the writing goes right: x along the line, y downward.
PageBox turned(const PageBox& box, std::uint8_t rotation, double width, double height) {
  switch (rotation) {
    case 1:
      return {box.top, width - box.right, box.bottom, width - box.left};
    case 2:
      return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3:
      return {height - box.bottom, box.left, height - box.top, box.right};
    default:
      return box;
  }
}

double turned_base(double base, std::uint8_t rotation, double width, double height) {
  switch (rotation) {
    case 1:
      return width - base;
    case 2:
      return height - base;
    default:
      return base;
  }
}

bool is_space(char32_t code) { return code == U' ' || code == 0xA0 || code == U'\t' || code == 0x3000; }

// What has no ink and parts no words.
bool is_nothing(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x200B || code == 0xFEFF || code == 0xFFFE ||
         (code >= 0xE000 && code < 0xF900) || code == 0xFFFF;
}

void add_letter(std::u32string& text, char32_t code) {
  switch (code) {
    case 0xFB00:
      text += U"ff";
      break;
    case 0xFB01:
      text += U"fi";
      break;
    case 0xFB02:
      text += U"fl";
      break;
    case 0xFB03:
      text += U"ffi";
      break;
    case 0xFB04:
      text += U"ffl";
      break;
    case 0xFB05:
    case 0xFB06:
      text += U"st";
      break;
    default:
      text += code;
  }
}

// Words of the glyphs of one direction, in order of drawing.
class WordReader {
 public:
  WordReader(const PdfPage& page, std::uint8_t rotation) : page_(page), rotation_(rotation) {}

  void take(const PdfGlyph& glyph) {
    const PageBox box = turned(glyph.box, rotation_, page_.width, page_.height);
    const double base = turned_base(glyph.base, rotation_, page_.width, page_.height);
    if (is_space(glyph.code)) {
      finish();
      after_space_ = true;
      return;
    }
    if (is_nothing(glyph.code)) return;
    if (word_ && !continues(glyph, box, base)) {
      const double size = std::max(word_->size, glyph.size);
      const double gap = box.left - word_->box.right;
      const bool beside = std::abs(base - word_->base) < 0.6 * size && gap > -0.3 * size && gap < kWordGap * size;
      finish();
      after_space_ = !beside;
    }
    if (!word_) {
      word_ = Word{{}, box, base, glyph.size, glyph.bold, !after_space_ && !words_.empty(), false};
      after_space_ = false;
    } else if (repeats(glyph, box)) {
      return;  // drawn twice, a little beside, to look bold
    }
    add_letter(word_->text, glyph.code);
    word_->box.left = std::min(word_->box.left, box.left);
    word_->box.right = std::max(word_->box.right, box.right);
    word_->box.top = std::min(word_->box.top, box.top);
    word_->box.bottom = std::max(word_->box.bottom, box.bottom);
    word_->bold = word_->bold && glyph.bold;
    last_code_ = glyph.code;
    last_box_ = box;
  }

  std::vector<Word> take_words() {
    finish();
    return std::move(words_);
  }

 private:
  bool continues(const PdfGlyph& glyph, const PageBox& box, double base) const {
    const double size = std::max(word_->size, glyph.size);
    if (std::abs(base - word_->base) > 0.08 * size) return false;
    if (std::abs(glyph.size - word_->size) > 0.08 * size) return false;
    const double gap = box.left - last_box_.right;
    return gap < kWordGap * size && gap > -0.5 * size - (last_box_.right - last_box_.left);
  }

  bool repeats(const PdfGlyph& glyph, const PageBox& box) const {
    return glyph.code == last_code_ && std::abs(box.left - last_box_.left) < 0.25 * (box.right - box.left);
  }

  void finish() {
    if (word_ && !word_->text.empty()) words_.push_back(std::move(*word_));
    word_.reset();
  }

  const PdfPage& page_;
  std::uint8_t rotation_;
  std::vector<Word> words_;
  std::optional<Word> word_;
  bool after_space_ = true;
  char32_t last_code_ = 0;
  PageBox last_box_;
};

double overlap(double a1, double a2, double b1, double b2) { return std::min(a2, b2) - std::max(a1, b1); }

bool is_mark_text(const std::u32string& text) {
  if (text.empty() || text.size() > 4) return false;
  if (text.size() == 1 && (text[0] == U'*' || text[0] == 0x2020 || text[0] == 0x2021 || text[0] == 0xA7)) return true;
  return std::ranges::all_of(text, is_digit);
}

// Rows of words: first those of ordinary height, then the raised and lowered ones join the row beside them.
std::vector<std::vector<Word>> grouped(std::vector<Word> words) {
  std::ranges::stable_sort(
      words, [](const Word& a, const Word& b) { return a.base != b.base ? a.base < b.base : a.box.left < b.box.left; });
  std::vector<std::vector<Word>> rows;
  std::vector<double> bases;
  for (Word& word : words) {
    // The rows before this one that are near enough are few.
    std::size_t at = rows.size();
    double best = 0;
    for (std::size_t i = rows.size(); i-- > 0 && i + 4 >= rows.size();) {
      const double off = std::abs(bases[i] - word.base);
      if (off <= kSameBase * std::min(word.size, rows[i].front().size) && (at == rows.size() || off < best)) {
        at = i;
        best = off;
      }
    }
    if (at == rows.size()) {
      bases.push_back(word.base);
      rows.emplace_back();
    }
    rows[at].push_back(std::move(word));
  }
  // A small row is raised or lowered where each of its words touches one of the row below or above.
  std::size_t comparisons = 0;
  for (std::size_t i = 0; i < rows.size() && comparisons < kMaxComparisons; ++i) {
    std::vector<Word>& small = rows[i];
    for (std::size_t k = 0; k < small.size();) {
      Word& word = small[k];
      std::size_t host = rows.size();
      bool raised = false;
      for (std::size_t j = i > 3 ? i - 3 : 0; j < std::min(rows.size(), i + 4) && host == rows.size(); ++j) {
        if (j == i) continue;
        comparisons += rows[j].size();
        for (const Word& other : rows[j]) {
          if (word.size > 0.85 * other.size ||
              overlap(word.box.top, word.box.bottom, other.box.top, other.box.bottom) < 0.3 * word.size)
            continue;
          const double after = word.box.left - other.box.right;
          const double before = other.box.left - word.box.right;
          const bool beside = (after > -0.3 * other.size && after < 0.35 * other.size) ||
                              (before > -0.3 * other.size && before < 1.0 * other.size);
          if (!beside || word.base > other.base + 0.4 * other.size || word.base < other.base - 0.75 * other.size)
            continue;
          host = j;
          raised = word.base < other.base - 0.12 * other.size;
          break;
        }
      }
      if (host == rows.size()) {
        ++k;
        continue;
      }
      word.raised = raised && is_mark_text(word.text);
      rows[host].push_back(std::move(word));
      small.erase(small.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
  std::erase_if(rows, [](const std::vector<Word>& row) { return row.empty(); });
  for (std::vector<Word>& row : rows) std::ranges::stable_sort(row, {}, [](const Word& word) { return word.box.left; });
  return rows;
}

bool same_place(const Word& a, const Word& b) {
  return a.text == b.text && std::abs(a.box.left - b.box.left) < 0.25 * a.size &&
         std::abs(a.box.right - b.box.right) < 0.25 * a.size;
}

PdfSegment segment_of(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  PdfSegment segment;
  segment.box = words[from].box;
  segment.bold = true;
  double most = 0;
  for (std::size_t i = from; i < to; ++i) {
    const Word& word = words[i];
    if (i > from) {
      const double gap = word.box.left - words[i - 1].box.right;
      const bool glued = gap < kWordGap * std::max(word.size, words[i - 1].size) && (word.glued || gap < 0.02);
      // A mark that begins a line is the note's, and no part of its first word.
      const bool behind_mark = i == from + 1 && words[from].raised;
      if (behind_mark || (!glued && !word.raised)) segment.text += ' ';
    }
    if (word.raised) {
      const std::size_t start = segment.text.size();
      segment.text += '[';
      segment.text += utf8_of(word.text);
      segment.text += ']';
      segment.marks.push_back({start, segment.text.size()});
    } else {
      segment.text += utf8_of(word.text);
      segment.bold = segment.bold && word.bold;
      segment.box.top = std::min(segment.box.top, word.box.top);
      segment.box.bottom = std::max(segment.box.bottom, word.box.bottom);
      if (const double width = word.box.right - word.box.left; width > most) {
        most = width;
        segment.size = word.size;
        segment.base = word.base;
      }
    }
    segment.box.left = std::min(segment.box.left, word.box.left);
    segment.box.right = std::max(segment.box.right, word.box.right);
  }
  if (segment.size == 0) {
    segment.size = words[from].size;
    segment.base = words[from].base;
  }
  std::size_t first = from + 1;
  while (first < to && words[first].glued) ++first;
  segment.first_width = words[first - 1].box.right - words[from].box.left;
  return segment;
}

// Black boxes of the page without a letter on them, turned; from the top.
std::vector<PageBox> black_boxes(const PdfPage& page, const std::vector<bool>& hidden, std::uint8_t rotation) {
  constexpr double kDark = 0.3;
  constexpr std::size_t kMostBoxes = 2'000;
  std::vector<PageBox> boxes;
  for (const PdfPaint& paint : page.paints) {
    if (paint.kind != PdfPaintKind::fill || !paint.opaque || !paint.corners.empty()) continue;
    if (std::max({paint.colour.red, paint.colour.green, paint.colour.blue}) > kDark) continue;
    if (std::min(paint.box.right - paint.box.left, paint.box.bottom - paint.box.top) < 2.5) continue;
    boxes.push_back(turned(paint.box, rotation, page.width, page.height));
    if (boxes.size() == kMostBoxes) break;
  }
  if (boxes.empty()) return boxes;
  std::vector<std::pair<double, double>> middles;  // y, x of the letters that can be seen
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    if ((!hidden.empty() && hidden[i]) || is_space(page.glyphs[i].code)) continue;
    const PageBox box = turned(page.glyphs[i].box, rotation, page.width, page.height);
    middles.emplace_back((box.top + box.bottom) / 2, (box.left + box.right) / 2);
  }
  std::ranges::sort(middles);
  std::size_t looked_at = 0;
  std::erase_if(boxes, [&](const PageBox& box) {
    for (auto at = std::ranges::lower_bound(middles, std::pair{box.top, -1e9});
         at != middles.end() && at->first < box.bottom; ++at) {
      if (++looked_at > kMaxComparisons) return true;
      if (at->second > box.left && at->second < box.right) return true;
    }
    return false;
  });
  std::ranges::stable_sort(boxes, {}, &PageBox::left);
  return boxes;
}

// Puts "████" where a black box stands in the row.
void add_blackened(std::vector<Word>& words, const std::vector<PageBox>& boxes) {
  double size = 0;
  double base = 0;
  for (const Word& word : words)
    if (!word.raised && word.size > size) {
      size = word.size;
      base = word.base;
    }
  const double middle = base - 0.3 * size;
  std::vector<Word> added;
  for (const PageBox& box : boxes) {
    if (box.top > middle || box.bottom < middle || box.bottom - box.top < 0.5 * size) continue;
    if (!added.empty() && box.left - added.back().box.right < 0.8 * size) {
      added.back().box.right = std::max(added.back().box.right, box.right);
      continue;
    }
    added.push_back({std::u32string(kBlackened),
                     {box.left, base - 0.8 * size, box.right, base + 0.2 * size},
                     base,
                     size,
                     false,
                     false,
                     false});
  }
  std::erase_if(added, [&](const Word& word) { return word.box.right - word.box.left < 0.6 * size; });
  if (added.empty()) return;
  std::ranges::move(added, std::back_inserter(words));
  std::ranges::stable_sort(words, {}, [](const Word& word) { return word.box.left; });
}

std::vector<PdfRow> rows_of_words(std::vector<Word> all, const std::vector<PageBox>& black = {}) {
  std::vector<PdfRow> rows;
  for (std::vector<Word>& words : grouped(std::move(all))) {
    words.erase(std::unique(words.begin(), words.end(), same_place), words.end());
    if (!black.empty()) add_blackened(words, black);
    PdfRow row;
    std::size_t from = 0;
    double right = words[0].box.right;
    for (std::size_t i = 1; i <= words.size(); ++i) {
      if (i < words.size() && words[i].box.left - right < kSegmentGap * std::max(words[i].size, words[i - 1].size)) {
        right = std::max(right, words[i].box.right);
        continue;
      }
      row.segments.push_back(segment_of(words, from, i));
      from = i;
      if (i < words.size()) right = words[i].box.right;
    }
    for (const PdfSegment& segment : row.segments) row.size = std::max(row.size, segment.size);
    row.base = row.segments.front().base;
    rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, {}, &PdfRow::base);
  return rows;
}

}  // namespace

PdfRows rows_of(const PdfPage& page, const std::vector<bool>& hidden) {
  PdfRows out;
  std::array<std::size_t, 4> counts{};
  for (const PdfGlyph& glyph : page.glyphs)
    if (!glyph.slanted) ++counts[glyph.rotation & 3];
  out.rotation = static_cast<std::uint8_t>(std::ranges::max_element(counts) - counts.begin());
  const bool level = out.rotation % 2 == 0;
  out.width = level ? page.width : page.height;
  out.height = level ? page.height : page.width;
  std::vector<WordReader> readers;
  std::vector<WordReader> across;
  for (std::uint8_t rotation = 0; rotation < 4; ++rotation) {
    readers.emplace_back(page, rotation);
    across.emplace_back(page, rotation);
  }
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const PdfGlyph& glyph = page.glyphs[i];
    if (!hidden.empty() && hidden[i]) continue;
    if (!(glyph.size > 0.5)) continue;  // cannot be read by anyone
    (glyph.slanted ? across : readers)[glyph.rotation & 3].take(glyph);
  }
  for (std::uint8_t rotation = 0; rotation < 4; ++rotation) {
    const bool main = rotation == out.rotation;
    std::vector<PdfRow> rows = rows_of_words(readers[rotation].take_words(),
                                             main ? black_boxes(page, hidden, rotation) : std::vector<PageBox>{});
    if (main)
      out.rows = std::move(rows);
    else
      std::ranges::move(rows, std::back_inserter(out.aside));
    std::vector<PdfRow> slanted = rows_of_words(across[rotation].take_words());
    std::ranges::move(slanted, std::back_inserter(out.aside));
  }
  return out;
}

std::string text_of(const PdfRow& row) {
  std::string text;
  for (const PdfSegment& segment : row.segments) {
    if (!text.empty()) text += '\t';
    text += segment.text;
  }
  return text;
}

PageBox turned_back(const PageBox& box, const PdfRows& rows) {
  const bool level = rows.rotation % 2 == 0;
  const double width = level ? rows.width : rows.height;
  const double height = level ? rows.height : rows.width;
  switch (rows.rotation) {
    case 1:
      return {width - box.bottom, box.left, width - box.top, box.right};
    case 2:
      return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3:
      return {box.top, height - box.right, box.bottom, height - box.left};
    default:
      return box;
  }
}

}  // namespace whowhom
