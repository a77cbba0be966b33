// How a file of mail gives itself away by its first lines.
#pragma once

#include <optional>
#include <string_view>

#include "extract/read/media_type.hpp"

namespace whowhom {

/// mbox or email by the first lines: a line "From ann@example.org Mon May  4 15:00:00 2001" (RFC 4155), or fields of
/// which one only mail programs write ("Received:", "Message-ID:", "MIME-Version:") or, in a file whose lower case name
/// ends in .eml, any of mail's.
std::optional<MediaType> mail_type(std::string_view bytes, std::string_view lower_name);

/// Whether mail must be decoded before it can be read as text: parts with a boundary, base64.
bool needs_decoding(std::string_view bytes);

}  // namespace whowhom
