// Ties of people and organizations to organizations, sentence by sentence: each rule set is a file of its own, and what
// several of them read of the same words becomes one tie.
#include "extract/affiliation/rules.hpp"
#include "extract/affiliation/tie_collector.hpp"
#include "extract/communication/communication_mention.hpp"
#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

std::vector<RelationMention> find_affiliations(const Document& document, const Analysis& analysis,
                                               const std::vector<Mention>& mentions, const Resolution& resolution) {
  TieCollector ties(document, analysis, mentions, resolution);
  for (std::size_t first = 0, end = 0; first < mentions.size(); first = end) {
    const std::size_t sentence = mentions[first].sentence;
    while (end < mentions.size() && mentions[end].sentence == sentence) ++end;
    if (end - first < 2) continue;  // a tie has two ends
    const SentenceTree tree(analysis.sentences[sentence], mentions, first, end, resolution);
    title_ties(tree, ties);
    apposition_ties(tree, ties);
    clause_ties(tree, ties);
    verb_ties(tree, ties);
    attachment_ties(tree, ties);
    part_ties(tree, ties);
  }
  signature_ties(document, analysis, mentions, resolution, ties);
  return ties.take();
}

}  // namespace whowhom
