// A sentence as a row of phrases: noun phrases with the party at their head, groups of verbs, and the words between.
// The method is chunking (Abney 1991, Parsing by Chunks) over parts of speech; who belongs to which verb is worked out
// from the row by arguments.hpp. A learned analysis may take the place of both.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/resolve/resolution.hpp"

namespace whowhom {

enum class PhraseKind {
  noun,
  verb,
  preposition,
  conjunction,   ///< and, or, but, nor
  subordinator,  ///< that, if, whether, when, because
  relative,      ///< who, which, that
  comma,
  opening,  ///< ( [
  closing,  ///< ) ]
  dash,
  quote,
  stop,  ///< ; : . ? !
  adverb,
  other,
};

enum class VerbForm { finite, bare, infinitive, gerund };

struct Phrase {
  PhraseKind kind = PhraseKind::other;
  std::size_t first = 0;  ///< tokens [first, end) of the sentence
  std::size_t end = 0;
  std::size_t head = 0;  ///< last nominal of a noun phrase, main verb of a verb group

  // Noun phrase.
  std::optional<std::size_t> entity;     ///< whom its head means, also a document
  std::optional<std::size_t> possessor;  ///< "A's letter", "his letter": A
  std::optional<std::size_t> modifier;   ///< an organization before the head: "the FBI interview"
  bool negative = false;                 ///< "no", "neither", "nobody"
  bool definite = false;                 ///< the, this, his, A's

  // Verb group.
  VerbForm form = VerbForm::finite;
  std::string lemma;
  std::string modal;  ///< may, would …; empty where there is none
  bool negated = false;
  bool passive = false;
  bool auxiliary_only = false;  ///< "did", "was" with nothing after it
};

/// A mention of this sentence with the entity it was resolved to.
struct PlacedMention {
  std::size_t first = 0;
  std::size_t end = 0;
  std::optional<std::size_t> entity;
  EntityType type = EntityType::person;
  MentionKind kind = MentionKind::name;
};

struct PhrasedSentence {
  const Sentence* sentence = nullptr;
  std::vector<PlacedMention> mentions;  ///< in text order, outer before inner
  std::vector<Phrase> phrases;          ///< in text order, disjoint, covering every token

  const Token& token(std::size_t index) const { return sentence->tokens[index]; }
  std::string_view lower(const Phrase& phrase) const { return token(phrase.first).lower; }
};

/// Phrases of the sentence `index` of the analysis. Linear in its tokens.
PhrasedSentence find_phrases(const Analysis& analysis, std::size_t index, const std::vector<Mention>& mentions,
                             const Resolution& resolution);

}  // namespace whowhom
