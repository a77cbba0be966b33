// Pictures for tests of OCR: our own, of made-up sentences, and files that tests write.
#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "extract/read/ocr.hpp"

namespace whowhom {

/// Six lines in two paragraphs: "Ann Lee told Robert Ray on Monday …", 150 dots an inch.
inline std::string letter_png() {
  std::ifstream file(WHOWHOM_SOURCE_DIR "/tests/extract/read/pictures/letter.png", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// False, and a word about it, where Tesseract is not installed.
inline bool has_tesseract() {
  try {
    const OcrEngine engine;
    return true;
  } catch (const OcrMissing& missing) {
    MESSAGE("skipped: " << missing.what());
    return false;
  }
}

inline std::string number(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  return out;
}

/// Windows bitmap of 24 bits, rows upwards (Microsoft's BITMAPINFOHEADER), of grey pixels. `height` and `width` of the
/// header may be larger than the pixels are.
inline std::string bmp(int width, int height, const std::vector<unsigned char>& pixels) {
  std::string rows;
  const std::size_t row = pixels.empty() ? 0 : static_cast<std::size_t>(width);
  for (std::size_t y = pixels.empty() ? 0 : pixels.size() / row; y-- > 0;) {
    for (std::size_t x = 0; x < row; ++x) rows += std::string(3, static_cast<char>(pixels[y * row + x]));
    rows += std::string((4 - row * 3 % 4) % 4, '\0');
  }
  return "BM" + number(static_cast<std::uint32_t>(54 + rows.size()), 4) + number(0, 4) + number(54, 4) + number(40, 4) +
         number(static_cast<std::uint32_t>(width), 4) + number(static_cast<std::uint32_t>(height), 4) + number(1, 2) +
         number(24, 2) + number(0, 4) + number(static_cast<std::uint32_t>(rows.size()), 4) + number(5906, 4) +
         number(5906, 4) + number(0, 8) + rows;
}

/// TIFF 6.0 with one uncompressed grey page for each picture. `ring` lets the last page be followed by the first.
inline std::string tiff(const std::vector<Picture>& pages, bool ring = false) {
  std::string out = "II*" + std::string(1, '\0') + number(0, 4);
  std::size_t link = 4;  // where the offset of the next page is to be written
  std::size_t first = 0;
  const auto put = [&out](std::size_t at, std::size_t value) {
    out.replace(at, 4, number(static_cast<std::uint32_t>(value), 4));
  };
  for (const Picture& page : pages) {
    const std::size_t pixels = out.size();
    out.append(reinterpret_cast<const char*>(page.pixels.data()), page.pixels.size());
    if (out.size() % 2 != 0) out.push_back('\0');
    put(link, out.size());
    if (first == 0) first = out.size();
    const auto entry = [&out](std::uint32_t tag, std::uint32_t type, std::size_t value) {
      out += number(tag, 2) + number(type, 2) + number(1, 4) + number(static_cast<std::uint32_t>(value), 4);
    };
    out += number(9, 2);
    entry(256, 4, static_cast<std::size_t>(page.width));
    entry(257, 4, static_cast<std::size_t>(page.height));
    entry(258, 3, 8);
    entry(259, 3, 1);
    entry(262, 3, 1);
    entry(273, 4, pixels);
    entry(277, 3, 1);
    entry(278, 4, static_cast<std::size_t>(page.height));
    entry(279, 4, page.pixels.size());
    link = out.size();
    out += number(0, 4);
  }
  if (ring) put(link, first);
  return out;
}

}  // namespace whowhom
