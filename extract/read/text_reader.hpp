// Plain text and Markdown: the text is the file's own bytes.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// Form feeds and "%%page 5%%" lines part pages; markup is set aside. Throws Error for bytes that are no UTF-8 (with
/// the offset and line of the first wrong byte), for NUL, and for a line that is too long to have been written for
/// people.
void read_text(const ReadInput& input, Reading& reading);

}  // namespace whowhom
