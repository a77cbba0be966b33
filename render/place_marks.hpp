// Discs and words onto lines.
#pragma once

#include "render/diagram.hpp"
#include "render/figure.hpp"

namespace whowhom {

/// How the parts of a mark stand: words on a plate behind the discs, or discs only, side by side or above each other.
enum class MarkForm { plate, row, column };

/// Size of the mark of an edge; of no width where the edge has nothing of that form.
Box mark_size(const FigureEdge& edge, MarkForm form);

/// Sets `mark` of all lines: near the middle of their line, and off nodes, names of containers, other lines and each
/// other. Where words find no room they are left out, those of silences last. Gives a penalty for what collides.
double place_marks(const Figure& figure, const Diagram& diagram, std::vector<PlacedLine>& lines);

}  // namespace whowhom
