// [MS-OXRTFCP] section 3.1: a window of 4096 bytes, at first with words that rich text is full of; each bit of a
// control byte says whether a byte follows or a reference into the window.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/read/outlook_message.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kHead = 16;
constexpr std::size_t kWindow = 4096;
constexpr std::uint32_t kCompressed = 0x75465A4C;
constexpr std::uint32_t kUncompressed = 0x414C454D;
// The specification's dictionary, section 2.1.2.1.
constexpr std::string_view kStart =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    "MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

static_assert(kStart.size() == 207);

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

}  // namespace

std::string unpacked_outlook_rtf(std::string_view packed, std::size_t max_bytes) {
  if (packed.size() < kHead) return {};
  const std::uint32_t kind = number_at(packed, 8);
  if (kind == kUncompressed) return std::string(packed.substr(kHead, number_at(packed, 4)));
  if (kind != kCompressed) return {};
  std::array<char, kWindow> window{};
  kStart.copy(window.data(), kStart.size());
  std::size_t write = kStart.size();
  std::string out;
  const auto put = [&](char byte) {
    out += byte;
    window[write] = byte;
    write = (write + 1) % kWindow;
  };
  for (std::size_t at = kHead; at < packed.size();) {
    const auto control = static_cast<unsigned char>(packed[at++]);
    for (unsigned bit = 0; bit < 8; ++bit) {
      if (at >= packed.size() || out.size() >= max_bytes) return out;
      if ((control >> bit & 1u) == 0) {
        put(packed[at++]);
        continue;
      }
      if (at + 1 >= packed.size()) return out;
      const unsigned reference = static_cast<unsigned>(static_cast<unsigned char>(packed[at])) << 8 |
                                 static_cast<unsigned>(static_cast<unsigned char>(packed[at + 1]));
      at += 2;
      std::size_t from = reference >> 4;
      if (from == write) return out;  // the sign of the end
      for (unsigned left = (reference & 0xFu) + 2; left > 0; --left) {
        put(window[from]);
        from = (from + 1) % kWindow;
      }
    }
  }
  return out;
}

}  // namespace whowhom
