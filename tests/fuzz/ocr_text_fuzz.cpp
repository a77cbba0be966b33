// Pages of words, as an engine gives them: one byte of marks (line, paragraph, page), one of confidence, then the word
// up to a blank.
#include "extract/read/ocr_text.hpp"

#include "extract/read/ocr_noise.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_ocr_text(std::string_view bytes) {
  Document document;
  document.source.sha256 = std::string(64, '0');
  std::vector<OcrWord> words;
  int page = 1;
  for (std::size_t at = 0; at + 2 < bytes.size();) {
    const auto marks = static_cast<unsigned char>(bytes[at]);
    const double confidence = static_cast<unsigned char>(bytes[at + 1]) / 255.0;
    std::string_view text = bytes.substr(at + 2);
    text = text.substr(0, text.find(' '));
    at += 3 + text.size();
    if (text.empty() || !is_document_text(text)) continue;
    const double left = marks;
    words.push_back(
        {std::string(text), {left, confidence, left + 1, 2}, confidence, (marks & 1) != 0, (marks & 2) != 0});
    if ((marks & 4) == 0) continue;
    is_noise(words);
    append_ocr_words(document, page++, words);
    words.clear();
  }
  append_ocr_words(document, page, words);
  require_good(document);
}

}  // namespace whowhom
