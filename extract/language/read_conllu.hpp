// CoNLL-U (universaldependencies.org/format) to sentences of tokens, and back with a fresh analysis in its columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

/// A line of a file: a word, whose form is in `Sentence::tokens`, or one that is kept as it is.
struct ConlluLine {
  bool is_word = false;
  std::string text;  ///< of a word the MISC to keep, else the whole line: a comment, "1-2 don't", the empty node 1.1
};

struct ConlluFile {
  std::vector<std::vector<ConlluLine>> lines;  ///< for each sentence, its words in the order of its tokens
  std::vector<Sentence> sentences;             ///< forms only; spans are empty, as there is no document
};

/// Reads CoNLL-U; `name` names it in messages. Of a word ID, FORM and MISC are read. Throws Error, with line and place,
/// where it is not UTF-8, a line has not ten columns, an ID is not the next one, or a sentence has no words.
ConlluFile read_conllu(std::string_view bytes, std::string_view name);

/// The file with what `file.sentences` now say: UPOS, LEMMA, HEAD, DEPREL, and Entity, Pred and Role in MISC. XPOS,
/// FEATS and DEPS of words become `_`, as they belong to the analysis that is replaced.
std::string write_conllu(const ConlluFile& file);

}  // namespace whowhom
