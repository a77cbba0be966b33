// The ties of a document as they are found: evidence for each, and one where several rules say the same of a sentence.
#pragma once

#include <string>
#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

/// What a rule read of a tie, parties as indices into the mentions.
struct Tie {
  RelationType type = RelationType::member_of;
  std::size_t from = 0;
  std::size_t to = 0;
  std::string role;
  Term term;
  std::string rule;  ///< "apposition"
  double confidence = 1.0;
};

class TieCollector {
 public:
  TieCollector(const Document& document, const Analysis& analysis, const std::vector<Mention>& mentions,
               const Resolution& resolution)
      : document_(&document), analysis_(&analysis), mentions_(&mentions), resolution_(&resolution) {}

  /// Leaves out a tie of a party to itself. Where a tie of the same two in the same sentence has a role that holds the
  /// other's, the fuller one stays, and what either says of the time.
  void add(const Tie& tie);
  /// The same with evidence that spans more than the sentence of `tie.from`.
  void add(const Tie& tie, Span evidence);

  /// In order of their evidence, then of being found.
  std::vector<RelationMention> take();

 private:
  const Document* document_;
  const Analysis* analysis_;
  const std::vector<Mention>* mentions_;
  const Resolution* resolution_;
  std::vector<RelationMention> found_;
};

}  // namespace whowhom
