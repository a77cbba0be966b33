// Presentations of PowerPoint (ECMA-376, PresentationML).
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// A page for each slide in the order of the presentation, the speaker's notes behind it. Throws Error where there is
/// no text to be had.
void read_pptx(const ReadInput& input, Reading& reading);

}  // namespace whowhom
