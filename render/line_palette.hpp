// Colours of lines: Okabe and Ito's palette, which readers with any colour vision tell apart. Text and discs take a
// darker tone of the same hue, with a contrast of at least 4.5 to white.
#pragma once

#include <string_view>

#include "render/figure.hpp"

namespace whowhom {

struct LineColours {
  std::string_view line;
  std::string_view text;  ///< words on white, and discs under white digits
};

constexpr LineColours colours_of(LineKind kind) {
  switch (kind) {
    case LineKind::contact:
      return {"#0072B2", "#00629B"};
    case LineKind::silence:
      return {"#D55E00", "#B34700"};
    case LineKind::uncertain:
      return {"#7A7A7A", "#666666"};
    case LineKind::document:
      break;
  }
  return {"#4A4A4A", "#4A4A4A"};
}

}  // namespace whowhom
