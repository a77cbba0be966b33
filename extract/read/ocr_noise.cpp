#include "extract/read/ocr_noise.hpp"

namespace whowhom {

// By letters, since noise is many short words. A clean page has 0.9 and more, one of letters so small that a third of
// the words are wrong 0.45; photographs and pages in another script (Cyrillic read as English) have 0.3 to 0.4.
constexpr double kWorstPage = 0.5;

bool is_noise(const std::vector<OcrWord>& words) {
  double letters = 0;
  double sure = 0;
  for (const OcrWord& word : words) {
    const auto size = static_cast<double>(word.text.size());
    letters += size;
    sure += size * word.confidence;
  }
  return sure < kWorstPage * letters;
}

}  // namespace whowhom
