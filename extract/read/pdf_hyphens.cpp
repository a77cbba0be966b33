// A word that stands elsewhere in the document, whole or with its hyphen, decides; else two words that both stand there
// by themselves keep their hyphen ("decision-making"), and all others lose it.
#include "extract/read/pdf_hyphens.hpp"

#include <algorithm>
#include <array>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

constexpr std::array<std::string_view, 4> kHyphens{"-", "\u00AD", "\u2010", "\u2011"};
constexpr std::string_view kSoftHyphen = "\u00AD";

bool is_word_letter(std::string_view text, std::size_t at) {
  const char32_t value = code_point_at(text, at).value;
  return is_letter(value) || value == U'\'' || value == 0x2019;
}

// The letters at the end of `text`.
std::string_view last_letters(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0) {
    std::size_t at = start - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    if (!is_word_letter(text, at)) break;
    start = at;
  }
  return text.substr(start);
}

std::string_view first_letters(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_word_letter(text, end)) end += code_point_at(text, end).size;
  return text.substr(0, end);
}

std::size_t count_of(const WordCounts& words, const std::string& word) {
  const auto found = words.find(word);
  return found == words.end() ? 0 : found->second;
}

void count_line(std::string_view line, bool cut, WordCounts& words) {
  // Words and words with hyphens; what the line's end cuts is half a word.
  std::size_t at = 0;
  while (at < line.size()) {
    if (!is_word_letter(line, at)) {
      at += code_point_at(line, at).size;
      continue;
    }
    const std::size_t start = at;
    std::size_t hyphens = 0;
    while (at < line.size()) {
      if (is_word_letter(line, at)) {
        at += code_point_at(line, at).size;
      } else if (line[at] == '-' && at + 1 < line.size() && is_word_letter(line, at + 1)) {
        ++hyphens;
        ++at;
      } else {
        break;
      }
    }
    if (cut && at + 2 >= line.size() && at < line.size()) return;
    if (hyphens <= 3) ++words[lower_case(line.substr(start, at - start))];
  }
}

}  // namespace

WordCounts count_words(const std::vector<PdfPageRows>& pages) {
  WordCounts words;
  bool needed = false;
  for (const PdfPageRows& page : pages)
    for (const PdfRow& row : page.rows.rows)
      for (const PdfSegment& segment : row.segments) needed = needed || ends_with_hyphen(segment.text);
  if (!needed) return words;
  for (const PdfPageRows& page : pages)
    for (const PdfRow& row : page.rows.rows)
      for (const PdfSegment& segment : row.segments) count_line(segment.text, ends_with_hyphen(segment.text), words);
  return words;
}

std::size_t hyphen_bytes(std::string_view text) {
  for (const std::string_view hyphen : kHyphens)
    if (text.ends_with(hyphen)) return hyphen.size();
  return 0;
}

bool ends_with_hyphen(std::string_view line) {
  const std::size_t bytes = hyphen_bytes(line);
  return bytes > 0 && line.size() > bytes && is_letter(code_point_at(line, line.size() - bytes).value) == false &&
         !last_letters(line.substr(0, line.size() - bytes)).empty();
}

HyphenFate fate_of_hyphen(std::string_view line, std::string_view next, const WordCounts& words) {
  if (line.ends_with("\u2014") && !line.ends_with(" \u2014")) return HyphenFate::keep;
  const std::size_t bytes = hyphen_bytes(line);
  if (bytes == 0 || next.empty()) return HyphenFate::no_hyphen;
  if (line.ends_with(kSoftHyphen)) return HyphenFate::drop;
  const std::string_view before = line.substr(0, line.size() - bytes);
  if (before.empty() || before.ends_with(" ")) return HyphenFate::no_hyphen;
  if (before.ends_with("-")) return HyphenFate::keep;  // two hyphens are a dash
  const std::string_view left = last_letters(before);
  const std::string_view right = first_letters(next);
  // "U.S.-" "Russian", "2016-" "2017", "Franco-" "Prussian"
  if (left.empty() || right.empty() || starts_upper(right)) return HyphenFate::keep;
  const std::size_t cut = before.size() - left.size();
  if (cut > 0 && before[cut - 1] == '-') return HyphenFate::keep;  // "up-to-" "date"
  if (cut > 0 && before[cut - 1] == '.') return HyphenFate::keep;
  const std::string whole = lower_case(left) + lower_case(right);
  const std::string parted = lower_case(left) + "-" + lower_case(right);
  const std::size_t as_one = count_of(words, whole);
  const std::size_t as_two = count_of(words, parted);
  if (as_one != as_two) return as_one > as_two ? HyphenFate::drop : HyphenFate::keep;
  if (left.size() >= 3 && right.size() >= 3 && count_of(words, lower_case(left)) > 0 &&
      count_of(words, lower_case(right)) > 0)
    return HyphenFate::keep;
  return HyphenFate::drop;
}

}  // namespace whowhom
