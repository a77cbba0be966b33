// Text to words, as Universal Dependencies cuts English: clitics apart; hyphenated words whole or apart.
#pragma once

#include <vector>

#include "extract/language/token.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// A word longer than this is cut: no language has it, and a file of one letter run would be one token.
inline constexpr std::size_t kMaxTokenBytes = 1000;

enum class TokenStyle {
  whole_words,  ///< hyphenated words whole ("single-minded", "5pm"), as the tables of the later stages are written
  treebank,     ///< as the treebanks cut English: "single - minded", "pre-war", "5 pm", "dont" as do + nt
};

/// Tokens of the bytes at `span`, without what the reader set aside; `span`, `form`, `lower` and `space_before` and
/// `clitic` are filled in. Between two tokens stands only white space or what was set aside.
std::vector<Token> tokenize(const Document& document, Span span, TokenStyle style = TokenStyle::whole_words);

}  // namespace whowhom
