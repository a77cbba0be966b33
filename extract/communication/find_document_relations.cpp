// Who wrote, sent, received, saw or approved a document: verbs with a document as object, "A's memo", "memo from A to
// B".
#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/communication/claim.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

class DocumentReader {
 public:
  DocumentReader(const ClaimContext& context, const PhrasedSentence& sentence, std::vector<RelationMention>& out)
      : context_(context), sentence_(sentence), out_(out) {}

  void read() {
    for (std::size_t i = 0; i < sentence_.phrases.size(); ++i) {
      if (sentence_.phrases[i].kind == PhraseKind::verb) read_verb(i);
      if (sentence_.phrases[i].kind == PhraseKind::noun) read_noun(i);
    }
  }

 private:
  // The document a noun phrase means: itself, or the one that "a draft of", "a copy of" is a state of.
  std::optional<std::size_t> document_of(std::size_t noun) const {
    const Phrase& phrase = sentence_.phrases[noun];
    if (phrase.entity) return is_document(context_, *phrase.entity) ? phrase.entity : std::nullopt;
    const std::string_view head = sentence_.token(phrase.head).lemma;
    if (head != "draft" && head != "copy" && head != "version" && head != "text" && head != "set") return std::nullopt;
    const auto preposition = after(sentence_, noun);
    if (!preposition || sentence_.phrases[*preposition].kind != PhraseKind::preposition ||
        sentence_.lower(sentence_.phrases[*preposition]) != "of")
      return std::nullopt;
    const auto of = after(sentence_, *preposition);
    return of && sentence_.phrases[*of].kind == PhraseKind::noun ? document_of(*of) : std::nullopt;
  }

  std::vector<std::size_t> documents_from(std::size_t noun) const {
    std::vector<std::size_t> documents;
    for (const std::size_t part : coordinated_after(sentence_, noun))
      if (const auto document = document_of(part)) documents.push_back(*document);
    return documents;
  }

  Side list_after(std::size_t from, std::string_view preposition) const {
    const auto noun = prepositional_object(sentence_, from, preposition);
    return noun ? side_of(context_, sentence_, coordinated_after(sentence_, *noun)) : Side();
  }

  void add(RelationType type, const Side& side, const std::vector<std::size_t>& documents, const Standing& standing,
           std::size_t trigger, std::vector<std::size_t> phrases, double confidence) {
    phrases.insert(phrases.end(), side.phrases.begin(), side.phrases.end());
    for (const std::size_t party : side.entities)
      for (const std::size_t document : documents) {
        RelationMention& relation = out_.emplace_back();
        relation.type = type;
        relation.from = party;
        relation.to = document;
        relation.polarity = standing.polarity;
        relation.evidence = evidence_of(context_, sentence_, trigger, phrases, standing.negation,
                                        "document:" + std::string(to_text(type)), confidence);
      }
  }

  void read_verb(std::size_t verb) {
    const Phrase& phrase = sentence_.phrases[verb];
    const auto type = document_verb(phrase.lemma);
    if (!type || phrase.auxiliary_only) return;
    const Subject subject = find_subject(sentence_, verb);
    const auto standing = standing_of(sentence_, verb, subject);
    if (!standing) return;
    if (phrase.passive) return read_passive(verb, *type, subject, *standing);
    std::optional<std::size_t> object = direct_object(sentence_, verb);
    if (!object) return;
    Side receiver;
    if (*type == RelationType::sent && document_of(*object) == std::nullopt) {
      // "sent B the memo"
      receiver = side_of(context_, sentence_, coordinated_after(sentence_, *object));
      object = after(sentence_, coordinated_after(sentence_, *object).back());
      if (!object || sentence_.phrases[*object].kind != PhraseKind::noun) return;
    }
    const auto documents = documents_from(*object);
    if (documents.empty()) return;
    add(*type, side_of(context_, subject), documents, *standing, verb, {*object}, 0.85);
    if (*type == RelationType::sent) {
      if (receiver.empty())
        if (const auto last = last_prepositional_object(sentence_, *object + 1, "to"))
          receiver = side_of(context_, sentence_, coordinated_after(sentence_, *last));
      add(RelationType::received, receiver, documents, *standing, verb, {*object}, 0.8);
    }
    if (*type == RelationType::received)
      add(RelationType::sent, list_after(*object + 1, "from"), documents, *standing, verb, {*object}, 0.8);
  }

  void read_passive(std::size_t verb, RelationType type, const Subject& subject, const Standing& standing) {
    std::vector<std::size_t> documents;
    for (const std::size_t noun : subject.nouns)
      if (const auto document = document_of(noun)) documents.push_back(*document);
    if (documents.empty()) return;
    add(type, list_after(verb + 1, "by"), documents, standing, verb, subject.nouns, 0.85);
    if (type == RelationType::sent)
      add(RelationType::received, list_after(verb + 1, "to"), documents, standing, verb, subject.nouns, 0.8);
  }

  void read_noun(std::size_t noun) {
    const auto document = document_of(noun);
    const auto frame = noun_frame(sentence_.token(sentence_.phrases[noun].head));
    if (!document || !sentence_.phrases[noun].entity || !frame || frame->kind != NounKind::message) return;
    const std::vector<std::size_t> documents = {*document};
    const auto above = before(sentence_, noun);
    const bool taken = above && sentence_.phrases[*above].kind == PhraseKind::verb &&
                       document_verb(sentence_.phrases[*above].lemma) == RelationType::received;
    Side writer = list_directly_after(noun, "by");
    if (stands_after(noun, "from")) {
      // "received the memo from A" is the verb's own; "my messages from A" are A's.
      if (!taken) writer = list_directly_after(noun, "from");
    } else if (writer.empty()) {
      writer = possessor_of(context_, sentence_, noun);
    }
    add(RelationType::authored, writer, documents, {}, noun, {}, 0.75);
    if (!writer.empty()) add(RelationType::received, list_after(noun + 1, "to"), documents, {}, noun, {}, 0.75);
  }

  // "memo from A": the preposition stands at the noun, so that no verb's "from" is taken for it.
  bool stands_after(std::size_t noun, std::string_view preposition) const {
    const auto next = after(sentence_, noun);
    return next && sentence_.phrases[*next].kind == PhraseKind::preposition &&
           sentence_.lower(sentence_.phrases[*next]) == preposition;
  }

  Side list_directly_after(std::size_t noun, std::string_view preposition) const {
    return stands_after(noun, preposition) ? list_after(noun + 1, preposition) : Side();
  }

  const ClaimContext& context_;
  const PhrasedSentence& sentence_;
  std::vector<RelationMention>& out_;
};

}  // namespace

std::vector<RelationMention> find_document_relations(const Document& document, const Analysis& analysis,
                                                     const std::vector<Mention>& mentions,
                                                     const Resolution& resolution) {
  const ClaimContext context{document, resolution};
  std::vector<RelationMention> relations;
  for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
    const PhrasedSentence sentence = find_phrases(analysis, i, mentions, resolution);
    DocumentReader(context, sentence, relations).read();
  }
  return relations;
}

}  // namespace whowhom
