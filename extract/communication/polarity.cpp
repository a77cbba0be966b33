// Effects of the tables are applied from the verb outwards: its own negation and modal, the verbs above it, its
// subject, and the verb or noun that governs its clause. After FactBank (Saurí and Pustejovsky
// 2009, 10.1007/s10579-009-9089-9), with three values.
#include "extract/communication/polarity.hpp"

#include <algorithm>
#include <string_view>

#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr int kMaxGovernors = 3;

bool is_kind(const PhrasedSentence& sentence, std::optional<std::size_t> index, PhraseKind kind) {
  return index && sentence.phrases[*index].kind == kind;
}

void doubt(Standing& standing) { standing.polarity = Polarity::uncertain; }

void note_negations(const PhrasedSentence& sentence, const Phrase& phrase, Standing& standing) {
  for (std::size_t t = phrase.first; t < phrase.end; ++t)
    if (is_negation(sentence.token(t).lower)) standing.negation.push_back(t);
}

bool has_auxiliary(const PhrasedSentence& sentence, const Phrase& verb) {
  for (std::size_t t = verb.first; t < verb.head; ++t)
    if (sentence.token(t).part_of_speech == PartOfSpeech::aux || sentence.token(t).lemma == "do") return true;
  return false;
}

void apply_own_words(const PhrasedSentence& sentence, const Phrase& verb, Standing& standing) {
  note_negations(sentence, verb, standing);
  // "could not tell" may deny the knowledge and not the act; "insisted that he not tell" is a wish.
  const bool subjunctive = verb.negated && verb.form == VerbForm::bare && !has_auxiliary(sentence, verb);
  if (!verb.modal.empty() || subjunctive)
    doubt(standing);
  else if (verb.negated)
    standing.polarity = denied(standing.polarity);
  for (std::size_t t = verb.first; t < verb.end; ++t)
    if (is_doubt_word(sentence.token(t).lower)) doubt(standing);
}

void apply_governing_verb(const PhrasedSentence& sentence, const GoverningVerb& link, bool lower_negated,
                          Standing& standing) {
  const Phrase& verb = sentence.phrases[link.phrase];
  note_negations(sentence, verb, standing);
  if (link.purpose || link.object_control) return doubt(standing);
  if (!verb.modal.empty()) return doubt(standing);
  const Effect effect = verb_effect(verb.lemma).value_or(Effect::doubts);
  if (verb.lemma == "choose" || verb.lemma == "decide" || verb.lemma == "elect" || verb.lemma == "opt") {
    // "chose not to tell" says that it was not done; "chose to tell" may be all that was done.
    if (!lower_negated) doubt(standing);
    return;
  }
  switch (effect) {
    case Effect::fails:
      standing.negation.push_back(verb.head);
      standing.polarity = verb.negated ? Polarity::uncertain : denied(standing.polarity);
      return;
    case Effect::manages:
      if (verb.negated) standing.polarity = denied(standing.polarity);
      return;
    case Effect::stands:
      if (verb.negated) doubt(standing);
      return;
    default:
      doubt(standing);
  }
}

// The verb that has the noun phrase as its object, past other nouns and prepositions: "did not find evidence".
std::optional<std::size_t> verb_above(const PhrasedSentence& sentence, std::size_t noun) {
  std::size_t steps = 0;
  for (auto i = before(sentence, noun); i && steps < 6; i = before(sentence, *i), ++steps) {
    const PhraseKind kind = sentence.phrases[*i].kind;
    if (kind == PhraseKind::verb) return i;
    if (kind != PhraseKind::noun && kind != PhraseKind::preposition && kind != PhraseKind::conjunction)
      return std::nullopt;
  }
  return std::nullopt;
}

// "Nothing shows that", "No record, and no witness, suggests that": a negative noun before the verb, however the
// subject is built.
std::optional<std::size_t> negative_before(const PhrasedSentence& sentence, std::size_t verb) {
  for (std::size_t i = verb; i-- > 0;) {
    const Phrase& phrase = sentence.phrases[i];
    if (phrase.kind == PhraseKind::stop || phrase.kind == PhraseKind::subordinator) return std::nullopt;
    if (phrase.kind == PhraseKind::noun && phrase.negative) return i;
  }
  return std::nullopt;
}

// True where that noun denies what the verb says: "nothing shows". Another one ("no witness said") leaves it in doubt.
bool deny_by_nothing(const PhrasedSentence& sentence, std::size_t verb, Standing& standing) {
  const auto nothing = negative_before(sentence, verb);
  if (!nothing) return false;
  const Phrase& noun = sentence.phrases[*nothing];
  const Token& head = sentence.token(noun.head);
  const bool evidence = clause_effect(head.lemma) == Effect::evidence || head.lower == "nothing";
  standing.polarity = evidence ? denied(standing.polarity) : Polarity::uncertain;
  note_negations(sentence, noun, standing);
  return evidence;
}

