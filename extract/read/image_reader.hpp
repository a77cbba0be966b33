// Files that are pictures: a photographed letter, a scan of several pages, a picture of a screen.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// PNG, JPEG, TIFF, GIF, BMP and WebP, read by OCR if ReadOptions::ocr allows it; a page of TIFF is a page. A picture
/// without words that came as part of something (a logo in a mail) is a note and no error.
void read_image(const ReadInput& input, Reading& reading);

}  // namespace whowhom
