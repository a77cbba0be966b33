// Unicode properties and decomposition are GLib's, which ask no locale.
#include "extract/language/word_pieces.hpp"

#include <glib.h>

#include <algorithm>
#include <memory>
#include <string>

#include "extract/language/letters.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kStartBytes = 400;
constexpr std::size_t kEndBytes = 100;
constexpr std::size_t kLongestBit = 100;  ///< code points
constexpr std::string_view kContinued = "##";

// FNV-1a, which grows with each byte: the hashes of all prefixes cost one pass.
constexpr std::uint32_t kHashStart = 2166136261U;
constexpr std::uint32_t kHashContinued = kHashStart ^ 0x5bd1e995U;
constexpr std::uint32_t hash_step(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
}
constexpr std::uint32_t spread(std::uint32_t hash) { return hash ^ (hash >> 15); }

struct FreeWithGlib {
  void operator()(char* text) const { g_free(text); }
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The start and the end of a long form, at borders of code points.
std::string shortened(std::string_view form) {
  const auto inside = [&](std::size_t at) { return (static_cast<unsigned char>(form[at]) & 0xC0) == 0x80; };
  std::size_t start = kStartBytes, end = form.size() - kEndBytes;
  while (start > 0 && inside(start)) --start;
  while (end < form.size() && inside(end)) ++end;
  return std::string(form.substr(0, start)) + std::string(form.substr(end));
}

bool is_punctuation(char32_t value) {
  if (value < 0x80)
    return (value >= 33 && value <= 47) || (value >= 58 && value <= 64) || (value >= 91 && value <= 96) ||
           (value >= 123 && value <= 126);
  switch (g_unichar_type(value)) {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
      return true;
    default:
      return false;
  }
}

/// The blocks of ideographs that BERT sets apart.
bool is_ideograph(char32_t value) {
  return (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) ||
         (value >= 0x20000 && value <= 0x2CEAF) || (value >= 0xF900 && value <= 0xFAFF) ||
         (value >= 0x2F800 && value <= 0x2FA1F);
}

bool is_space(char32_t value) {
  if (value < 0x80) return value == ' ';
  const GUnicodeType type = g_unichar_type(value);
  return type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

bool is_dropped(char32_t value) {
  if (value < 0x80) return value < ' ' || value == 0x7F;
  const GUnicodeType type = g_unichar_type(value);
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_NON_SPACING_MARK;
}

void append_utf8(char32_t value, std::string& out) {
  char bytes[6];
  const int size = g_unichar_to_utf8(value, bytes);
  out.append(bytes, static_cast<std::size_t>(size));
}

}  // namespace

Vocabulary::Vocabulary(std::vector<std::string_view> pieces) : pieces_(std::move(pieces)) {
  std::size_t slots = 16;
  while (slots < 2 * pieces_.size()) slots *= 2;
  slots_.assign(slots, -1);
  for (std::size_t id = 0; id < pieces_.size(); ++id) {
    std::string_view piece = pieces_[id];
    if (piece == "[UNK]") unknown_ = static_cast<std::int32_t>(id);
    if (piece == "[CLS]") start_ = static_cast<std::int32_t>(id);
    std::uint32_t hash = kHashStart;
    if (piece.size() > kContinued.size() && piece.starts_with(kContinued)) {
      piece.remove_prefix(kContinued.size());
      hash = kHashContinued;
    }
    longest_piece_ = std::max(longest_piece_, piece.size());
    for (const char byte : piece) hash = hash_step(hash, byte);
    std::size_t slot = spread(hash) & (slots - 1);
    while (slots_[slot] >= 0) slot = (slot + 1) & (slots - 1);
    slots_[slot] = static_cast<std::int32_t>(id);
  }
  if (unknown_ < 0 || start_ < 0) throw Error("the language model's vocabulary has no [UNK] or no [CLS]");
}

std::int32_t Vocabulary::longest(std::string_view text, bool continued, std::size_t& size) const {
  std::uint32_t hashes[256];
  const std::size_t most = std::min({text.size(), longest_piece_, std::size(hashes)});
  std::uint32_t hash = continued ? kHashContinued : kHashStart;
  for (std::size_t k = 0; k < most; ++k) hashes[k] = hash = hash_step(hash, text[k]);
  for (size = most; size > 0; --size) {
    const std::string_view wanted = text.substr(0, size);
    for (std::size_t slot = spread(hashes[size - 1]) & (slots_.size() - 1); slots_[slot] >= 0;
         slot = (slot + 1) & (slots_.size() - 1)) {
      const std::string_view piece = pieces_[static_cast<std::size_t>(slots_[slot])];
      if (continued ? piece.size() == size + kContinued.size() && piece.starts_with(kContinued) &&
                          piece.substr(kContinued.size()) == wanted
                    : piece == wanted)
        return slots_[slot];
    }
  }
  return -1;
}

void Vocabulary::append_pieces(std::string_view bit, std::vector<std::int32_t>& ids) const {
  const std::size_t before = ids.size();
  const auto continuation_bytes =
      std::count_if(bit.begin(), bit.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
  std::string_view rest = bit;
  if (bit.size() - static_cast<std::size_t>(continuation_bytes) > kLongestBit) rest = {};
  while (!rest.empty()) {
    std::size_t size = 0;
    const std::int32_t id = longest(rest, rest.size() != bit.size(), size);
    if (id < 0) break;
    ids.push_back(id);
    rest.remove_prefix(size);
  }
  if (!rest.empty() || ids.size() == before) {
    ids.resize(before);
    ids.push_back(unknown_);
  }
}

std::size_t append_word_pieces(const Vocabulary& vocabulary, std::string_view form, std::size_t most,
                               std::vector<std::int32_t>& ids) {
  const std::size_t before = ids.size();
  std::string short_form;
  if (form.size() > kStartBytes + kEndBytes) form = short_form = shortened(form);
  std::unique_ptr<char, FreeWithGlib> decomposed;
  if (!is_ascii(form)) {
    decomposed.reset(g_utf8_normalize(form.data(), static_cast<gssize>(form.size()), G_NORMALIZE_NFD));
    form = decomposed ? std::string_view(decomposed.get()) : std::string_view();
  }
  std::string bit;
  const auto end_bit = [&] {
    if (!bit.empty()) vocabulary.append_pieces(bit, ids);
    bit.clear();
  };
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = code_point_at(form, at);
    at += point.size;
    if (is_space(point.value)) {
      end_bit();
    } else if (is_dropped(point.value)) {
      continue;
    } else if (is_punctuation(point.value) || is_ideograph(point.value)) {
      end_bit();
      append_utf8(point.value, bit);
      end_bit();
    } else if (point.value < 0x80) {
      bit += static_cast<char>(is_upper(point.value) ? point.value + ('a' - 'A') : point.value);
    } else {
      append_utf8(g_unichar_tolower(point.value), bit);
    }
  }
  end_bit();
  if (ids.size() == before) ids.push_back(vocabulary.unknown());
  if (ids.size() - before > most)
    ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(before + most - 2), ids.end() - 2);
  return ids.size() - before;
}

