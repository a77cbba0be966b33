// Stage 2: text to sentences of tokens.
#pragma once

#include "extract/language/token.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// Sentences of the document, without what the reader set aside. Linear in the length of the text.
Analysis analyse(const Document& document);

}  // namespace whowhom
