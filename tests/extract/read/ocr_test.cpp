#include "extract/read/ocr.hpp"

#include <doctest/doctest.h>

#include "extract/read/image_decoder.hpp"
#include "support/pictures.hpp"

namespace whowhom {
namespace {

Picture letter() { return ImageDecoder(letter_png()).next().value(); }

std::string joined(const std::vector<OcrWord>& words) {
  std::string out;
  for (const OcrWord& word : words) out += (out.empty() ? "" : " ") + word.text;
  return out;
}

// The same grey values on every machine.
Picture noise(int side) {
  Picture out{side, side, 1, {}, 150};
  unsigned state = 12345;
  for (int i = 0; i < side * side; ++i) {
    state = state * 1664525u + 1013904223u;
    out.pixels.push_back(static_cast<unsigned char>(state >> 24));
  }
  return out;
}

}  // namespace

TEST_CASE("words come with their places, lines and paragraphs") {
  if (!has_tesseract()) return;
  const OcrReading reading = OcrEngine().read(letter());
  CHECK(reading.flaw.empty());
  REQUIRE(reading.words.size() > 40);
  CHECK(joined(reading.words).starts_with("Ann Lee told Robert Ray on Monday that the draft of the report was ready."));
  CHECK(reading.words[0].starts_paragraph);
  CHECK(reading.words[0].starts_line);
  CHECK_FALSE(reading.words[1].starts_line);
  CHECK(reading.words[0].confidence > 0.8);
  // 24 of 680 pixels from the left at 150 dots an inch.
  CHECK(reading.words[0].box.left == doctest::Approx(24 * 72.0 / 150).epsilon(0.1));
  std::size_t paragraphs = 0;
  for (const OcrWord& word : reading.words) paragraphs += word.starts_paragraph ? 1 : 0;
  CHECK(paragraphs == 2);
}

TEST_CASE("what is read of a page does not depend on the pages before") {
  if (!has_tesseract()) return;
  OcrEngine engine;
  const std::string alone = joined(engine.read(letter()).words);
  engine.read(noise(300));
  CHECK(joined(engine.read(letter()).words) == alone);
  CHECK(joined(OcrEngine().read(letter()).words) == alone);
}

TEST_CASE("white paper, noise, too small a picture and missing pixels have a flaw and no words") {
  if (!has_tesseract()) return;
  OcrEngine engine;
  const auto flaw = [&engine](const Picture& picture) {
    const OcrReading reading = engine.read(picture);
    CHECK(reading.words.empty());
    return reading.flaw;
  };
  CHECK(flaw({200, 200, 1, std::vector<unsigned char>(40'000, 255), 150}) == "has no words");
  CHECK(flaw(noise(400)).starts_with("has no words"));
  CHECK(flaw({2, 2, 1, {0, 0, 0, 0}, 150}) == "is too small to hold words");
  CHECK(flaw({200, 200, 3, std::vector<unsigned char>(40'000, 255), 150}) == "is damaged: pixels are missing");
  CHECK(flaw({200, -200, 2, {}, 150}) == "is too small to hold words");
}

TEST_CASE("where the data for English are missing, the package that brings them is named") {
  if (!has_tesseract()) return;
  CHECK_THROWS_WITH_AS(OcrEngine("/nowhere"), doctest::Contains("apt install tesseract-ocr-eng"), OcrMissing);
}

}  // namespace whowhom
