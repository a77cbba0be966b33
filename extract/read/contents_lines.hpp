// The lines of a table of contents, by the dots that lead to their page numbers.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

/// Lines such as "2. The Board meets . . . . . . 45", with the lines before that begin the same entry. The entries read
/// like sentences, and say nothing that the text behind them does not say. One such line alone may be a form's
/// ("Name ........ 3"): at least three make a table, and where the text has `pages` pages (0: it has none) few lead far
/// behind its end, as the rows of a form seem to do. In text order, disjoint. Linear.
std::vector<Span> contents_lines(std::string_view text, std::size_t pages);

}  // namespace whowhom
