// How wide a text is in the figure's font, from a table of ours: no font of one machine moves a line.
#pragma once

#include <cstddef>
#include <string_view>

namespace whowhom {

/// Fonts with the metrics of text_width_table.hpp, in the order a viewer should try them.
inline constexpr std::string_view kFontFamily = "Arial, Helvetica, 'Liberation Sans', 'Nimbus Sans', sans-serif";

/// The code point at `text[at]`, `at` moved behind it. An invalid byte counts as U+FFFD, one byte long.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// Width in the unit of `size`. Characters outside of the table count as a full em where their script is written
/// square (CJK, emoji), as nothing where they only combine, else as 0.6 em. Kerning is left out, which errs wide.
double text_width(std::string_view text, double size, bool bold);

}  // namespace whowhom
