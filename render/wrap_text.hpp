// Breaks a text into lines of a width, by our own text widths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace whowhom {

/// `text` with every run of white space and control characters as one blank, none at the ends.
std::string on_one_line(std::string_view text);

/// Lines of at most `width`, broken at blanks and behind hyphens and slashes, inside a word only where the word alone
/// is wider. At most `max_lines`: the last one then ends in "…". Never empty: an empty text is one empty line.
std::vector<std::string> wrap_text(std::string_view text, double width, double size, bool bold,
                                   std::size_t max_lines = static_cast<std::size_t>(-1));

/// The same with lines of about equal length, which a label in a box needs: "Assistant / Secretary", not
/// "Assistant Secretary of / State".
std::vector<std::string> wrap_evenly(std::string_view text, double width, double size, bool bold,
                                     std::size_t max_lines);

}  // namespace whowhom
