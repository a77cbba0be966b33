// All sentences of a document go to the model at once, which puts those of like length together.
#include "extract/language/analyse.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "extract/language/learned_analysis.hpp"
#include "extract/language/near_pronouns.hpp"
#include "extract/language/verb_base.hpp"

namespace whowhom {
namespace {

// "without first warning B": what has an object and opens a clause is a verb, whatever the tag says.
void mend_gerunds(Sentence& sentence) {
  for (const Token& object : sentence.tokens) {
    if ((object.relation != "obj" && object.relation != "iobj") || object.head >= sentence.tokens.size()) continue;
    Token& word = sentence.tokens[object.head];
    const bool clause = word.relation.starts_with("advcl") || word.relation.starts_with("acl") ||
                        word.relation == "xcomp" || word.relation == "ccomp";
    if (word.part_of_speech != PartOfSpeech::noun || !clause || !word.lower.ends_with("ing")) continue;
    if (auto base = verb_base(word.lower)) {
      word.part_of_speech = PartOfSpeech::verb;
      word.lemma = std::move(*base);
    }
  }
}

void put(Sentence& sentence, SentenceReading reading) {
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    Token& token = sentence.tokens[i];
    WordReading& word = reading.words[i];
    token.part_of_speech = word.part_of_speech;
    token.lemma = std::move(word.lemma);
    // The model's lemmas of verbs it has not met may be no words: "denie".
    if (token.part_of_speech == PartOfSpeech::verb && !is_base_verb(token.lemma))
      if (auto base = verb_base(token.lower)) token.lemma = std::move(*base);
    token.head = word.head;
    token.relation = word.relation;
    token.name = word.name;
  }
  mend_gerunds(sentence);
  for (const PredicateRoles& predicate : reading.predicates) {
    sentence.predicates.push_back(predicate.predicate);
    for (const RoleFiller& filler : predicate.fillers)
      sentence.roles.push_back({predicate.predicate, filler.word, filler.role});
  }
  sentence.vectors = std::move(reading.vectors);
}

}  // namespace

void analyse_words(std::vector<Sentence>& sentences, const AnalyseOptions& options) {
  std::vector<std::vector<std::string_view>> forms;
  forms.reserve(sentences.size());
  for (const Sentence& sentence : sentences) {
    std::vector<std::string_view>& words = forms.emplace_back();
    words.reserve(sentence.tokens.size());
    for (const Token& token : sentence.tokens) words.push_back(token.form);
  }
  const std::vector<Forms> views(forms.begin(), forms.end());
  std::vector<bool> near;
  if (options.vectors == Vectors::near_pronouns) near = near_pronouns(sentences);
  std::vector<SentenceReading> readings =
      read_sentences(english_model(), views,
                     {.names = options.names,
                      .roles = options.roles,
                      .vectors = options.vectors != Vectors::none,
                      .vectors_of = options.vectors == Vectors::near_pronouns ? &near : nullptr});
  for (std::size_t i = 0; i < sentences.size(); ++i) put(sentences[i], std::move(readings[i]));
}

}  // namespace whowhom