void apply_noun(const PhrasedSentence& sentence, std::size_t index, Effect effect, Standing& standing) {
  const Phrase& noun = sentence.phrases[index];
  // "No record shows that", where the tagger takes "shows" for a noun.
  if (effect == Effect::fact && deny_by_nothing(sentence, index, standing)) return;
  bool absent = noun.negative;
  note_negations(sentence, noun, standing);
  if (const auto verb = verb_above(sentence, index)) {
    const Phrase& phrase = sentence.phrases[*verb];
    if (phrase.negated || phrase.lemma == "deny" || phrase.lemma == "lack") {
      absent = true;
      note_negations(sentence, phrase, standing);
    }
    if (!phrase.modal.empty()) doubt(standing);
  }
  if (effect == Effect::evidence) {
    if (absent) standing.polarity = denied(standing.polarity);
  } else if (effect == Effect::memory) {
    if (absent) doubt(standing);
  } else if (effect == Effect::denies || effect == Effect::doubts || effect == Effect::plans) {
    doubt(standing);
  } else if (absent) {
    doubt(standing);
  }
}

std::optional<std::size_t> only_entity(const Subject& subject) {
  return subject.entities.size() == 1 ? subject.entities.front() : std::nullopt;
}

bool apply_verb(const PhrasedSentence& sentence, std::size_t index, Standing& standing, int depth);

bool apply_governor_at(const PhrasedSentence& sentence, std::size_t start, Standing& standing, int depth) {
  if (depth > kMaxGovernors) return true;
  auto i = before(sentence, start);
  if (!i) return true;
  if (is_kind(sentence, i, PhraseKind::conjunction)) {
    // "that A called and B wrote": only an explicit second "that" or a doubt carries over, and that is looked up there.
    return true;
  }
  if (is_kind(sentence, i, PhraseKind::comma)) {
    const auto verb = before(sentence, *i);
    if (is_kind(sentence, verb, PhraseKind::verb) && clause_effect(sentence.phrases[*verb].lemma) == Effect::says)
      return apply_verb(sentence, *verb, standing, depth);
    return true;
  }
  if (is_kind(sentence, i, PhraseKind::verb)) {
    if (!clause_effect(sentence.phrases[*i].lemma)) return true;
    return apply_verb(sentence, *i, standing, depth);
  }
  if (is_kind(sentence, i, PhraseKind::noun)) {
    // "told B A had …", or an adverbial before the subject: "said in May A told".
    const auto verb = before(sentence, *i);
    if (is_kind(sentence, verb, PhraseKind::verb) && sentence.phrases[*i].entity &&
        clause_effect(sentence.phrases[*verb].lemma) == Effect::says)
      return apply_verb(sentence, *verb, standing, depth);
    return true;
  }
  if (!is_kind(sentence, i, PhraseKind::subordinator)) return true;
  const std::string_view word = sentence.lower(sentence.phrases[*i]);
  if (word == "unless" || word == "lest") return false;
  if (word == "whether") {
    doubt(standing);
    return true;
  }
  if (word == "if") {
    // "could not recall if A told B" doubts; "if A told B" states nothing.
    const auto verb = verb_above(sentence, *i);
    if (!verb || !clause_effect(sentence.phrases[*verb].lemma)) return false;
    doubt(standing);
    return true;
  }
  if (word == "until" || word == "till") {
    doubt(standing);
    return true;
  }
  if (word != "that") return true;
  auto above = before(sentence, *i);
  if (is_kind(sentence, above, PhraseKind::conjunction)) {
    // "that A … and that B …": the governor of the first.
    for (std::size_t k = *above; k-- > 0;)
      if (sentence.phrases[k].kind == PhraseKind::subordinator && sentence.lower(sentence.phrases[k]) == "that") {
        above = before(sentence, k);
        break;
      }
  }
  if (is_kind(sentence, above, PhraseKind::comma)) above = before(sentence, *above);
  if (!above) return true;
  if (is_kind(sentence, above, PhraseKind::noun)) {
    const auto effect = clause_effect(sentence.token(sentence.phrases[*above].head).lemma);
    if (effect && !sentence.phrases[*above].entity) {
      apply_noun(sentence, *above, *effect, standing);
      return true;
    }
    above = verb_above(sentence, *above);
  }
  if (is_kind(sentence, above, PhraseKind::verb)) return apply_verb(sentence, *above, standing, depth);
  return true;
}

