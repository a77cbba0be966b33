// The tokens of a block to sentences.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/language/token.hpp"
#include "extract/language/tokenize.hpp"

namespace whowhom {

/// A sentence is cut here even where the text does not end it.
inline constexpr std::size_t kMaxSentenceTokens = 400;

/// Sentences of one block, whose index is `block`, by the learned scores of the places between tokens. The label of a
/// speaker at the start of a block ("Mr Jones:") is a sentence of its own; the other sentences of that block are that
/// speaker's. With treebank tokens only what names a person counts as a label: "Email:" is part of what follows.
std::vector<Sentence> split_sentences(std::vector<Token> tokens, std::size_t block,
                                      TokenStyle style = TokenStyle::whole_words);

}  // namespace whowhom
