// What the row of phrases (communication/phrase.hpp) wants otherwise than the treebanks tag it.
#pragma once

#include "extract/language/token.hpp"

namespace whowhom {

/// Lemmas in lower case; "neither" and "both" before a list are determiners of it; in "Board releases report on …" the
/// headline's verb is one, and its bare object a noun; in "a carry on bag" a bare verb modifies like an
/// adjective.
void adapt_to_phrases(Sentence& sentence);

}  // namespace whowhom
