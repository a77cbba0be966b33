// Stage 2: text to sentences of tokens.
#pragma once

#include "extract/language/token.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

struct AnalyseOptions {
  bool learned = false;  ///< words as the treebanks cut them, list marks kept, and what the learned model says of them
  bool names = false;    ///< with `learned`: which words are names of people, organizations, places
  bool roles = false;    ///< with `learned`: who says what to whom
};

/// Sentences of the document, without what the reader set aside. Linear in the length of the text.
Analysis analyse(const Document& document, const AnalyseOptions& options = {});

}  // namespace whowhom
