// Sizes that both the making of a figure (how long a quote may be) and its layout need.
#pragma once

namespace whowhom {

inline constexpr double kMargin = 24;    ///< around the whole figure
inline constexpr double kNoteSize = 12;  ///< of the notes' text
inline constexpr double kNoteIndent = 28;

/// Width of a line of a note in a figure of that width.
constexpr double note_text_width(int width_px) { return width_px - 2 * kMargin - kNoteIndent; }

}  // namespace whowhom
