// Leptonica by its names in allheaders.h (1.79 to 1.85), looked up when the first picture comes.
#include "extract/read/image_decoder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "extract/read/image_orientation.hpp"
#include "extract/read/runtime_library.hpp"

extern "C" {
struct Pix;
}

namespace whowhom {
namespace {

constexpr int kSilent = 6;           // L_SEVERITY_NONE: Leptonica writes to the error output, which is the program's
constexpr double kMaxPixels = 12e6;  // A4 at 300 dots an inch has 8.7 million; more costs time and reads no better
constexpr double kSmallPixels = 2.6e6;
constexpr std::int32_t kMaxPages = 3'000;  // Leptonica's own limit
constexpr int kScreenDots = 130;           // letters of a screen are half as high as Tesseract was trained on

struct Api {
  void (*set_severity)(std::int32_t);
  std::int32_t (*header)(const std::uint8_t*, std::size_t, std::int32_t* format, std::int32_t* width,
                         std::int32_t* height, std::int32_t* bits, std::int32_t* samples, std::int32_t* has_map);
  std::int32_t (*tiff_header)(const std::uint8_t*, std::size_t, std::int32_t page, std::int32_t* width,
                              std::int32_t* height, std::int32_t* bits, std::int32_t* samples, std::int32_t* dots,
                              std::int32_t* has_map, std::int32_t* format);
  Pix* (*read)(const std::uint8_t*, std::size_t);
  Pix* (*read_tiff)(const std::uint8_t*, std::size_t, std::int32_t page);
  void (*destroy)(Pix**);
  Pix* (*without_alpha)(Pix*);
  Pix* (*to_grey)(Pix*, std::int32_t keep_map);
  Pix* (*scaled)(Pix*, float, float);
  Pix* (*turned)(Pix*, std::int32_t quarters);
  Pix* (*mirrored)(Pix*, Pix*);
  Pix* (*flipped)(Pix*, Pix*);
  std::int32_t (*width)(const Pix*);
  std::int32_t (*height)(const Pix*);
  std::int32_t (*words_per_row)(const Pix*);
  std::int32_t (*dots)(const Pix*);
  std::uint32_t* (*data)(Pix*);
};

bool load(const RuntimeLibrary& library, Api& api) {
  return library.find("setMsgSeverity", api.set_severity) && library.find("pixReadHeaderMem", api.header) &&
         library.find("readHeaderMemTiff", api.tiff_header) && library.find("pixReadMem", api.read) &&
         library.find("pixReadMemTiff", api.read_tiff) && library.find("pixDestroy", api.destroy) &&
         library.find("pixRemoveAlpha", api.without_alpha) && library.find("pixConvertTo8", api.to_grey) &&
         library.find("pixScale", api.scaled) && library.find("pixRotateOrth", api.turned) &&
         library.find("pixFlipLR", api.mirrored) && library.find("pixFlipTB", api.flipped) &&
         library.find("pixGetWidth", api.width) && library.find("pixGetHeight", api.height) &&
         library.find("pixGetWpl", api.words_per_row) && library.find("pixGetXRes", api.dots) &&
         library.find("pixGetData", api.data);
}

bool is_tiff(std::string_view bytes) {
  return bytes.starts_with(std::string_view("II*\0", 4)) || bytes.starts_with(std::string_view("MM\0*", 4));
}

// Leptonica unpacks a GIF to tell its size; the size of its screen stands at its start (GIF89a, section 18).
std::optional<PictureSize> gif_size(std::string_view bytes) {
  if (bytes.size() < 10) return std::nullopt;
  const auto number = [bytes](std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8;
  };
  return PictureSize{number(6), number(8)};
}

}  // namespace

struct ImageDecoder::Leptonica {
  Api api{};
  std::string_view bytes;
  bool tiff = false;
  std::int32_t page = 0;

