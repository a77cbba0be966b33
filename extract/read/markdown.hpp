// Markup of Markdown that is no word of the text (CommonMark 0.30, the parts that prose uses).
#pragma once

#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

/// Spans of heading and quote marks, emphasis marks, link and image targets with their brackets, HTML comments and
/// tags, table rules and fences, backslashes before punctuation; in text order, disjoint. The words stay.
std::vector<Span> markdown_markup(std::string_view text);

/// Spans of the "**" around words, which plain text has from programs that write Markdown.
std::vector<Span> strong_marks(std::string_view text);

}  // namespace whowhom
