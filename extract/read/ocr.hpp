// Words of a picture, read by Tesseract. It is an optional component, looked for when the program runs: whoever
// installs it needs no other program of ours.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "extract/read/document.hpp"
#include "graph/error.hpp"

namespace whowhom {

/// Rows of pixels from top to bottom without gaps, one byte for each channel.
struct Picture {
  int width = 0;
  int height = 0;
  int channels = 1;  ///< 1 (grey, 0 is black) or 3 (red, green, blue)
  std::vector<unsigned char> pixels;
  double dots_per_inch = 0.0;  ///< 0 where nobody knows
};

struct OcrWord {
  std::string text;         ///< UTF-8, without blanks
  PageBox box;              ///< in points by the picture's resolution, a dot a point where nobody knows it
  double confidence = 1.0;  ///< 0..1
  bool starts_line = false;
  bool starts_paragraph = false;
};

struct OcrReading {
  std::vector<OcrWord> words;  ///< in reading order
  std::string flaw;  ///< why there are no words, for a diagnostic: "has no words", "took more than 12 s to read"
};

/// Tesseract or its data for English is not there. The message says which package brings it, and not of what input.
class OcrMissing : public Error {
 public:
  using Error::Error;
};

/// Loads the library and the data once; each document that needs it makes one and reads its pages with it. What it
/// reads of a page does not depend on the pages before.
class OcrEngine {
 public:
  /// Throws OcrMissing. `data_folder` holds eng.traineddata; empty for the folders where systems keep it.
  explicit OcrEngine(const std::string& data_folder = {});
  OcrEngine(OcrEngine&&) noexcept;
  OcrEngine& operator=(OcrEngine&&) noexcept;
  ~OcrEngine();

  /// The words of a page. Takes 1 to 5 s for a page of a book at 300 dots an inch, and gives up after 12 s of the
  /// processor's time. Pages of noise (a photograph, a stain) have a flaw and no words. `at_work`, where there is one,
  /// is called every second or so in between.
  OcrReading read(const Picture& picture, const std::function<void()>& at_work = {});

 private:
  struct Tesseract;
  std::unique_ptr<Tesseract> tesseract_;
};

}  // namespace whowhom
