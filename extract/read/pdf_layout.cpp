// A page is cut where a gutter runs between two columns of prose; what is beside each other otherwise is a table or a
// form, and its rows stay whole. The gutter is looked for in the largest band of the page that has one; what is above
// and below the band is cut in the same way (recursive XY cuts, Nagy and Seth 1984, with the gutter found by content).
#include "extract/read/pdf_layout.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxDepth = 12;
constexpr std::size_t kLeastRows = 4;        // of a column on both sides of a gutter
constexpr std::size_t kLeastRowsNarrow = 8;  // where the gutter is no wider than some blanks
constexpr std::size_t kParagraph = 8;        // full lines in a row
constexpr double kLeastLetters = 14;         // of a line of prose, on average
constexpr double kLeastGutter = 4.0;         // points
constexpr double kWideGutter = 0.9;          // sizes of the font
constexpr double kLeastColumn = 9.0;         // sizes of the font: some 18 letters
constexpr std::size_t kMaxCandidates = 64;   // gutters tried in a region
constexpr double kFullLine = 28.0;           // sizes: lines of prose are longer, those of addresses shorter
constexpr double kTableGap = 1.8;            // sizes between the cells of a row; narrower is a wide blank

struct Piece {
  const PdfSegment* segment = nullptr;
  std::size_t row = 0;
};

using Pieces = std::vector<Piece>;  // by row, then from left to right

struct Band {
  std::size_t from = 0;  // rows
  std::size_t to = 0;
  double gutter = 0;
  std::size_t weight = 0;  // 0 for none
};

double width_of(const PageBox& box) { return box.right - box.left; }

// What stands on one side of a gutter, row by row.
struct Side {
  std::size_t row = static_cast<std::size_t>(-1);  // of the last line
  std::vector<PageBox> lines;
  double size = 0;  // sums over segments
  double letters = 0;
  std::size_t segments = 0;

  void add(const Piece& piece) {
    const PageBox& box = piece.segment->box;
    if (piece.row != row || lines.empty()) {
      lines.push_back(box);
      row = piece.row;
    } else {
      lines.back().right = std::max(lines.back().right, box.right);
      lines.back().left = std::min(lines.back().left, box.left);
    }
    size += piece.segment->size;
    letters += static_cast<double>(piece.segment->text.size());
    ++segments;
  }
  void clear() { *this = Side{}; }
};

// Lines of prose fill their column; cells of a table and labels of a form do not.
bool is_prose(const Side& side, std::size_t least_lines) {
  if (side.lines.size() < least_lines) return false;
  double left = 1e9;
  double right = -1e9;
  for (const PageBox& line : side.lines) {
    left = std::min(left, line.left);
    right = std::max(right, line.right);
  }
  const double count = static_cast<double>(side.lines.size());
  const double size = side.size / static_cast<double>(side.segments);
  if (right - left < kLeastColumn * size || side.letters / count < kLeastLetters) return false;
  // Half of them, or a paragraph of them among figures and programs.
  std::size_t full = 0;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const PageBox& line : side.lines) {
    run = width_of(line) > 0.65 * (right - left) ? run + 1 : 0;
    full += run > 0 ? 1 : 0;
    longest = std::max(longest, run);
  }
  return 2 * full >= side.lines.size() || longest >= kParagraph;
}

// Most lines of a column begin at its edge, which no blank within a line does.
bool begins_at(const Side& side, double gutter) {
  const auto at = std::ranges::count_if(side.lines, [&](const PageBox& line) { return line.left - gutter < 2.5; });
  return 2 * static_cast<std::size_t>(at) >= side.lines.size() || static_cast<std::size_t>(at) >= kParagraph;
}

// The widest run of rows that no segment crosses at `gutter`, and in which both sides are prose.
// `known`: the gutter parts columns elsewhere on the page, so it is enough that one side is prose.
Band band_at(const Pieces& pieces, double gutter, double least_width, bool known) {
  Band best;
  Side left;
  Side right;
  double reach = -1e9;  // of the left side
  std::size_t from = pieces.empty() ? 0 : pieces.front().row;
  const auto close = [&](std::size_t to) {
    const std::size_t weight = std::min(left.lines.size(), right.lines.size());
    if (weight > best.weight) {
      const double size = right.size / static_cast<double>(right.segments);
      const std::size_t least = gutter - reach < kWideGutter * size ? kLeastRowsNarrow : kLeastRows;
      const bool parted = known ? is_prose(left, kLeastRows) || is_prose(right, kLeastRows)
                                : is_prose(left, least) && is_prose(right, least) && begins_at(right, gutter);
      if (parted) best = {from, to, gutter, weight};
    }
    left.clear();
    right.clear();
    reach = -1e9;
  };
  for (const Piece& piece : pieces) {
    const PageBox& box = piece.segment->box;
    if (box.right <= gutter - least_width + 0.01) {
      left.add(piece);
      reach = std::max(reach, box.right);
    } else if (box.left >= gutter - 0.01) {
      right.add(piece);
    } else {
      close(piece.row);
      from = piece.row + 1;
    }
  }
  close(pieces.empty() ? 0 : pieces.back().row + 1);
  return best;
}

