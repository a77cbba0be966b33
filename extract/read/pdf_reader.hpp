// Reads PDF.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// One document a file, with pages; files attached to it are documents of their own. Text that cannot be seen is not
/// read, and said. Throws Error where it is encrypted, damaged beyond reading, or has no text on any page.
void read_pdf(const ReadInput& input, Reading& reading);

}  // namespace whowhom
