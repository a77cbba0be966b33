// Stage 2: text to sentences of tokens.
#pragma once

#include <vector>

#include "extract/language/token.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

struct AnalyseOptions {
  bool learned = false;  ///< words as the treebanks cut them, list marks kept, and what the learned model says of them
  bool names = false;    ///< with `learned`: which words are names of people, organizations, places
  bool roles = false;    ///< with `learned`: who says what to whom
  bool vectors = false;  ///< with `learned`: the numbers that the model makes of each word
};

/// Sentences of the document, without what the reader set aside. Linear in the length of the text.
Analysis analyse(const Document& document, const AnalyseOptions& options = {});

/// Fills in what is said of the words of sentences whose forms are there. A program that was built without a model says
/// with `learned` what the rules say: parts of speech and lemmas.
void analyse_words(std::vector<Sentence>& sentences, const AnalyseOptions& options = {});

}  // namespace whowhom
