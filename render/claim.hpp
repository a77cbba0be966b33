// Findings as the figure sees them: each communication and each tie to a document as one claim about pairs.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "graph/findings.hpp"
#include "render/figure.hpp"

namespace whowhom {

/// One act that the text states, denies or doubts, with the lines that it asks for.
struct Claim {
  LineKind kind = LineKind::contact;
  bool on_document = false;                          ///< from a relation, not a communication
  std::vector<std::pair<EntityId, EntityId>> pairs;  ///< source and target, at least one, never the same twice
  bool ends_at_source = false;                       ///< see FigureEdge
  bool ends_at_target = false;
  bool disputed = false;  ///< another claim, also drawn, says the opposite of the same act
  std::string label;      ///< for the line
  std::string lead;       ///< for the note
  std::string denied;     ///< for the count of documents "not seen"; empty for everything else
  Evidence evidence;      ///< the first one
};

struct Claims {
  std::vector<Claim> list;            ///< in the order of the text
  std::size_t carried_documents = 0;  ///< receipts that a contact of the same two already shows
  std::size_t doubtful = 0;           ///< communications below kFigureFloor, which are no claims
};

/// Communications with oneself only are left out. A negated tie to a document is a silence, a doubtful one uncertain.
/// That somebody received a document is left to the contact with who wrote or sent it, where there is one: a mail to
/// ten people is ten lines and not twenty.
Claims claims_of(const Findings& findings);

}  // namespace whowhom
