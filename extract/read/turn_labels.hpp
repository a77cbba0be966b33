// Where a transcript says who speaks: labels at the beginning of a line and, where paragraphs were run together,
// within it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

/// How a transcript marks who speaks.
enum class TurnMark {
  bold,      ///< "**Ann Lee**: …"
  capitals,  ///< "MS LEE: …", "MS LEE — …"
  stopped,   ///< "Ms. LEE. …", as hearings of Congress are printed
  plain,     ///< "Ann Lee: …" and "<v Ann Lee>…", where the text has several such lines
  letter,    ///< "Q. …", "A. …"
};

struct TurnLabel {
  TurnMark mark = TurnMark::plain;
  Span line;         ///< from the label, or the line's number before it, to the end of the line or the next label in it
  Span name;         ///< without brackets and marks; of "Q" and "A" the letter
  Span examiner;     ///< "MS. LEE" in "Q. (BY MS. LEE) …"; else empty
  std::size_t said;  ///< where the words begin
  bool unmarked;     ///< neither colon nor stop: it stands alone in its line
};

/// Labels in text order, disjoint. Plain ones, those before a dash, bare "Q" and "A" and those alone in their line
/// without a colon count only where several come back, "Q." and "A." only where both do. Within a line a label is a
/// title and a name in capitals behind the end of a sentence. Whether a label names anybody is for the caller to say.
/// Linear in the text.
std::vector<TurnLabel> find_turn_labels(std::string_view text);

/// Whether a label gives the questioner's role and no name: "Counsel Inquiry", "Lead 2A".
bool is_role_label(std::string_view name);

/// Whether a title stands before the name: "MR. LEE", "Lady Holm".
bool is_titled_label(std::string_view name);

}  // namespace whowhom
