// Whether what an engine read of a picture is words at all.
#pragma once

#include <vector>

#include "extract/read/ocr.hpp"

namespace whowhom {

/// Photographs, stains and drawings give words too: short, odd and of little confidence.
bool is_noise(const std::vector<OcrWord>& words);

}  // namespace whowhom
