// Shortens a quote without touching a word of it.
#pragma once

#include <string>

#include "graph/evidence.hpp"

namespace whowhom {

/// The quote on one line and, where it is wider than `width` at `size`, only its words around the anchors (its first
/// words where there are none), those of topics last, with "…" for what is left out. Words stay whole and verbatim, and
/// in their order.
std::string elide_quote(const Evidence& evidence, double width, double size);

}  // namespace whowhom
