// Greedy line breaking; even lines come from the narrowest width that gives the same number of lines.
#include "render/wrap_text.hpp"

#include <algorithm>

#include "render/text_width.hpp"

namespace whowhom {
namespace {

constexpr std::string_view kEllipsis = "…";

// Pieces that may stand at the start of a line; each keeps the blank behind it.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = (text[i] == '-' || text[i] == '/') && i > start + 1 && i + 2 < text.size();
    if (text[i] != ' ' && !hyphen) continue;
    if (hyphen && text[i + 1] == ' ') continue;
    out.push_back(text.substr(start, i + 1 - start));
    start = i + 1;
  }
  if (start < text.size()) out.push_back(text.substr(start));
  return out;
}

std::string_view without_blank(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The longest start of `text` that fits, at least one character.
std::size_t fitting_bytes(std::string_view text, double width, double size, bool bold) {
  std::size_t fits = 0;
  for (std::size_t at = 0; at < text.size();) {
    next_code_point(text, at);
    if (fits > 0 && text_width(text.substr(0, at), size, bold) > width) break;
    fits = at;
  }
  return fits;
}

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

std::vector<std::string> wrap_text(std::string_view text, double width, double size, bool bold, std::size_t max_lines) {
  const std::string flat = on_one_line(text);
  std::vector<std::string> lines;
  std::string line;
  const auto finish = [&] {
    lines.emplace_back(without_blank(line));
    line.clear();
  };
  for (std::string_view piece : pieces_of(flat)) {
    if (!line.empty() && text_width(line + std::string(without_blank(piece)), size, bold) > width) finish();
    while (text_width(without_blank(piece), size, bold) > width) {
      const std::size_t bytes = fitting_bytes(piece, width, size, bold);
      if (bytes >= piece.size()) break;
      line = piece.substr(0, bytes);
      finish();
      piece.remove_prefix(bytes);
    }
    line += piece;
  }
  if (!line.empty() || lines.empty()) finish();
  if (lines.size() > max_lines) {
    std::string& last = lines[max_lines - 1];
    lines.resize(max_lines);
    while (!last.empty() && text_width(last + std::string(kEllipsis), size, bold) > width) {
      const std::size_t blank = last.find_last_of(' ');
      std::size_t cut = blank == std::string::npos ? last.size() - 1 : blank;
      while (cut > 0 && (static_cast<unsigned char>(last[cut]) & 0xC0U) == 0x80U) --cut;
      last.resize(cut);
    }
    last += kEllipsis;
  }
  return lines;
}

std::vector<std::string> wrap_evenly(std::string_view text, double width, double size, bool bold,
                                     std::size_t max_lines) {
  std::vector<std::string> lines = wrap_text(text, width, size, bold, max_lines);
  if (lines.size() < 2 || lines.back().ends_with(kEllipsis)) return lines;
  double low = width / static_cast<double>(lines.size()) / 2;
  double high = width;
  while (high - low > 2) {
    const double middle = (low + high) / 2;
    std::vector<std::string> tighter = wrap_text(text, middle, size, bold);
    const bool whole =
        std::ranges::all_of(tighter, [&](const std::string& line) { return text_width(line, size, bold) <= middle; });
    if (whole && tighter.size() == lines.size()) {
      high = middle;
      lines = std::move(tighter);
    } else {
      low = middle;
    }
  }
  return lines;
}

}  // namespace whowhom
