// Bytes of PNG, JPEG, TIFF, GIF, BMP and WebP to pixels, by Leptonica: the library that Tesseract itself stands on, so
// whoever has the one has the other, and who has neither needs no decoder.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extract/read/ocr.hpp"

namespace whowhom {

struct PictureSize {
  int width = 0;
  int height = 0;
};

class ImageDecoder {
 public:
  /// Throws OcrMissing where there is no Leptonica.
  explicit ImageDecoder(std::string_view bytes);
  ~ImageDecoder();
  ImageDecoder(const ImageDecoder&) = delete;
  ImageDecoder& operator=(const ImageDecoder&) = delete;

  /// What the file says of its next picture, before the pixels are unpacked. Nothing where the bytes are damaged or
  /// there is no more: TIFF has one a page, the others one in all, of GIF the first.
  std::optional<PictureSize> next_size() const;

  /// The next picture: grey, upright as Exif says, and of a size that Tesseract reads well (what is huge is made
  /// smaller, what has the small letters of a screen larger). Nothing where the bytes are damaged.
  std::optional<Picture> next();

  void skip();

 private:
  struct Leptonica;
  std::unique_ptr<Leptonica> leptonica_;
};

}  // namespace whowhom
