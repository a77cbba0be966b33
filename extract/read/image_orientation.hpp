// How a camera was held.
#pragma once

#include <string_view>

namespace whowhom {

/// The orientation 1 to 8 of a JPEG file (Exif 2.3, tag 274: 1 is upright, 6 is to be turned clockwise); 1 where the
/// file does not say.
int exif_orientation(std::string_view jpeg);

}  // namespace whowhom
