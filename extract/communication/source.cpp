// Two places only: an "according to" anywhere, and a speech verb that ends the sentence behind a comma.
#include "extract/communication/source.hpp"

#include "extract/communication/arguments.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {

std::optional<std::size_t> attributed_source(const PhrasedSentence& sentence) {
  const auto& phrases = sentence.phrases;
  for (std::size_t i = 0; i + 1 < phrases.size(); ++i) {
    const Phrase& phrase = phrases[i];
    if (phrase.kind != PhraseKind::preposition || sentence.lower(phrase) != "to" || phrase.first == 0 ||
        sentence.token(phrase.first - 1).lower != "according")
      continue;
    const auto noun = after(sentence, i);
    if (noun && phrases[*noun].kind == PhraseKind::noun) return phrases[*noun].entity;
  }
  for (std::size_t i = phrases.size(); i-- > 0;) {
    if (phrases[i].kind == PhraseKind::stop || phrases[i].kind == PhraseKind::quote) continue;
    if (phrases[i].kind != PhraseKind::verb || phrases[i].negated || clause_effect(phrases[i].lemma) != Effect::says)
      return std::nullopt;
    const auto noun = before(sentence, i);
    if (!noun || phrases[*noun].kind != PhraseKind::noun) return std::nullopt;
    const auto comma = before(sentence, *noun);
    if (!comma || phrases[*comma].kind != PhraseKind::comma) return std::nullopt;
    return phrases[*noun].entity;
  }
  return std::nullopt;
}

}  // namespace whowhom
