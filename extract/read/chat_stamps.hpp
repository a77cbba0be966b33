// Dates and times as chat programs stamp their messages with them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace whowhom {

struct ChatStamp {
  std::size_t end = 0;   ///< behind its last visible byte
  std::size_t next = 0;  ///< behind the blanks and dashes that follow it
  bool date = false;
  bool half = false;     ///< with AM or PM
  bool dash = false;     ///< a dash parts it from what follows
  bool elapsed = false;  ///< a bare time within the first minute
};

/// "12/05/2020, 09:01", "2020-05-12T09:01:22Z", "May 12, 2020 9:01 PM", "09:01:30" at `at`; nothing where there is no
/// clock time. Bounded.
std::optional<ChatStamp> chat_stamp_at(std::string_view bytes, std::size_t at);

/// Behind blanks and the invisible marks of direction that phones put into their exports.
std::size_t chat_blanks_end(std::string_view bytes, std::size_t at);

}  // namespace whowhom
