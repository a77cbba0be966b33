// How a file of mail gives itself away by its first lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "extract/read/media_type.hpp"

namespace whowhom {

/// Whether a mailbox parts its messages at `at`, the start of a line: "From ann@example.org Mon May  4 15:00:00 2001"
/// (RFC 4155) with a header field below it. Programs also write "From -" and "From 1844@xxx" without a time; below
/// these the field must be one of mail. Prose has such lines without such fields.
bool parts_messages(std::string_view bytes, std::size_t at);

/// mbox or email by the first lines: a line that parts messages, or fields of which one only mail programs write
/// ("Received:", "Message-ID:", "MIME-Version:") or, in a file whose lower case name ends in .eml or its like, any of
/// mail's. A file with such a name is one message, also behind a line of a mailbox.
std::optional<MediaType> mail_type(std::string_view bytes, std::string_view lower_name);

/// Whether mail must be decoded before it can be read as text: parts with a boundary, base64.
bool needs_decoding(std::string_view bytes);

}  // namespace whowhom
