// A running head is known by coming back: the same words at the same height of a page near by. Left and right pages
// differ and chapters change, so two pages of a few neighbours are enough; a row of the text that happens to come back
// does not stand at the edge of both pages.
#include "extract/read/pdf_furniture.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxRows = 6;  // of a page's head or foot
constexpr double kMargin = 0.17;     // of the page's height
constexpr int kNear = 4;             // pages to both sides
constexpr double kSameHeight = 4.0;  // points
constexpr std::size_t kMaxKeyBytes = 300;

bool is_roman(std::string_view text) {
  return !text.empty() && text.size() <= 8 && text.find_first_not_of("ivxlc") == std::string_view::npos;
}

// The text with every number replaced by "#", so that "Page 3 of 9" comes back as "Page 4 of 9".
std::string key_of(const PdfRow& row) {
  std::string key;
  std::string word;
  const auto finish = [&] {
    if (is_roman(word)) word = "#";
    key += word;
    word.clear();
  };
  bool digit = false;
  for (const char c : lower_ascii(text_of(row))) {
    const bool is_figure = c >= '0' && c <= '9';
    if (c == ' ' || c == '\t') {
      finish();
    } else if (!is_figure) {
      word += c;
    } else if (!digit) {
      word += '#';
    }
    digit = is_figure;
    if (key.size() > kMaxKeyBytes) break;
  }
  finish();
  return key;
}

struct Candidate {
  std::size_t page = 0;
  std::size_t row = 0;
  bool foot = false;
  std::size_t rank = 0;  // 0 at the edge
  double height = 0;     // of its line of writing, from the top for heads and from the foot for feet
  std::string key;
  std::vector<long> numbers;
};

std::vector<long> numbers_in(const std::string& text) {
  std::vector<long> out;
  for (std::size_t at = 0; at < text.size() && out.size() < 8;) {
    if (text[at] < '0' || text[at] > '9') {
      ++at;
      continue;
    }
    long value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (error == std::errc()) out.push_back(value);
    at = static_cast<std::size_t>(end - text.data());
  }
  return out;
}

void collect(const PdfPageRows& page, std::size_t number, std::vector<Candidate>& out) {
  const std::vector<PdfRow>& rows = page.rows.rows;
  const auto add = [&](std::size_t row, bool foot, std::size_t rank) {
    const double height = foot ? page.rows.height - rows[row].base : rows[row].base;
    if (height > kMargin * page.rows.height) return false;
    out.push_back({number, row, foot, rank, height, key_of(rows[row]), numbers_in(text_of(rows[row]))});
    return true;
  };
  for (std::size_t i = 0; i < std::min(rows.size(), kMaxRows); ++i)
    if (!add(i, false, i)) break;
  for (std::size_t i = 0; i < std::min(rows.size(), kMaxRows); ++i)
    if (!add(rows.size() - 1 - i, true, i)) break;
}

bool same_place(const Candidate& a, const Candidate& b) {
  return a.foot == b.foot && a.page != b.page && std::abs(a.height - b.height) <= kSameHeight;
}

// Whether some number of both counts on from page to page, or all are the same ("1 of 9" to "2 of 9").
bool counts_on(const Candidate& a, const Candidate& b) {
  const long pages = static_cast<long>(b.page) - static_cast<long>(a.page);
  for (std::size_t i = 0; i < std::min(a.numbers.size(), b.numbers.size()); ++i)
    if (b.numbers[i] - a.numbers[i] == pages) return true;
  return false;
}

bool has_letters(const std::string& key) {
  return std::ranges::count_if(key, [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }) >= 3;
}

}  // namespace

void set_furniture_aside(std::vector<PdfPageRows>& pages) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < pages.size(); ++i) collect(pages[i], i, candidates);
  std::map<std::pair<bool, std::string>, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < candidates.size(); ++i) by_key[{candidates[i].foot, candidates[i].key}].push_back(i);

  std::vector<char> comes_back(candidates.size(), 0);
  for (const auto& [key, members] : by_key) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Candidate& one = candidates[members[i]];
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        const Candidate& other = candidates[members[j]];
        if (other.page > one.page + kNear) break;
        if (!same_place(one, other)) continue;
        // A bare number must count; words come back as they are.
        const bool same =
            has_letters(one.key) || counts_on(one, other) || (one.numbers.empty() && other.numbers.empty());
        if (same) comes_back[members[i]] = comes_back[members[j]] = 1;
      }
    }
  }

  // Heights at which rows come back, for heads that are on one page only: the title of a short chapter.
  struct Level {
    double height;
    double size;
  };
  std::vector<Level> levels[2];
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (comes_back[i])
      levels[candidates[i].foot].push_back(
          {candidates[i].height, pages[candidates[i].page].rows.rows[candidates[i].row].size});
  const auto on_level = [&](const Candidate& one) {
    const double size = pages[one.page].rows.rows[one.row].size;
    const auto count = std::ranges::count_if(levels[one.foot], [&](const Level& level) {
      return std::abs(level.height - one.height) < 1.0 && std::abs(level.size - size) < 0.3;
    });
    return static_cast<double>(count) > 0.4 * static_cast<double>(pages.size()) && count >= 4;
  };

  for (std::size_t i = 0; i < candidates.size();) {
    // The rows of one edge follow each other from the edge inward.
    std::size_t end = i;
    while (end < candidates.size() && candidates[end].page == candidates[i].page &&
           candidates[end].foot == candidates[i].foot)
      ++end;
    std::vector<PdfRow>& rows = pages[candidates[i].page].rows.rows;
    for (std::size_t k = i; k < end; ++k) {
      const Candidate& one = candidates[k];
      PdfRow& row = rows[one.row];
      if (!comes_back[k]) {
        const std::size_t inner = one.foot ? one.row - 1 : one.row + 1;
        const bool apart = inner >= rows.size() || std::abs(rows[inner].base - row.base) > 1.7 * row.size;
        if (!apart || !on_level(one)) break;
      }
      row.set_aside = true;
    }
    i = end;
  }
}

void take_line_numbers(PdfPageRows& page) {
  std::vector<PdfRow>& rows = page.rows.rows;
  struct Number {
    std::size_t row;
    long value;
    double right;
  };
  std::vector<Number> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PdfSegment& first = rows[i].segments.front();
    if (first.text.empty() || first.text.size() > 2 ||
        !std::ranges::all_of(first.text, [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    found.push_back({i, std::stol(first.text), first.box.right});
  }
  if (found.size() < 10 || 2 * found.size() < rows.size()) return;
  std::size_t steps = 0;
  for (std::size_t i = 1; i < found.size(); ++i)
    if (found[i].value == found[i - 1].value + 1 && std::abs(found[i].right - found[i - 1].right) < 8) ++steps;
  if (10 * steps < 8 * (found.size() - 1)) return;
  for (const Number& number : found) {
    PdfRow& row = rows[number.row];
    page.line_numbers.push_back(row.segments.front().text);
    row.segments.erase(row.segments.begin());
  }
  std::erase_if(rows, [](const PdfRow& row) { return row.segments.empty(); });
}

}  // namespace whowhom
