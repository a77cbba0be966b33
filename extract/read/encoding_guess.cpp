// English prose has a few quotation marks and names with accents outside ASCII: too few letters for statistics, which
// take them for Greek or Turkish, but enough context to tell a program's code page by.
#include "extract/read/encoding_guess.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <glib.h>
#include <uchardet/uchardet.h>

#include "extract/language/letters.hpp"
#include "extract/read/encodings.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kSample = 1u << 20;
constexpr char16_t kUnassigned = 0xFFFD;

bool is_high(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

// Lines that have bytes outside of ASCII, up to the size of a sample.
std::string telling_lines(std::string_view bytes) {
  std::string out;
  for (std::size_t start = 0; start < bytes.size() && out.size() < kSample;) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", start), bytes.size());
    const std::string_view line = bytes.substr(start, end - start);
    if (std::ranges::any_of(line, is_high)) out.append(line.substr(0, kSample)).append("\n");
    start = end + 1;
  }
  return out;
}

// Other encodings of the Latin alphabet that programs wrote by themselves: the Macintosh until 2001, DOS.
std::optional<UpperHalf> upper_half(const char* encoding) {
  UpperHalf table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char byte = static_cast<char>(0x80 + i);
    const auto text = decode_from({&byte, 1}, encoding);
    if (!text) return std::nullopt;
    const char32_t value = code_point_at(*text, 0).value;
    table[i] = value < 0x10000 ? static_cast<char16_t>(value) : kUnassigned;
  }
  return table;
}

constexpr bool is_one_of(char32_t value, std::u32string_view set) { return set.find(value) != set.npos; }

// How well a character stands between its neighbours: 1 as one writes, -1 as nobody does, 0 as it may be.
int standing(char32_t before, char32_t value, char32_t after) {
  const bool after_small = is_letter(before) && !is_upper(before);
  const bool before_letter = is_letter(after);
  if (value == kUnassigned || (value >= 0x80 && value < 0xA0)) return -1;
  if (is_one_of(value, U"“‘«")) return is_letter(before) || is_digit(before) || is_blank(after) ? -1 : 1;
  if (is_one_of(value, U"”»")) return is_blank(before) ? -1 : 1;
  if (value == U'’') return is_letter(before) || before_letter ? 1 : 0;
  if (is_one_of(value, U"–—…")) return 1;
  if (is_one_of(value, U"•§©®™¶")) return is_letter(before) && before_letter ? -1 : 0;
  if (is_one_of(value, U"£€°½¼¾ºª¿¡·")) return is_letter(before) && before_letter ? -1 : 0;
  if (value == 0xA0) return is_letter(before) && before_letter ? 0 : 1;
  if (!is_letter(value)) return is_letter(before) || before_letter ? -1 : 0;
  if (is_upper(value)) return after_small ? -1 : before_letter ? 1 : 0;
  return after_small || (before_letter && !is_upper(after)) || is_upper(before) ? 1 : 0;
}

int fit(std::string_view sample, const UpperHalf& table) {
  const auto at = [&](std::size_t i) -> char32_t {
    const auto byte = static_cast<unsigned char>(sample[i]);
    return byte < 0x80 ? char32_t{byte} : table[byte - 0x80u];
  };
  int sum = 0;
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (is_high(sample[i]))
      sum += standing(i > 0 ? at(i - 1) : U'\n', at(i), i + 1 < sample.size() ? at(i + 1) : U'\n');
  return sum;
}

std::string latin_encoding(std::string_view sample) {
  std::string best = "windows-1252";
  int most = fit(sample, windows_1252());
  for (const char* other : {"macintosh", "IBM850"}) {
    const auto table = upper_half(other);
    if (!table) continue;
    if (const int sum = fit(sample, *table); sum > most) {
      most = sum;
      best = other;
    }
  }
  return best;
}

std::string by_statistics(std::string_view sample) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (!detector || uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

}  // namespace

const UpperHalf& windows_1252() {
  static constexpr UpperHalf kTable = [] {
    constexpr char16_t kFirst[32] = {0x20AC,      kUnassigned, 0x201A, 0x0192, 0x201E, 0x2026,      0x2020, 0x2021,
                                     0x02C6,      0x2030,      0x0160, 0x2039, 0x0152, kUnassigned, 0x017D, kUnassigned,
                                     kUnassigned, 0x2018,      0x2019, 0x201C, 0x201D, 0x2022,      0x2013, 0x2014,
                                     0x02DC,      0x2122,      0x0161, 0x203A, 0x0153, kUnassigned, 0x017E, 0x0178};
    UpperHalf table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = i < 32 ? kFirst[i] : static_cast<char16_t>(0x80 + i);
    return table;
  }();
  return kTable;
}

std::string guess_encoding(std::string_view bytes) {
  const std::string sample = telling_lines(bytes);
  std::size_t high = 0;
  std::size_t letters = 0;
  for (const char byte : sample) {
    high += is_high(byte);
    letters += is_high(byte) || is_letter(static_cast<unsigned char>(byte));
  }
  constexpr std::size_t kEnough = 8;
  if (high < kEnough || high * 20 < letters) return latin_encoding(sample);
  const std::string said = by_statistics(sample);
  const std::string lower = lower_ascii(said);
  // The standards are what windows-1252 was made from, and where programs say them they mean it (WHATWG).
  if (lower.empty() || lower == "ascii" || lower == "iso-8859-1" || lower == "windows-1252" || lower == "iso-8859-15")
    return latin_encoding(sample);
  const auto text = decode_from(sample, said);
  if (!text) return latin_encoding(sample);
  std::size_t wrong = 0;
  for (std::size_t at = text->find("\xEF\xBF\xBD"); at != std::string::npos; at = text->find("\xEF\xBF\xBD", at + 3))
    ++wrong;
  return wrong * 50 > high ? latin_encoding(sample) : said;
}

}  // namespace whowhom
