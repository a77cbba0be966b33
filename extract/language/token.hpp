// Sentences and tokens: what the language stage says of a text, and all that the later stages see of English.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

/// Universal POS tags (universaldependencies.org/u/pos).
enum class PartOfSpeech {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};

struct Token {
  Span span;          ///< never empty; holds a line break only where a word is broken by one
  std::string form;   ///< the bytes at `span`, without the hyphen and line break of a broken word
  std::string lower;  ///< `form` in lower case
  std::string lemma;  ///< dictionary form, lower case
  PartOfSpeech part_of_speech = PartOfSpeech::x;
  bool space_before = false;
};

/// Tokens are in text order and disjoint; what stands between two of them is white space or set aside.
struct Sentence {
  Span span;                  ///< first byte of the first token to the end of the last
  std::vector<Token> tokens;  ///< at least one
  std::size_t block = 0;      ///< which paragraph, heading or list item of the document, counted from 0
};

struct Analysis {
  std::vector<Sentence> sentences;  ///< in text order, disjoint
};

}  // namespace whowhom
