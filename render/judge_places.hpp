// How good a placed diagram looks before any line is routed.
#pragma once

#include "render/diagram.hpp"

namespace whowhom {

/// Penalty in pixels of line: length of links, what they would run through or cross if drawn straight, too little room
/// for their marks, height, and width above `width`. Smaller is better. O(links × (links + pieces)).
double judge_places(const Diagram& diagram, const Box& whole, double width);

}  // namespace whowhom
