// The numbered notes of a figure: one a sentence and kind of claim, so that a meeting of four is one note.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/findings.hpp"
#include "render/claim.hpp"
#include "render/figure.hpp"

namespace whowhom {

struct NumberedClaims {
  std::vector<FigureNote> notes;
  std::vector<int> note_of;  ///< for each claim its note's number, 0 where it is not shown
  std::size_t left_out = 0;  ///< quotes that found no room
};

/// Silences come first, because they are what the figure is about and must never fall to the cap; the others follow in
/// the order of the text. Where `max_notes` does not hold all, each pair's first quote goes before any second one.
NumberedClaims number_claims(const std::vector<Claim>& claims, const Findings& findings, std::size_t max_notes,
                             int width_px);

}  // namespace whowhom
