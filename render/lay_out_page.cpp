// One column of text of the figure's width; leads are bold, quotes follow them on the same line.
#include "render/lay_out_page.hpp"

#include <algorithm>

#include "render/note_style.hpp"
#include "render/text_width.hpp"
#include "render/wrap_text.hpp"

namespace whowhom {
namespace {

constexpr double kTitleTextSize = 21;
constexpr double kTitleTextLine = 26;
constexpr double kSubtitleSize = 13;
constexpr double kSubtitleLine = 18;
constexpr double kLegendSize = 11.5;
constexpr double kLegendSample = 32;
constexpr double kLegendGap = 18;
constexpr double kLegendLine = 24;
constexpr double kNoteLine = 16;
constexpr double kNoteGap = 7;
constexpr double kSmallSize = 11;
constexpr double kSmallLine = 15;
constexpr std::size_t kMaxTitleLines = 3;

// Lines of `text` from the base line of the first one at `y`; `y` moves to the next base line.
void set_lines(std::string_view text, double x, double width, double size, double line_height, bool bold,
               std::size_t max_lines, double& y, std::vector<PlacedText>& out) {
  for (const std::string& line : wrap_text(text, width, size, bold, max_lines)) {
    out.push_back({line, {x, y}, size, bold, false, text_width(line, size, bold)});
    y += line_height;
  }
}

void set_legend(const Figure& figure, double& y, Layout& layout) {
  if (figure.legend.empty()) return;
  double x = kMargin;
  for (std::size_t i = 0; i < figure.legend.size(); ++i) {
    const double width = text_width(figure.legend[i].text, kLegendSize, false);
    const double whole = kLegendSample + 8 + width;
    if (x > kMargin && x + whole > layout.width - kMargin) {
      x = kMargin;
      y += kLegendLine;
    }
    layout.legend.push_back(
        {i,
         {x, y},
         {x + kLegendSample, y},
         {figure.legend[i].text, {x + kLegendSample + 8, y + 4}, kLegendSize, false, false, width}});
    x += whole + kLegendGap;
  }
  y += kLegendLine;
}

// The lead in bold, the quote running on behind it: words are set one after the other, lines break at blanks.
PlacedNote set_note(const FigureNote& note, double width, double& y) {
  PlacedNote placed{note.number, {kMargin + 9, y - 4}, {}};
  double x = 0;
  const double left = kMargin + kNoteIndent;
  const auto run_on = [&](std::string_view text, bool bold) {
    std::string flat = on_one_line(text);
    while (!flat.empty()) {
      const std::string whole_line = wrap_text(flat, width - x, kNoteSize, bold).front();
      const bool fits = text_width(whole_line, kNoteSize, bold) <= width - x;
      const bool breaks_word = flat.size() > whole_line.size() && flat[whole_line.size()] != ' ' &&
                               whole_line.back() != '-' && whole_line.back() != '/';
      if (x > 0 && (!fits || breaks_word)) {
        x = 0;
        y += kNoteLine;
        continue;
      }
      const double line_width = text_width(whole_line, kNoteSize, bold);
      placed.lines.push_back({whole_line, {left + x, y}, kNoteSize, bold, false, line_width});
      x += line_width;
      flat.erase(0, whole_line.size());
      while (!flat.empty() && flat.front() == ' ') flat.erase(0, 1);
      if (!flat.empty()) {
        x = 0;
        y += kNoteLine;
      }
    }
    x += text_width(" ", kNoteSize, bold);
  };
  run_on(note.lead + ":", true);
  run_on("“" + note.quote + "”" + (note.source.empty() ? "" : " (" + note.source + ")"), false);
  y += kNoteLine + kNoteGap;
  return placed;
}

}  // namespace

double lay_out_heading(const Figure& figure, Layout& layout) {
  layout.width = figure.width_px;
  const double width = layout.width - 2 * kMargin;
  double y = kMargin + 15;
  set_lines(figure.title, kMargin, width, kTitleTextSize, kTitleTextLine, true, kMaxTitleLines, y, layout.title);
  y -= 4;
  set_lines(figure.subtitle, kMargin, width, kSubtitleSize, kSubtitleLine, false, kMaxTitleLines, y, layout.subtitle);
  return y - 8;
}

void lay_out_foot(const Figure& figure, double y, Layout& layout) {
  const double width = layout.width - 2 * kMargin;
  layout.rule_y = y;
  y += 22;
  set_legend(figure, y, layout);
  y += 8;
  for (const FigureNote& note : figure.notes)
    layout.notes.push_back(set_note(note, note_text_width(figure.width_px), y));
  std::string remarks;
  for (const std::string& remark : figure.remarks) remarks += remark + " ";
  y += 2;
  set_lines(remarks + figure.source, kMargin, width, kSmallSize, kSmallLine, false, 6, y, layout.small_print);
  layout.height = y - kSmallLine + kMargin - 4;
}

}  // namespace whowhom
