#include "extract/read/ocr_text.hpp"

#include <algorithm>
#include <string_view>

namespace whowhom {
namespace {

bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }

// "inform-" before "ation": both sides are small letters, and the word has no other hyphen that would make it a
// compound.
bool goes_on(std::string_view before, std::string_view after) {
  return before.size() >= 3 && before.back() == '-' && is_lower(before[before.size() - 2]) &&
         before.find('-') == before.size() - 1 && !after.empty() && is_lower(after.front());
}

// Whether the paragraph at the end of `text` goes on with `word` on the next page.
bool sentence_is_open(std::string_view text, std::string_view word) {
  const std::size_t end = text.find_last_not_of("\n ");
  return end != std::string_view::npos && std::string_view(".!?:\"").find(text[end]) == std::string_view::npos &&
         is_lower(word.front());
}

PageBox around(const PageBox& a, const PageBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

}  // namespace

void append_ocr_words(Document& document, int page, const std::vector<OcrWord>& words) {
  if (words.empty()) return;
  std::string& text = document.text;
  if (!text.empty() && !text.ends_with("\n\n") && !sentence_is_open(text, words.front().text)) {
    text.push_back('\n');
    if (!document.pages.empty()) document.pages.back().span.end = text.size();
  }
  const std::size_t page_start = text.size();
  bool line_is_open = false;  // its place is the last one
  for (std::size_t i = 0; i < words.size(); ++i) {
    const OcrWord& word = words[i];
    if (word.starts_paragraph && text.size() > page_start) {
      text += "\n\n";
      line_is_open = false;
    } else if (word.starts_line && text.size() > page_start) {
      if (goes_on(words[i - 1].text, word.text)) {
        text.pop_back();
        text += word.text;
        document.places.back().span.end = text.size();
        WordConfidence& joined = document.read_from_picture.back();
        joined.span.end = text.size();
        joined.confidence = std::min(joined.confidence, word.confidence);
        line_is_open = false;
        if (i + 1 < words.size() && !words[i + 1].starts_line) text.push_back('\n');
        continue;
      }
      text.push_back('\n');
      line_is_open = false;
    } else if (line_is_open) {
      text.push_back(' ');
    }
    const Span span{text.size(), text.size() + word.text.size()};
    text += word.text;
    if (line_is_open) {
      SourcePlace& line = document.places.back();
      line.span.end = span.end;
      line.box = around(*line.box, word.box);
    } else {
      document.places.push_back({span, std::nullopt, word.box, {}});
      line_is_open = true;
    }
    document.read_from_picture.push_back({span, word.confidence});
  }
  text.push_back('\n');
  document.pages.push_back({page, {page_start, text.size()}});
}

}  // namespace whowhom