Band find_band(const Pieces& pieces, const std::vector<double>& known) {
  // A gutter ends where lines begin: left edges that several lines share.
  std::vector<double> edges;
  double size = 0;
  for (const Piece& piece : pieces) {
    edges.push_back(piece.segment->box.left);
    size = std::max(size, piece.segment->size);
  }
  std::ranges::sort(edges);
  std::vector<std::pair<std::size_t, double>> candidates;
  for (std::size_t i = 0; i < edges.size();) {
    std::size_t end = i;
    while (end < edges.size() && edges[end] - edges[i] < 1.5) ++end;
    if (end - i >= 2) candidates.emplace_back(end - i, edges[i]);
    i = end;
  }
  std::ranges::stable_sort(candidates, [](const auto& a, const auto& b) { return a.first > b.first; });
  if (candidates.size() > kMaxCandidates) candidates.resize(kMaxCandidates);
  Band best;
  for (const auto& [count, edge] : candidates) {
    const Band band = band_at(pieces, edge, kLeastGutter, false);
    if (band.weight > best.weight) best = band;
  }
  if (best.weight == 0)
    for (const double gutter : known)
      if (const Band band = band_at(pieces, gutter, kLeastGutter, true); band.weight > best.weight) best = band;
  return best;
}

PdfLine line_of(const std::vector<const PdfSegment*>& segments) {
  PdfLine line;
  line.box = segments.front()->box;
  line.bold = true;
  line.first_width = segments.front()->first_width;
  double widest = -1;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const PdfSegment& segment = *segments[i];
    if (i > 0) {
      const double gap = segment.box.left - segments[i - 1]->box.right;
      const bool cell = gap > kTableGap * std::max(segment.size, segments[i - 1]->size);
      line.text += cell ? '\t' : ' ';
      line.cells = line.cells || cell;
    }
    for (const Span mark : segment.marks)
      line.marks.push_back({mark.start + line.text.size(), mark.end + line.text.size()});
    line.text += segment.text;
    line.bold = line.bold && segment.bold;
    line.box = {std::min(line.box.left, segment.box.left), std::min(line.box.top, segment.box.top),
                std::max(line.box.right, segment.box.right), std::max(line.box.bottom, segment.box.bottom)};
    if (width_of(segment.box) > widest) {
      widest = width_of(segment.box);
      line.size = segment.size;
      line.base = segment.base;
    }
  }
  return line;
}

using Flow = std::vector<PdfLine>;  // a column from its top to its bottom

void cut(const Pieces& pieces, std::size_t depth, std::vector<double>& known, std::vector<Flow>& flows) {
  if (pieces.empty()) return;
  if (depth < kMaxDepth) {
    if (const Band band = find_band(pieces, known); band.weight > 0) {
      if (known.size() < kMaxDepth) known.push_back(band.gutter);
      Pieces above, left, right, below;
      for (const Piece& piece : pieces) {
        if (piece.row < band.from)
          above.push_back(piece);
        else if (piece.row >= band.to)
          below.push_back(piece);
        else
          (piece.segment->box.left >= band.gutter - 0.01 ? right : left).push_back(piece);
      }
      cut(above, depth + 1, known, flows);
      cut(left, depth + 1, known, flows);
      cut(right, depth + 1, known, flows);
      cut(below, depth + 1, known, flows);
      return;
    }
  }
  Flow flow;
  for (std::size_t i = 0; i < pieces.size();) {
    std::vector<const PdfSegment*> segments;
    const std::size_t row = pieces[i].row;
    for (; i < pieces.size() && pieces[i].row == row; ++i) segments.push_back(pieces[i].segment);
    flow.push_back(line_of(segments));
  }
  flows.push_back(std::move(flow));
}

