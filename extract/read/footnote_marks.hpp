// Footnote marks in running text: "[^82]", "[1229]", and numbers glued to the end of a sentence ("Gulf.174 But").
// They stand in the middle of sentences and would part a verb from its object.
#pragma once

#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

/// Spans of the marks, in text order.
std::vector<Span> footnote_marks(std::string_view text);

}  // namespace whowhom
