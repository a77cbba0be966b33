// Books (EPUB 3.3, and 2).
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// The chapters in the order of the spine as one document; `places` name them. Throws Error where there is no text, or
/// where the chapters are encrypted.
void read_epub(const ReadInput& input, Reading& reading);

}  // namespace whowhom
