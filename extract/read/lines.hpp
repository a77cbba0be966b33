// Lines of a text as spans, for the readers and for the place in a message.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

/// Every line without its line feed or carriage return; a text that ends in a line feed has no empty last line.
std::vector<Span> lines_of(std::string_view text);

/// 1-based number of the line that holds the byte at `offset`. Linear.
std::size_t line_number(std::string_view text, std::size_t offset);

std::string_view slice(std::string_view text, Span span);

/// Without white space and a byte order mark at both ends.
Span trimmed(std::string_view text, Span span);

}  // namespace whowhom