  const std::uint8_t* data() const { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

  struct Destroy {
    const Api* api;
    void operator()(Pix* pix) const { api->destroy(&pix); }
  };
  using Owned = std::unique_ptr<Pix, Destroy>;
  Owned own(Pix* pix) const { return Owned(pix, Destroy{&api}); }

  Owned upright(Owned pix) const {
    const int orientation = exif_orientation(bytes);
    if (const int quarters = orientation == 3                       ? 2
                             : orientation >= 5 && orientation <= 7 ? 1
                             : orientation == 8                     ? 3
                                                                    : 0;
        quarters > 0 && pix)
      pix = own(api.turned(pix.get(), quarters));
    if ((orientation == 2 || orientation == 5) && pix) pix = own(api.mirrored(nullptr, pix.get()));
    if ((orientation == 4 || orientation == 7) && pix) pix = own(api.flipped(nullptr, pix.get()));
    return pix;
  }
};

ImageDecoder::ImageDecoder(std::string_view bytes) : leptonica_(std::make_unique<Leptonica>()) {
  const RuntimeLibrary library({"liblept.so.5", "libleptonica.so.6"});
  if (!load(library, leptonica_->api))
    throw OcrMissing("Tesseract is not installed; install it with `sudo apt install tesseract-ocr`");
  leptonica_->api.set_severity(kSilent);
  leptonica_->bytes = bytes;
  leptonica_->tiff = is_tiff(bytes);
}

ImageDecoder::~ImageDecoder() = default;

void ImageDecoder::skip() { ++leptonica_->page; }

std::optional<PictureSize> ImageDecoder::next_size() const {
  const Leptonica& lept = *leptonica_;
  if (lept.page > 0 && (!lept.tiff || lept.page >= kMaxPages)) return std::nullopt;
  if (lept.bytes.starts_with("GIF8")) return gif_size(lept.bytes);
  std::int32_t width = 0, height = 0, bits = 0, samples = 0, dots = 0, has_map = 0, format = 0;
  const std::int32_t failed =
      lept.tiff ? lept.api.tiff_header(lept.data(), lept.bytes.size(), lept.page, &width, &height, &bits, &samples,
                                       &dots, &has_map, &format)
                : lept.api.header(lept.data(), lept.bytes.size(), &format, &width, &height, &bits, &samples, &has_map);
  if (failed != 0 || width <= 0 || height <= 0) return std::nullopt;
  return PictureSize{width, height};
}

std::optional<Picture> ImageDecoder::next() {
  Leptonica& lept = *leptonica_;
  const Api& api = lept.api;
  Leptonica::Owned pix = lept.tiff ? lept.own(api.read_tiff(lept.data(), lept.bytes.size(), lept.page))
                                   : lept.upright(lept.own(api.read(lept.data(), lept.bytes.size())));
  ++lept.page;
  if (pix) pix = lept.own(api.without_alpha(pix.get()));
  if (pix) pix = lept.own(api.to_grey(pix.get(), 0));
  if (!pix) return std::nullopt;
  double dots = api.dots(pix.get());
  const double pixels = static_cast<double>(api.width(pix.get())) * static_cast<double>(api.height(pix.get()));
  const double scale = pixels > kMaxPixels                           ? std::sqrt(kMaxPixels / pixels)
                       : pixels < kSmallPixels && dots < kScreenDots ? 2.0
                                                                     : 1.0;
  if (scale != 1.0) {
    pix = lept.own(api.scaled(pix.get(), static_cast<float>(scale), static_cast<float>(scale)));
    if (!pix) return std::nullopt;
    dots *= scale;
  }
  Picture picture;
  picture.width = api.width(pix.get());
  picture.height = api.height(pix.get());
  picture.dots_per_inch = dots;
  const auto width = static_cast<std::size_t>(picture.width);
  const auto height = static_cast<std::size_t>(picture.height);
  const auto stride = static_cast<std::size_t>(api.words_per_row(pix.get()));
  picture.pixels.reserve(width * height);
  const std::uint32_t* row = api.data(pix.get());
  for (std::size_t y = 0; y < height; ++y, row += stride)
    // Four pixels a word, the leftmost in its highest byte on every machine.
    for (std::size_t x = 0; x < width; ++x)
      picture.pixels.push_back(static_cast<unsigned char>(row[x / 4] >> (24 - 8 * (x % 4))));
  return picture;
}

}  // namespace whowhom
