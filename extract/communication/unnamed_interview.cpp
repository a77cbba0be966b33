// Only an interview that names neither side is read here; the named ones are noun_claims.cpp's.
#include "extract/communication/unnamed_interview.hpp"

#include <algorithm>
#include <utility>

#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

bool names_interviewer(const PhrasedSentence& sentence, std::size_t noun) {
  const Phrase& phrase = sentence.phrases[noun];
  if (phrase.possessor || phrase.modifier) return true;
  const auto next = after(sentence, noun);
  if (!next || sentence.phrases[*next].kind != PhraseKind::preposition) return false;
  const std::string_view word = sentence.lower(sentence.phrases[*next]);
  return word == "with" || word == "by" || word == "of" || word == "on";
}

// "In a follow up interview", "during her interview"; "up" is a preposition only by its form.
bool is_setting(const PhrasedSentence& sentence, std::size_t noun) {
  for (auto i = before(sentence, noun); i; i = before(sentence, *i)) {
    const Phrase& phrase = sentence.phrases[*i];
    const std::string_view word = sentence.lower(phrase);
    if (phrase.kind == PhraseKind::preposition && (word == "in" || word == "during")) return true;
    if (word != "up" && sentence.token(phrase.head).lower != "follow") return false;
  }
  return false;
}

std::optional<std::size_t> sole_author(const ClaimContext& context, const PhrasedSentence& sentence,
                                       const std::vector<RelationMention>& documents) {
  std::optional<std::size_t> author;
  for (const PlacedMention& mention : sentence.mentions) {
    if (!mention.entity || !is_document(context, *mention.entity)) continue;
    for (const RelationMention& relation : documents) {
      if (relation.type != RelationType::authored || relation.to != *mention.entity ||
          relation.polarity != Polarity::happened ||
          context.resolution.entities[relation.from].type != EntityType::organization)
        continue;
      if (author && *author != relation.from) return std::nullopt;
      author = relation.from;
    }
  }
  return author;
}

}  // namespace

std::vector<CommunicationMention> unnamed_interview_claims(const ClaimContext& context, const PhrasedSentence& sentence,
                                                           const std::vector<RelationMention>& documents) {
  for (std::size_t i = 1; i < sentence.phrases.size(); ++i) {
    const Phrase& phrase = sentence.phrases[i];
    if (phrase.kind != PhraseKind::noun || sentence.token(phrase.head).lemma != "interview" ||
        names_interviewer(sentence, i))
      continue;
    if (!is_setting(sentence, i)) continue;
    const auto author = sole_author(context, sentence, documents);
    if (!author) continue;
    for (std::size_t verb = 0; verb < sentence.phrases.size(); ++verb) {
      const Phrase& speech = sentence.phrases[verb];
      if (speech.kind != PhraseKind::verb || speech.passive || speech.negated || !speech.modal.empty() ||
          speech.form == VerbForm::infinitive || clause_effect(speech.lemma) != Effect::says)
        continue;
      const Subject subject = find_subject(sentence, verb);
      if (subject.relative) continue;
      const Side speaker = side_of(context, subject);
      if (speaker.entities.size() != 1) continue;
      auto claim = make_claim(context, sentence, i, speaker, {{*author}, {}}, true, Channel::interview, {},
                              "noun:interview", 0.7);
      if (claim) return {std::move(*claim)};
    }
  }
  return {};
}

}  // namespace whowhom
