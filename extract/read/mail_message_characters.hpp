// Character sets of mail: what a part says of its bytes, what they are, and how both come to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

struct Utf8Text {
  std::string text;
  bool unchanged = false;  ///< the bytes were UTF-8 already
  std::string said;        ///< for the person, where what the part says was not true; else empty
};

/// `bytes` as UTF-8; `charset` is the set that the part names, or empty. It counts where the bytes do not contradict
/// it; `said` says so where they do.
Utf8Text mail_to_utf8(std::string_view bytes, std::string_view charset);

/// A field's value in one line of valid UTF-8: line breaks, tabs and control characters are blanks, one at a time, and
/// there are none at its ends.
std::string one_line(std::string_view value);

}  // namespace whowhom
