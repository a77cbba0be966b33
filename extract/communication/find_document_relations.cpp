// Who wrote, sent, received, saw or approved a document: verbs with a document as object, "A's memo", "memo from A to
// B".
#include <string>
#include <utility>
#include <vector>

#include "extract/communication/claim.hpp"
#include "extract/communication/clauses.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

class DocumentReader {
 public:
  DocumentReader(const ClaimContext& context, const SentenceTree& tree, std::vector<RelationMention>& out)
      : context_(context), tree_(tree), out_(out) {}

  void read() {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (is_verb(tree_, i)) read_verb(i);
      if (tree_.document_at(i)) read_noun(i);
    }
  }

 private:
  void add(RelationType type, const PartyList& parties, std::size_t document, const Standing& standing,
           std::size_t trigger, double confidence) {
    for (const Party& party : parties.list) {
      ClaimParts parts;
      parts.trigger = trigger;
      parts.from.list = {party};
      parts.standing = standing;
      parts.rule = "document:" + std::string(to_text(type));
      parts.confidence = confidence;
      RelationMention& relation = out_.emplace_back();
      relation.type = type;
      relation.from = party.entity;
      relation.to = document;
      relation.polarity = standing.polarity;
      relation.evidence = evidence_of(context_, tree_, parts);
    }
  }

  PartyList behind(std::size_t word, std::string_view preposition) const {
    return parties_of(tree_, behind_preposition(tree_, word, preposition));
  }

  // The document itself, or the one that "a draft of", "a copy of" is a state of.
  std::optional<std::size_t> document_in(std::size_t noun) const {
    if (const auto document = document_of(tree_, noun)) return document;
    for (const std::size_t below : tree_.children(noun))
      if (tree_.is(below, "nmod") && tree_.preposition(below) == "of") return document_of(tree_, below);
    return std::nullopt;
  }

  void read_verb(std::size_t verb) {
    const auto type = document_verb(tree_.token(verb).lemma);
    if (!type) return;
    const auto standing = standing_of(tree_, verb);
    const auto subject = subject_of(tree_, verb);
    if (!standing || !subject) return;
    const bool passive = is_passive(tree_, verb);
    const auto thing = passive ? std::optional(subject->token) : object_of(tree_, verb);
    const auto document = thing ? document_in(*thing) : std::nullopt;
    if (!document) return;
    const PartyList doers = passive ? parties_of(tree_, agents_of(tree_, verb)) : parties_of(tree_, subject->token);
    add(*type, doers, *document, *standing, verb, 0.85);
    if (*type == RelationType::sent) {
      PartyList receivers = behind(verb, "to");
      if (const auto receiver = indirect_object_of(tree_, verb); receiver && receivers.empty())
        receivers = parties_of(tree_, *receiver);
      add(RelationType::received, receivers, *document, *standing, verb, 0.8);
    }
    if (*type == RelationType::received) add(RelationType::sent, behind(verb, "from"), *document, *standing, verb, 0.8);
  }

  // "Agency releases report": in a headline the verb may be taken for a noun of a long compound.
  void read_headline(std::size_t noun) {
    for (const std::size_t below : tree_.children(noun)) {
      const Token& word = tree_.token(below);
      if (!tree_.is(below, "compound") || word.lower == word.lemma || !word.lower.ends_with('s')) continue;
      const auto type = document_verb(word.lemma);
      const auto subject = tree_.child(below, "compound");
      if (type && subject) add(*type, parties_of(tree_, *subject), *document_of(tree_, noun), {}, below, 0.7);
    }
  }

  void read_noun(std::size_t noun) {
    read_headline(noun);
    const auto frame = noun_frame(tree_.token(noun));
    if (!frame || frame->kind != NounKind::message) return;
    const std::size_t document = *document_of(tree_, noun);
    PartyList writers = behind(noun, "from");
    if (writers.empty()) writers = behind(noun, "by");
    // "kept my messages from A": "from" may hang on the verb.
    if (const auto verb = tree_.head(noun); writers.empty() && verb && tree_.is(noun, "obj") &&
                                            document_verb(tree_.token(*verb).lemma) != RelationType::received)
      writers = behind(*verb, "from");
    if (writers.empty()) writers = possessors_of(tree_, noun);
    add(RelationType::authored, writers, document, {}, noun, 0.75);
    if (!writers.empty()) add(RelationType::received, behind(noun, "to"), document, {}, noun, 0.75);
  }

  const ClaimContext& context_;
  const SentenceTree& tree_;
  std::vector<RelationMention>& out_;
};

}  // namespace

std::vector<RelationMention> find_document_relations(const Document& document, const Analysis& analysis,
                                                     const std::vector<Mention>& mentions,
                                                     const Resolution& resolution) {
  const ClaimContext context{document, resolution};
  std::vector<RelationMention> relations;
  std::size_t first = 0;
  for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
    std::size_t end = first;
    while (end < mentions.size() && mentions[end].sentence <= i) ++end;
    const SentenceTree tree(analysis.sentences[i], mentions, first, end, resolution);
    first = end;
    DocumentReader(context, tree, relations).read();
  }
  return relations;
}

}  // namespace whowhom
