// The objects of an Outlook message file (.msg): an OLE 2 compound file whose streams are properties ([MS-OXMSG]).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gsf/gsf-infile.h>

namespace whowhom {

struct ReleaseGsf {
  void operator()(gpointer object) const { g_object_unref(object); }
};

using GsfStorage = std::unique_ptr<GsfInfile, ReleaseGsf>;

/// The root of the compound file in `bytes`, which must outlive it; null where they are none. Nothing is copied.
GsfStorage open_compound_file(std::string_view bytes);

/// What an object is decides how long the head of its table of properties is ([MS-OXMSG] 2.4).
enum class OutlookKind { message, inner_message, other };

/// A message, a receiver or an attachment. Properties are asked for by their number ([MS-OXPROPS]).
class OutlookObject {
 public:
  /// `max_bytes` limits what one property may be: the file's size, since nothing in it is compressed.
  OutlookObject(GsfStorage storage, OutlookKind kind, std::size_t max_bytes);

  /// UTF-8; empty where there is no such property. Text of 8 bits is in the set that the message names.
  std::string text(unsigned property) const;
  std::string binary(unsigned property) const;
  std::optional<std::uint32_t> number(unsigned property) const;
  /// ISO 8601 in UTC; nothing where there is none or it is none.
  std::optional<std::string> time(unsigned property) const;

  /// The objects within whose names begin so ("__recip_version1.0_#"), in the order of their names; null of none.
  std::vector<OutlookObject> children(std::string_view prefix, std::size_t most) const;
  /// The message within an attachment.
  std::optional<OutlookObject> inner_message() const;

  /// The set of 8-bit text, "cp1252".
  const std::string& charset() const { return charset_; }
  void set_charset(std::string charset) { charset_ = std::move(charset); }

 private:
  std::string stream(const std::string& name) const;
  GsfStorage storage(int index) const;
  std::string_view value(unsigned property, unsigned type) const;  // eight bytes, or none

  GsfStorage storage_;
  std::size_t max_bytes_;
  std::map<std::string, int, std::less<>> names_;
  std::string table_;     // of properties
  std::size_t head_ = 0;  // of the table
  std::string charset_;
};

}  // namespace whowhom