CaseClass case_class(std::string_view form, bool& first_with_letter) {
  std::string short_form;
  if (form.size() > kStartBytes + kEndBytes) form = short_form = shortened(form);
  std::size_t letters = 0, upper = 0, cased = 0;
  bool digit = false, first_is_upper = false;
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = code_point_at(form, at);
    at += point.size;
    if (is_digit(point.value)) digit = true;
    if (point.value < 0x80 ? !is_letter(point.value) : !g_unichar_isalpha(point.value)) continue;
    const bool capital = is_upper(point.value) || (point.value >= 0x80 && g_unichar_istitle(point.value));
    if (letters == 0) first_is_upper = capital;
    ++letters;
    if (capital) ++upper;
    if (capital || point.value < 0x80 || g_unichar_islower(point.value)) ++cased;
  }
  const bool first = first_with_letter && letters > 0;
  if (letters > 0) first_with_letter = false;
  if (digit && letters > 0) return CaseClass::with_digits;
  if (cased == 0) return CaseClass::none;
  if (upper == letters) return letters == 1 ? CaseClass::single_capital : CaseClass::capitals;
  if (upper == 0) return CaseClass::lower;
  if (upper == 1 && first_is_upper) return first ? CaseClass::title_at_start : CaseClass::title;
  return CaseClass::mixed;
}

}  // namespace whowhom
