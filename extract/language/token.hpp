// Sentences and tokens: what the language stage says of a text, and all that the later stages see of English.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
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

/// The tag in capitals, "PROPN".
std::string_view name_of(PartOfSpeech part_of_speech);

/// Which name a token is of, and whether it is its first word (BIO).
enum class NameTag {
  outside,
  begin_person,
  inside_person,
  begin_organization,
  inside_organization,
  begin_location,
  inside_location
};

/// "O", "B-PER", "I-PER", "B-ORG", …
std::string_view name_of(NameTag name);

/// What a word is to a predicate of communication; the word is the head of the phrase.
enum class Role { sayer, hearer, topic, negation, modality };

/// "SAYER", "HEARER", "TOPIC", "NEG", "MOD".
std::string_view name_of(Role role);

/// `Token::head` of the root of a sentence.
inline constexpr std::size_t kRootHead = static_cast<std::size_t>(-1);

struct Token {
  Span span;          ///< never empty; holds a line break only where a word is broken by one
  std::string form;   ///< the bytes at `span`, without the hyphen and line break of a broken word
  std::string lower;  ///< `form` in lower case
  std::string lemma;  ///< dictionary form; with a name's capitals in the treebanks' style, else lower case
  PartOfSpeech part_of_speech = PartOfSpeech::x;
  bool space_before = false;
  bool clitic = false;           ///< written as one word with the token before it: "n't" of "don't"
  std::size_t head = kRootHead;  ///< index in the sentence, set together with `relation`
  std::string relation;  ///< Universal Dependencies relation to the head, "nsubj:pass"; empty where not analysed
  NameTag name = NameTag::outside;
};

/// "told" has "She" as sayer: words are indices into the sentence.
struct PredicateRole {
  std::size_t predicate = 0;
  std::size_t word = 0;
  Role role = Role::sayer;
};

/// Tokens are in text order and disjoint; what stands between two of them is white space or set aside.
struct Sentence {
  Span span;                            ///< first byte of the first token to the end of the last
  std::vector<Token> tokens;            ///< at least one
  std::size_t block = 0;                ///< which paragraph, heading or list item of the document, counted from 0
  std::vector<std::size_t> predicates;  ///< those of communication, in order; filled by the learned reading
  std::vector<PredicateRole> roles;     ///< by predicate, then by word
  std::vector<float> vectors;           ///< of the learned reading, [tokens][hidden], where they were asked for
};

struct Analysis {
  std::vector<Sentence> sentences;  ///< in text order, disjoint
};

}  // namespace whowhom