bool is_sentence_end(const std::string& text) {
  std::size_t end = text.size();
  const auto ends_with = [&](std::string_view tail) {
    return end >= tail.size() && std::string_view(text).substr(0, end).ends_with(tail);
  };
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view tail : {"\"", "'", ")", "]", "\u201D", "\u2019"})
      if (ends_with(tail)) {
        end -= tail.size();
        again = true;
      }
    // A footnote's mark "[12]" follows the stop.
    std::size_t digits = end;
    while (digits > 0 && text[digits - 1] >= '0' && text[digits - 1] <= '9') --digits;
    if (digits < end && digits > 0 && text[digits - 1] == '[' && end < text.size()) {
      end = digits - 1;
      again = true;
    }
  }
  return ends_with(".") || ends_with("!") || ends_with("?") || ends_with(":");
}

bool starts_lower(const std::string& text) {
  if (text.empty()) return false;
  const char32_t first = code_point_at(text, 0).value;
  return is_letter(first) && !is_upper(first);
}

bool breaks_word(const std::string& text) {
  return text.size() > 2 && text.ends_with('-') && text[text.size() - 2] != ' ' && text[text.size() - 2] != '-';
}

// "FROM: Ann Lee", "Date Sent: …": a line of a letter's or form's head.
bool is_field(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos || colon == 0 || colon > 24 || !is_upper(code_point_at(text, 0).value)) return false;
  return std::ranges::count(text.substr(0, colon), ' ') <= 2 &&
         (colon + 1 == text.size() || text[colon + 1] == ' ' || text[colon + 1] == '\t');
}

bool starts_with_list_mark(const std::string& text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  for (const std::string_view bullet : {"\u2022", "\u25CF", "\u25E6", "\u25AA", "\u2013 ", "\u2014 ", "- ", "* "})
    if (text.starts_with(bullet)) return true;
  if (text[at] == '(') ++at;
  const std::size_t start = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  if (at == start && at < text.size() && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z')) ++at;
  return at > start && at - start <= 3 && at + 1 < text.size() && (text[at] == '.' || text[at] == ')') &&
         (text[at + 1] == ' ' || text[at + 1] == '\t');
}

// The distance of lines that is most common in the flow, at lines of one size.
double leading_of(const Flow& flow) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < flow.size(); ++i)
    if (const double step = (flow[i].base - flow[i - 1].base) / std::max(flow[i].size, 0.1);
        step > 0.5 && step < 3.5 && std::abs(flow[i].size - flow[i - 1].size) < 0.1 * flow[i].size)
      steps.push_back(step);
  if (steps.empty()) return 1.2;
  std::ranges::sort(steps);
  // The mode, within a tolerance; of several the smallest.
  double best = steps.front();
  std::size_t most = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    std::size_t end = i;
    while (end < steps.size() && steps[end] - steps[i] < 0.12) ++end;
    if (end - i > most + 1) {
      most = end - i;
      best = steps[i + (end - i) / 2];
    }
  }
  return best;
}

