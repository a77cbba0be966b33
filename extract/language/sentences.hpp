// The tokens of a block to sentences.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

/// A sentence is cut here even where the text does not end it.
inline constexpr std::size_t kMaxSentenceTokens = 400;

/// Sentences of one block, whose index is `block`. The label of a speaker at the start of a block ("Mr Jones:") is a
/// sentence of its own; the other sentences of that block are that speaker's.
std::vector<Sentence> split_sentences(std::string_view text, std::vector<Token> tokens, std::size_t block);

}  // namespace whowhom
