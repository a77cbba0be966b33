// Sizes of shapes and of their text, in pixels. Everything that sets or checks a label's room reads them here.
#pragma once

namespace whowhom {

inline constexpr double kNameSize = 13;
inline constexpr double kNameLine = 15;
inline constexpr double kRoleSize = 11;
inline constexpr double kRoleLine = 13;
inline constexpr double kNameWidth = 136;   ///< of a line of a name, at most
inline constexpr double kLabelPad = 9;      ///< between text and border, above and below; more at the sides
inline constexpr double kRoundRadius = 20;  ///< of a person's shape, at most
inline constexpr double kTitleSize = 12;    ///< of a container's name
inline constexpr double kTitleLine = 15;
inline constexpr double kTitleWidth = 220;
inline constexpr double kTitleInset = 12;  ///< from the container's corner to its name
inline constexpr double kMarkRadius = 8.5;
inline constexpr double kMarkSize = 10.5;  ///< of digits and words on lines

}  // namespace whowhom
