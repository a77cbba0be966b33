// Our SVG to PNG and PDF through librsvg and cairo, so that all three look the same.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

/// PNG of `svg`, `scale` pixels a figure pixel. Throws Error where the SVG cannot be drawn.
std::string write_png(std::string_view svg, double scale = 2.0);

/// One page of the figure's size, text as text. Its dates are fixed, so the same figure is the same bytes.
/// Throws Error where the SVG cannot be drawn.
std::string write_pdf(std::string_view svg);

}  // namespace whowhom
