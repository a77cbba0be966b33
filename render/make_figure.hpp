// Findings to the network figure: who and what is drawn, which lines, and the notes that carry them.
#pragma once

#include <cstddef>
#include <string>

#include "graph/findings.hpp"
#include "render/figure.hpp"

namespace whowhom {

struct FigureStyle {
  std::string title;           ///< where empty the first document's, unless that is only its file's name
  int width_px = 720;          ///< of the figure; 300 to 2000
  std::size_t max_notes = 14;  ///< quotes below the drawing; silences go first
  std::size_t max_nodes = 60;  ///< of these the most connected are kept; a silence's ends before others
};

/// The figure of `findings`. Drawn are the parties of communications, those tied to a document, the organizations
/// around them, and a few of these organizations' other people, muted. A communication that did not happen or is
/// uncertain never becomes a contact. O(communications × pairs of their parties × log).
Figure make_figure(const Findings& findings, const FigureStyle& style = {});

}  // namespace whowhom
