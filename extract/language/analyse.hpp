// Stage 2: text to sentences of tokens.
#pragma once

#include <vector>

#include "extract/language/token.hpp"
#include "extract/language/tokenize.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// Which sentences' words get vectors. They take 1.5 KB a word.
enum class Vectors { none, near_pronouns, all };

struct AnalyseOptions {
  TokenStyle style = TokenStyle::treebank;  ///< how words are cut; list marks are words in the treebanks' style only
  bool names = false;                       ///< which words are names of people, organizations, places
  bool roles = false;                       ///< who says what to whom
  Vectors vectors = Vectors::none;          ///< the numbers that the model makes of each word
};

/// What the stages after this one ask for.
inline constexpr AnalyseOptions kForExtraction{
    .style = TokenStyle::whole_words, .names = true, .vectors = Vectors::near_pronouns};

/// Sentences and their words, without what the reader set aside; nothing is said of the words yet.
Analysis find_sentences(const Document& document, TokenStyle style);

/// Sentences of the document, without what the reader set aside. Linear in the length of the text.
Analysis analyse(const Document& document, const AnalyseOptions& options = {});

/// Fills in what the learned model says of the words of sentences whose forms are there.
void analyse_words(std::vector<Sentence>& sentences, const AnalyseOptions& options = {});

}  // namespace whowhom
