// The readers, one for a kind of file.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// Reads all of `input` and gives its documents to `reading`. Throws Error, with what to do, where there is nothing to
/// be had; what is wrong with a part only is told and the rest is read.
using Reader = void (*)(const ReadInput& input, Reading& reading);

/// The reader of a kind; null where there is none.
Reader reader_of(MediaType type);

/// Why files of a kind that has no reader are not read, and what to do: "is an old Word document; …".
std::string_view advice_for(MediaType type);

}  // namespace whowhom
