// libgsf finds the streams; text and numbers are read here, by the types that a property's name and entry give.
#include "extract/read/outlook_storage.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-utils.h>

#include "extract/read/encodings.hpp"
#include "extract/read/mail_message_header.hpp"

namespace whowhom {
namespace {

constexpr unsigned kCodepage = 0x3FFD;
constexpr unsigned kTypeNumber = 0x0003;
constexpr unsigned kTypeTime = 0x0040;
constexpr std::size_t kEntry = 16;
constexpr int kMaxNames = 100'000;

using InputPtr = std::unique_ptr<GsfInput, ReleaseGsf>;

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i - 1]);
  return value;
}

// Windows' numbers of sets, as iconv names them.
std::string charset_of(std::uint32_t codepage) {
  constexpr std::array<std::pair<std::uint32_t, const char*>, 11> kNames = {{{65001, "utf-8"},
                                                                             {20127, "us-ascii"},
                                                                             {20866, "koi8-r"},
                                                                             {21866, "koi8-u"},
                                                                             {50220, "iso-2022-jp"},
                                                                             {50221, "iso-2022-jp"},
                                                                             {50222, "iso-2022-jp"},
                                                                             {51932, "euc-jp"},
                                                                             {51949, "euc-kr"},
                                                                             {52936, "hz-gb-2312"},
                                                                             {54936, "gb18030"}}};
  for (const auto& [number, name] : kNames)
    if (number == codepage) return name;
  if (codepage > 28590 && codepage < 28606) return fmt::format("iso-8859-{}", codepage - 28590);
  return codepage == 0 ? std::string() : fmt::format("cp{}", codepage);
}

}  // namespace

GsfStorage open_compound_file(std::string_view bytes) {
  static std::once_flag once;
  std::call_once(once, [] { gsf_init(); });
  const InputPtr input(
      gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()), static_cast<gsf_off_t>(bytes.size()), FALSE));
  return GsfStorage(input ? gsf_infile_msole_new(input.get(), nullptr) : nullptr);
}

OutlookObject::OutlookObject(GsfStorage storage, OutlookKind kind, std::size_t max_bytes)
    : storage_(std::move(storage)), max_bytes_(max_bytes) {
  const int count = std::min(gsf_infile_num_children(storage_.get()), kMaxNames);
  for (int i = 0; i < count; ++i)
    if (const char* name = gsf_infile_name_by_index(storage_.get(), i)) names_.emplace(name, i);
  table_ = stream("__properties_version1.0");
  head_ = kind == OutlookKind::message ? 32 : kind == OutlookKind::inner_message ? 24 : 8;
  charset_ = charset_of(number(kCodepage).value_or(0));
  // Old programs leave the number out. A body has letters enough to tell; a name has not.
  if (charset_.empty() && kind != OutlookKind::other)
    charset_ = decode_text(stream("__substg1.0_1000001E")).encoding;
}

GsfStorage OutlookObject::storage(int index) const {
  GsfInput* child = gsf_infile_child_by_index(storage_.get(), index);
  if (!child) return nullptr;
  if (!GSF_IS_INFILE(child) || gsf_infile_num_children(GSF_INFILE(child)) < 0) {
    g_object_unref(child);
    return nullptr;
  }
  return GsfStorage(GSF_INFILE(child));
}

std::string OutlookObject::stream(const std::string& name) const {
  const auto found = names_.find(name);
  if (found == names_.end()) return {};
  const InputPtr input(gsf_infile_child_by_index(storage_.get(), found->second));
  if (!input) return {};
  const gsf_off_t size = gsf_input_size(input.get());
  if (size <= 0 || static_cast<std::size_t>(size) > max_bytes_) return {};
  std::string out(static_cast<std::size_t>(size), '\0');
  if (!gsf_input_read(input.get(), out.size(), reinterpret_cast<guint8*>(out.data()))) return {};
  return out;
}

std::string OutlookObject::text(unsigned property) const {
  if (const std::string wide = stream(fmt::format("__substg1.0_{:04X}001F", property)); !wide.empty()) {
    std::string text = decode_from(wide, "UTF-16LE").value_or(std::string());
    text.erase(std::min(text.find('\0'), text.size()));
    return text;
  }
  std::string narrow = stream(fmt::format("__substg1.0_{:04X}001E", property));
  narrow.erase(std::min(narrow.find('\0'), narrow.size()));
  return decode_text(narrow, charset_).text;
}

std::string OutlookObject::binary(unsigned property) const {
  return stream(fmt::format("__substg1.0_{:04X}0102", property));
}

std::string_view OutlookObject::value(unsigned property, unsigned type) const {
  for (std::size_t at = head_; at + kEntry <= table_.size(); at += kEntry) {
    const std::string_view entry = std::string_view(table_).substr(at, kEntry);
    if (little_endian(entry.substr(0, 2)) == type && little_endian(entry.substr(2, 2)) == property)
      return entry.substr(8);
  }
  return {};
}

std::optional<std::uint32_t> OutlookObject::number(unsigned property) const {
  const std::string_view bytes = value(property, kTypeNumber);
  if (bytes.empty()) return std::nullopt;
  return static_cast<std::uint32_t>(little_endian(bytes.substr(0, 4)));
}

std::optional<std::string> OutlookObject::time(unsigned property) const {
  const std::string_view bytes = value(property, kTypeTime);
  if (bytes.empty()) return std::nullopt;
  // Tenths of microseconds since 1601.
  constexpr std::uint64_t kSecond = 10'000'000;
  constexpr std::int64_t kUnixEpoch = 11'644'473'600;
  const auto seconds = static_cast<std::int64_t>(little_endian(bytes) / kSecond) - kUnixEpoch;
  GDateTime* time = seconds > 0 ? g_date_time_new_from_unix_utc(seconds) : nullptr;
  if (!time) return std::nullopt;
  std::string text = iso_time(time);
  g_date_time_unref(time);
  return text;
}

std::vector<OutlookObject> OutlookObject::children(std::string_view prefix, std::size_t most) const {
  std::vector<OutlookObject> out;
  for (auto at = names_.lower_bound(prefix); at != names_.end() && at->first.starts_with(prefix); ++at) {
    if (out.size() == most) break;
    if (GsfStorage inner = storage(at->second)) {
      out.emplace_back(std::move(inner), OutlookKind::other, max_bytes_);
      out.back().set_charset(charset_);
    }
  }
  return out;
}

std::optional<OutlookObject> OutlookObject::inner_message() const {
  const auto found = names_.find("__substg1.0_3701000D");
  GsfStorage inner = found == names_.end() ? nullptr : storage(found->second);
  if (!inner) return std::nullopt;
  OutlookObject message(std::move(inner), OutlookKind::inner_message, max_bytes_);
  if (message.charset().empty()) message.set_charset(charset_);
  return message;
}

}  // namespace whowhom
