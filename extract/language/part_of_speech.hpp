// A coarse part of speech for every token, by tables, endings and the words beside it.
#pragma once

#include "extract/language/token.hpp"

namespace whowhom {

/// Sets `part_of_speech` of every token. Closed classes and verbs are dependable, nouns and adjectives a guess.
void tag_parts_of_speech(Sentence& sentence);

}  // namespace whowhom
