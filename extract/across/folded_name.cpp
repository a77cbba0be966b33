// GLib's normalisation is a table of Unicode and asks no locale.
#include "extract/across/folded_name.hpp"

#include <memory>

#include <glib.h>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

std::string without_marks(std::string_view text) {
  const std::unique_ptr<gchar, decltype(&g_free)> parted(
      g_utf8_normalize(text.data(), static_cast<gssize>(text.size()), G_NORMALIZE_NFKD), &g_free);
  if (!parted) return std::string(text);
  std::string out;
  for (std::string_view rest = parted.get(); !rest.empty();) {
    const CodePoint point = code_point_at(rest, 0);
    if (!g_unichar_ismark(point.value)) out.append(rest.substr(0, point.size));
    rest.remove_prefix(point.size);
  }
  return out;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

std::string fold_name(std::string_view text) {
  const std::string plain = lower_case(is_ascii(text) ? std::string(text) : without_marks(text));
  std::string out;
  bool pending = false;
  for (std::size_t at = 0; at < plain.size();) {
    const CodePoint point = code_point_at(plain, at);
    const std::string_view bytes = std::string_view(plain).substr(at, point.size);
    at += point.size;
    if (is_blank(point.value)) {
      pending = !out.empty();
      continue;
    }
    if (point.value == '.' || point.value == '"' || point.value == U'“' || point.value == U'”') continue;
    if (pending) out += ' ';
    pending = false;
    if (point.value == U'’' || point.value == U'‘' || point.value == '`')
      out += '\'';
    else if (point.value >= U'‐' && point.value <= U'―')
      out += '-';
    else
      out += bytes;
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace whowhom
