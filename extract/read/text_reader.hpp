// Plain text and Markdown: the text is the file's own bytes where these are UTF-8.
#pragma once

#include "extract/read/encodings.hpp"
#include "extract/read/reading.hpp"

namespace whowhom {

/// The input's text in UTF-8, as the readers of text in all its forms begin; what it was read as and what was wrong is
/// told. Throws Error where the bytes are no text.
DecodedText decoded_text(const ReadInput& input, Reading& reading);

/// Form feeds and "%%page 5%%" lines part pages; markup is set aside. Throws Error for bytes that are no text, and for
/// a line that is too long to have been written for people.
void read_text(const ReadInput& input, Reading& reading);

}  // namespace whowhom
