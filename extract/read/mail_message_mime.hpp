// GMime's parse of one message, its memory held for us, and where each part's bytes stand in the message's.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gmime/gmime.h>

#include "graph/evidence.hpp"

namespace whowhom {

struct ReleaseObject {
  void operator()(gpointer object) const { g_object_unref(object); }
};

template <typename T>
using GObjectPtr = std::unique_ptr<T, ReleaseObject>;

struct ReleaseMemory {
  void operator()(gpointer memory) const { g_free(memory); }
};

using GText = std::unique_ptr<char, ReleaseMemory>;

/// Makes GMime ready, once for the process. All functions here do it themselves.
void prepare_gmime();

/// Loose reading of names and addresses; bytes of no known set are UTF-8 where they can be, else Windows-1252.
GMimeParserOptions* mail_parser_options();

class ParsedMail {
 public:
  /// Parses `bytes`, which must outlive this. Nothing is copied but the header fields. A message that GMime makes
  /// nothing of has no message.
  explicit ParsedMail(std::string_view bytes);

  GMimeMessage* message() const { return message_.get(); }
  std::string_view bytes() const { return bytes_; }

  /// The bytes of a part, still encoded. Empty where it has none.
  Span content(GMimePart* part) const;

  /// The bytes of a message within the message: its header and all below it up to a line of one of `boundaries`.
  Span inner_message(GMimeMessage* message, const std::vector<std::string>& boundaries) const;

 private:
  std::string_view bytes_;
  GByteArray view_;  // of bytes_, for GMime's stream
  GObjectPtr<GMimeStream> stream_;
  GObjectPtr<GMimeMessage> message_;
};

/// The bytes of a part without their transfer encoding (base64, quoted-printable, uuencode). What is no such encoding
/// is left out, as mail programs do.
std::string transfer_decoded(std::string_view encoded, GMimeContentEncoding encoding);

/// A part's file name with RFC 2231 and RFC 2047 undone; empty where it has none.
std::string file_name_of(GMimeObject* part);

/// A parameter of the part's type, "charset"; empty where it has none.
std::string type_parameter(GMimeObject* part, const char* name);

}  // namespace whowhom