void add_blocks(Flow flow, std::vector<PdfBlock>& blocks) {
  if (flow.empty()) return;
  double left = 1e9;
  double right = -1e9;
  for (const PdfLine& line : flow) {
    left = std::min(left, line.box.left);
    right = std::max(right, line.box.right);
  }
  const double leading = leading_of(flow);
  const bool full_column = std::ranges::count_if(flow, [&](const PdfLine& line) {
                             return !line.cells && line.box.right > right - 1.5 * line.size;
                           }) >= 3;
  // The edge that most lines begin at, of each stretch of lines of one size.
  std::vector<double> lefts;
  for (const PdfLine& line : flow) lefts.push_back(line.box.left);
  PdfBlock block;
  block.left = left;
  block.right = right;
  const auto close = [&] {
    if (block.lines.empty()) return;
    // Room at the end of a line is measured to where lines of the paragraph reach. One long line among short ones is no
    // measure of their room.
    std::vector<double> ends;
    for (const PdfLine& line : block.lines) ends.push_back(line.box.right);
    std::ranges::sort(ends, std::greater<>());
    const double size = block.lines.front().size;
    const bool several = ends.size() >= 3 && ends[0] - ends[1] < 2 * size;
    const bool wide = ends[0] > right - 2 * size && ends[0] - block.lines.front().box.left > kFullLine * size;
    // A paragraph that begins at the column's edge has the column's width; one set in has its own.
    const bool set_in = std::ranges::min(block.lines, {}, [](const PdfLine& line) { return line.box.left; }).box.left >
                        left + 1.2 * size;
    const double reach = several ? (full_column && !set_in ? right : ends[0])
                         : wide  ? right
                                 : ends[0] + kFullLine * size;
    for (std::size_t i = 0; i + 1 < block.lines.size(); ++i) {
      PdfLine& line = block.lines[i];
      const PdfLine& next = block.lines[i + 1];
      const bool table = line.cells || next.cells;
      const bool full = reach - line.box.right < next.first_width + 0.6 * line.size;
      line.end = !table && !is_field(next.text) &&
                         (full || breaks_word(line.text) || (starts_lower(next.text) && !is_field(line.text)))
                     ? PdfLineEnd::wrapped
                     : PdfLineEnd::broken;
    }
    blocks.push_back(std::move(block));
    block = PdfBlock{};
    block.left = left;
    block.right = right;
  };
  for (std::size_t i = 0; i < flow.size(); ++i) {
    PdfLine& line = flow[i];
    if (!block.lines.empty()) {
      const PdfLine& last = block.lines.back();
      const double step = (line.base - last.base) / std::max(std::min(line.size, last.size), 0.1);
      const bool far = step > leading + 0.35 || step < -0.1;
      const bool other = std::abs(line.size - last.size) > 0.12 * last.size;
      const bool bold = line.bold != last.bold && !line.cells && !last.cells &&
                        (last.bold ? block.lines.size() < 4 : true) && line.text.size() > 3 && last.text.size() > 3;
      // A first line that begins further right than its column, behind one that begins with it.
      const double indent = line.box.left - last.box.left;
      const bool indented = !line.cells && !last.cells && indent > 0.8 * line.size && indent < 6 * line.size &&
                            (last.box.right < right - 2 * last.size || is_sentence_end(last.text));
      const bool item = starts_with_list_mark(line.text) && last.box.right < right - last.size;
      const bool marked = !line.marks.empty() && line.marks.front().start == 0;
      if (far || other || bold || indented || item || marked) {
        close();
        block.indented = indented;
      }
    }
    block.lines.push_back(std::move(line));
  }
  close();
}

// Where footnotes begin among the lines of a flow's end, or its size.
std::size_t notes_start(const Flow& flow, const PdfRules& rules, double body_size) {
  std::size_t start = flow.size();
  const auto is_marked = [](const PdfLine& line) { return !line.marks.empty() && line.marks.front().start == 0; };
  // Small print up from the foot of the page.
  if (body_size > 0)
    while (start > 0 && flow[start - 1].size < 0.95 * body_size) --start;
  if (start == 0) return flow.size();  // all of it is small: its own text
  if (start < flow.size()) {
    std::size_t first = start;
    while (first < flow.size() && !is_marked(flow[first])) ++first;
    const double top = flow[start].box.top;
    const double size = flow[start].size;
    const bool ruled = std::ranges::any_of(rules, [&](const PageBox& rule) {
      return rule.bottom <= top + 0.5 * size && rule.top >= flow[start - 1].base - 1 &&
             rule.left < flow[start].box.left + 20;
    });
    if (ruled) return start;
    if (first < flow.size()) return first;
    return flow.size();
  }
  // Notes of the text's own size, below a rule, the first of them marked.
  for (std::size_t i = flow.size(); i-- > 1;) {
    const bool ruled = std::ranges::any_of(rules, [&](const PageBox& rule) {
      return rule.top >= flow[i - 1].base - 1 && rule.bottom <= flow[i].base && width_of(rule) < 300;
    });
    if (ruled) return is_marked(flow[i]) ? i : flow.size();
  }
  return flow.size();
}

}  // namespace

std::vector<PdfBlock> blocks_of_page(const std::vector<PdfRow>& rows, const PdfRules& rules, double body_size) {
  Pieces pieces;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].set_aside) continue;
    for (const PdfSegment& segment : rows[i].segments) pieces.push_back({&segment, i});
  }
  std::vector<Flow> flows;
  std::vector<double> known;
  cut(pieces, 0, known, flows);
  std::vector<PdfBlock> blocks;
  std::vector<PdfBlock> notes;
  for (Flow& flow : flows) {
    const std::size_t start = notes_start(flow, rules, body_size);
    Flow foot(std::make_move_iterator(flow.begin() + static_cast<std::ptrdiff_t>(start)),
              std::make_move_iterator(flow.end()));
    flow.resize(start);
    add_blocks(std::move(flow), blocks);
    add_blocks(std::move(foot), notes);
  }
  for (PdfBlock& note : notes) {
    note.kind = PdfBlockKind::note;
    blocks.push_back(std::move(note));
  }
  return blocks;
}

}  // namespace whowhom
