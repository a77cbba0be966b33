// Markers and their lengths (ITU-T T.81, annex B) up to the APP1 that holds Exif, and the first directory of the TIFF
// in it.
#include "extract/read/image_orientation.hpp"

#include <cstddef>
#include <cstdint>

namespace whowhom {
namespace {

constexpr std::string_view kExif("Exif\0\0", 6);
constexpr unsigned kOrientationTag = 0x0112;
constexpr unsigned kStartOfScan = 0xDA;
constexpr unsigned kApp1 = 0xE1;

// A number of 16 or 32 bits; 0 beyond the end.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size, bool big_endian) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + (big_endian ? i : size - 1 - i)]);
  return value;
}

int orientation_of(std::string_view tiff) {
  const bool big_endian = tiff.starts_with("MM");
  if (!big_endian && !tiff.starts_with("II")) return 1;
  const std::size_t directory = number(tiff, 4, 4, big_endian);
  const std::size_t entries = number(tiff, directory, 2, big_endian);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.size()) break;
    if (number(tiff, entry, 2, big_endian) != kOrientationTag) continue;
    const std::uint32_t value = number(tiff, entry + 8, 2, big_endian);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace

int exif_orientation(std::string_view jpeg) {
  if (!jpeg.starts_with("\xFF\xD8")) return 1;
  std::size_t at = 2;
  while (at + 4 <= jpeg.size() && jpeg[at] == '\xFF') {
    const auto marker = static_cast<unsigned char>(jpeg[at + 1]);
    const std::size_t length = number(jpeg, at + 2, 2, true);
    if (marker == kStartOfScan || length < 2) break;
    const std::string_view segment = jpeg.substr(at + 4, length - 2);
    if (marker == kApp1 && segment.starts_with(kExif)) return orientation_of(segment.substr(kExif.size()));
    at += 2 + length;
  }
  return 1;
}

}  // namespace whowhom
