// Text to words, as Universal Dependencies cuts English: clitics apart, hyphenated words whole.
#pragma once

#include <vector>

#include "extract/language/token.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// A word longer than this is cut: no language has it, and a file of one letter run would be one token.
inline constexpr std::size_t kMaxTokenBytes = 1000;

/// Tokens of the bytes at `span`, without what the reader set aside; `span`, `form`, `lower` and `space_before` are
/// filled in. Between two tokens stands only white space or what was set aside.
std::vector<Token> tokenize(const Document& document, Span span);

}  // namespace whowhom
