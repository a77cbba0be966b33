// The turns of a hearing or an interview: who speaks where, to whom, and who is the witness.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "extract/mention/mention.hpp"
#include "extract/read/document.hpp"
#include "extract/read/turn_labels.hpp"

namespace whowhom {

struct Turn {
  TurnMark mark = TurnMark::plain;
  Span line;             ///< the first line, from its label on
  Span label;            ///< the name in the label
  bool formal = false;   ///< as where somebody is heard: in any print but "ANN LEE: …" and "Ann Lee: …"
  bool by_role = false;  ///< the label names the questioner by role only: "Counsel Inquiry"
  std::size_t end = 0;   ///< of what is said: the next turn or heading; the paragraph's where that is far
  std::optional<std::size_t> speaker;  ///< a party as the caller counts them
  std::optional<std::size_t> hearer;   ///< the witness, where the next turn is the witness's answer
};

struct Turns {
  std::vector<Turn> all;            ///< in text order, disjoint
  std::set<std::size_t> witnesses;  ///< whom the text says to be sworn in or to testify; and who answers "Q."

  /// The turn in which the byte stands. Logarithmic.
  const Turn* at(std::size_t byte) const;
};

/// `party_of` gives for each mention a party, of whatever kind of index; nothing for documents. "Q." and "A." are the
/// one whom a heading says to ask and the one who was sworn in last. Linear in the text.
Turns find_turns(const Document& document, const std::vector<Mention>& mentions,
                 const std::vector<std::optional<std::size_t>>& party_of);

}  // namespace whowhom
