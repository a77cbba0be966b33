// Headlines leave articles out, and a plural noun before a verb is the commoner reading of what is left. A document's
// noun that no clause follows tells them apart: "the releases report that" stays as it is.
#include "extract/language/phrase_tags.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

using Words = std::set<std::string_view>;

Words first_cells(std::string_view table) {
  Words words;
  for (const auto& row : language_rows(table)) words.insert(row[0]);
  return words;
}

bool ends_object(const Sentence& sentence, std::size_t i) {
  if (i >= sentence.tokens.size()) return true;
  const PartOfSpeech tag = sentence.tokens[i].part_of_speech;
  return tag == PartOfSpeech::adp || tag == PartOfSpeech::punct;
}

void mend_headline(Sentence& sentence, std::size_t i) {
  static const Words verbs = first_cells("document_verbs.tsv");
  static const Words nouns = first_cells("document_nouns.txt");
  Token& verb = sentence.tokens[i];
  Token& object = sentence.tokens[i + 1];
  const Token& subject = sentence.tokens[i - 1];
  const bool as_verb = object.part_of_speech == PartOfSpeech::verb;
  // "Board releases report": English compounds begin with singulars, as a rule.
  const bool as_compound = object.part_of_speech == PartOfSpeech::noun && verb.relation == "compound" &&
                           verb.head == i + 1 && subject.part_of_speech == PartOfSpeech::propn;
  const bool misread = verb.part_of_speech == PartOfSpeech::noun && (as_verb || as_compound) &&
                       verb.lower != verb.lemma && object.lower == object.lemma;
  if (!misread || !verbs.contains(verb.lemma) || !nouns.contains(object.lower) || !ends_object(sentence, i + 2)) return;
  verb.part_of_speech = PartOfSpeech::verb;
  object.part_of_speech = PartOfSpeech::noun;
}

// "a carry on bag": a bare verb, and its particle, that say which noun is meant.
void mend_modifier(Sentence& sentence, Token& token) {
  const bool before_noun = token.relation == "amod" || token.relation == "compound" || token.relation == "nmod";
  if (token.part_of_speech == PartOfSpeech::verb && before_noun && token.lower == token.lemma)
    token.part_of_speech = PartOfSpeech::adj;
  if (token.relation != "compound:prt" || token.head >= sentence.tokens.size()) return;
  if (sentence.tokens[token.head].part_of_speech == PartOfSpeech::adj) token.part_of_speech = PartOfSpeech::adj;
}

}  // namespace

void adapt_to_phrases(Sentence& sentence) {
  for (Token& token : sentence.tokens) {
    token.lemma = lower_case(token.lemma);
    if (token.relation == "cc:preconj") token.part_of_speech = PartOfSpeech::det;
    if (token.relation.starts_with("aux")) token.part_of_speech = PartOfSpeech::aux;  // "Had they told us, we would …"
  }
  for (Token& token : sentence.tokens) mend_modifier(sentence, token);
  for (std::size_t i = 1; i + 1 < sentence.tokens.size(); ++i) mend_headline(sentence, i);
}

}  // namespace whowhom
