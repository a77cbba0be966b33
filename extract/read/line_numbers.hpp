// The numbers that courts print before the lines of a transcript.
#pragma once

#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

/// Numbers at the beginnings of lines that count from 1 on each page, blank lines apart, where some page has fifteen of
/// them. In text order. Linear in the text.
std::vector<Span> line_numbers(std::string_view text);

}  // namespace whowhom
