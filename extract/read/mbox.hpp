// A mailbox in one file (RFC 4155), cut into its messages while it is read.
#pragma once

#include <optional>
#include <string_view>

#include "extract/read/readers.hpp"

namespace whowhom {

/// Takes one message after another from a mailbox. A message begins behind a line "From ann@example.org Mon May  4
/// 15:00:00 2001" with header fields below it; programs also write that line without a date ("From -", "From
/// 1844@xxx"). Where a message says its length (Content-Length) and a message begins there, lines within it that look
/// so are its own. Linear in the bytes.
class MailboxCutter {
 public:
  explicit MailboxCutter(std::string_view bytes);

  /// The next message without the line in front and the empty line behind; may be empty. Nothing at the end.
  std::optional<std::string_view> next();

  /// The bytes up to here are not looked at again.
  std::size_t position() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;  // a line that parts messages, or the end
};

/// Delivers each message as read_mail_message does, as "message 1" and so on. What is wrong with one is told.
void read_mbox(const ReadInput& input, Reading& reading);

}  // namespace whowhom
