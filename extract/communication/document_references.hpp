// Which documents a phrase means: by its noun, as a copy of one, by "it" and "them", or as those of the last act.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

/// A document with the word that means it here.
struct DocumentWord {
  std::size_t document = 0;  ///< index into Resolution::entities
  std::size_t token = 0;
};

/// Sentences are shown to it in text order: `of_last_act` and `it` look back.
class DocumentReferences {
 public:
  /// The documents that the noun phrase headed by the token means, each once, in text order; none where it is in doubt.
  std::vector<DocumentWord> meant(const SentenceTree& tree, std::size_t token) const;

  /// Documents to which one verb of this sentence did something: what "copies" and "the documents" mean later.
  void note_act(const std::vector<DocumentWord>& documents);
  /// The sentence is read; what the next one's "it" can mean.
  void end_sentence(const SentenceTree& tree);

 private:
  void collect(const SentenceTree& tree, std::size_t token, int depth, std::vector<DocumentWord>& out) const;
  bool collect_below(const SentenceTree& tree, std::size_t token, int depth, std::vector<DocumentWord>& out) const;
  void collect_pronoun(const SentenceTree& tree, std::size_t token, int depth, std::vector<DocumentWord>& out) const;
  std::vector<std::size_t> of_last_act(std::size_t farthest) const;

  std::size_t sentence_ = 0;           // how many were read
  std::vector<std::size_t> last_act_;  // documents
  std::size_t last_act_sentence_ = 0;
  std::vector<std::size_t> it_;  // what "it" in the next sentence means
  bool it_plural_ = false;
};

}  // namespace whowhom
