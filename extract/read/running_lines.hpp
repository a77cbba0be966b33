// Lines that stand at the ends of pages in a text without page breaks: stamps, running heads, and the marks of an
// agency that releases a record.
#pragma once

#include <string_view>
#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

/// In text order, disjoint; `reason` is "page furniture" or "release mark". Furniture is a line with a number in it
/// that is the first or the last of the text with words and stands again between other paragraphs, numbers aside.
/// Release marks ("RELEASE IN PART", and at the margin "B6", "1.4(D)", "(b)(7)(C)") are found in texts that have such a
/// line. Linear in the text.
std::vector<SetAside> find_running_lines(std::string_view text);

}  // namespace whowhom