bool apply_verb(const PhrasedSentence& sentence, std::size_t index, Standing& standing, int depth) {
  const Phrase& verb = sentence.phrases[index];
  const Subject subject = find_subject(sentence, index);
  if (deny_by_nothing(sentence, index, standing)) return true;
  const Effect effect = clause_effect(verb.lemma).value_or(verb.negated ? Effect::plans : Effect::fact);
  switch (effect) {
    case Effect::fact:
      break;
    case Effect::says:
      if (verb.negated || !verb.modal.empty()) {
        // "could not recall that A told B"; "may have said that A told B".
        doubt(standing);
        note_negations(sentence, verb, standing);
      }
      if (!standing.source && !verb.passive) standing.source = only_entity(subject);
      break;
    case Effect::believes:
      if (verb.negated) {
        note_negations(sentence, verb, standing);
        standing.polarity = denied(standing.polarity);
      }
      if (!standing.source) standing.source = only_entity(subject);
      break;
    case Effect::evidence:
      if (verb.negated) standing.polarity = denied(standing.polarity);
      break;
    default:
      doubt(standing);
  }
  if (subject.nouns.empty()) return true;
  return apply_governor_at(sentence, subject.clause_start, standing, depth + 1);
}

}  // namespace

Polarity denied(Polarity polarity) {
  return polarity == Polarity::happened ? Polarity::did_not_happen : Polarity::uncertain;
}

bool in_question(const PhrasedSentence& sentence, std::size_t phrase) {
  const auto& tokens = sentence.sentence->tokens;
  for (std::size_t t = sentence.phrases[phrase].end; t < tokens.size(); ++t) {
    const Token& token = tokens[t];
    if (token.lower == "?") return true;
    if (token.lower == "\"" || token.lower == "“" || token.lower == "``" || token.lower == "‘" || token.lower == "'")
      return false;
  }
  return false;
}

bool apply_governor(const PhrasedSentence& sentence, std::size_t start, Standing& standing) {
  return apply_governor_at(sentence, start, standing, 0);
}

std::optional<Standing> standing_of(const PhrasedSentence& sentence, std::size_t verb, const Subject& subject) {
  if (in_question(sentence, verb)) return std::nullopt;
  Standing standing;
  const Phrase& phrase = sentence.phrases[verb];
  apply_own_words(sentence, phrase, standing);
  bool lower_negated = phrase.negated;
  // "did not call or tell", "may have met and told": the bare second verb shares what stands before the first.
  if (subject.coordinated && phrase.form == VerbForm::bare && phrase.modal.empty())
    apply_own_words(sentence, sentence.phrases[*subject.coordinated], standing);
  if (subject.inverted_auxiliary) {
    // "nor did A tell B" denies; "did A tell B" asks, and "had A told B" supposes.
    const std::size_t auxiliary = *subject.inverted_auxiliary;
    if (auxiliary == 0 || !is_negation(sentence.lower(sentence.phrases[auxiliary - 1]))) return std::nullopt;
    standing.negation.push_back(sentence.phrases[auxiliary - 1].first);
    standing.polarity = denied(standing.polarity);
  }
  for (const GoverningVerb& link : subject.governing) {
    apply_governing_verb(sentence, link, lower_negated, standing);
    lower_negated = sentence.phrases[link.phrase].negated;
  }
  if (subject.gerund_preposition) {
    const Phrase& preposition = sentence.phrases[*subject.gerund_preposition];
    const Effect effect = preposition_effect(sentence.lower(preposition)).value_or(Effect::doubts);
    const bool instead = sentence.lower(preposition) == "of" && preposition.first > 0 &&
                         sentence.token(preposition.first - 1).lower == "instead";
    if (effect == Effect::fails || instead) {
      standing.polarity = denied(standing.polarity);
      standing.negation.push_back(preposition.first);
    } else if (effect != Effect::stands) {
      doubt(standing);
    }
  }
  if (!subject.nouns.empty() && sentence.phrases[subject.nouns.front()].negative) {
    standing.polarity = denied(standing.polarity);
    note_negations(sentence, sentence.phrases[subject.nouns.front()], standing);
  }
  if (!subject.relative && !apply_governor(sentence, subject.clause_start, standing)) return std::nullopt;
  std::ranges::sort(standing.negation);
  const auto doubles = std::ranges::unique(standing.negation);
  standing.negation.erase(doubles.begin(), doubles.end());
  return standing;
}

}  // namespace whowhom
