// Subjects are found leftwards phrase by phrase, objects rightwards up to the end of the clause.
#include "extract/communication/arguments.hpp"

#include <algorithm>

#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr int kMaxHops = 6;

bool is_kind(const PhrasedSentence& sentence, std::optional<std::size_t> index, PhraseKind kind) {
  return index && sentence.phrases[*index].kind == kind;
}

bool is_joining(const PhrasedSentence& sentence, std::size_t index) {
  const std::string_view word = sentence.lower(sentence.phrases[index]);
  return sentence.phrases[index].kind == PhraseKind::conjunction && word != "but";
}

// "On that call, A and B spoke": the call opens the clause and is not of the list.
bool is_fronted(const PhrasedSentence& sentence, std::size_t noun) {
  const auto preposition = before(sentence, noun);
  if (!is_kind(sentence, preposition, PhraseKind::preposition)) return false;
  const auto above = before(sentence, *preposition);
  return !above || sentence.phrases[*above].kind != PhraseKind::noun;
}

std::size_t list_start(const PhrasedSentence& sentence, std::size_t last) {
  std::size_t i = last;
  bool joined = false;
  while (i >= 2) {
    std::size_t separator = i - 1;
    bool step = false;
    if (is_joining(sentence, separator)) {
      if (separator >= 2 && sentence.phrases[separator - 1].kind == PhraseKind::comma) --separator;
      step = joined = true;
    } else if (joined && sentence.phrases[separator].kind == PhraseKind::comma) {
      step = true;
    }
    if (!step || separator == 0 || sentence.phrases[separator - 1].kind != PhraseKind::noun) break;
    if (sentence.phrases[separator].kind == PhraseKind::comma && is_fronted(sentence, separator - 1)) break;
    i = separator - 1;
  }
  return i;
}

class SubjectFinder {
 public:
  explicit SubjectFinder(const PhrasedSentence& sentence) : sentence_(sentence) {}

  Subject find(std::size_t verb, int hops = 0) const {
    if (hops > kMaxHops) return {};
    const Phrase& phrase = sentence_.phrases[verb];
    if (phrase.form == VerbForm::infinitive) return of_infinitive(verb, hops);
    if (phrase.form == VerbForm::gerund) return of_gerund(verb, hops);
    return of_finite(verb, hops);
  }

 private:
  Subject governed_by(std::size_t verb, GoverningVerb link, int hops) const {
    Subject subject = find(verb, hops + 1);
    subject.governing.insert(subject.governing.begin(), link);
    return subject;
  }

  Subject of_infinitive(std::size_t verb, int hops) const {
    auto i = before(sentence_, verb);
    if (is_kind(sentence_, i, PhraseKind::verb)) return governed_by(*i, {*i}, hops);
    if (is_kind(sentence_, i, PhraseKind::conjunction)) {
      if (const auto earlier =
              nearest_verb_before(*i, [](const Phrase& p) { return p.form == VerbForm::infinitive; })) {
        Subject subject = find(*earlier, hops + 1);
        subject.coordinated = earlier;
        return subject;
      }
    }
    if (is_kind(sentence_, i, PhraseKind::noun)) {
      const std::size_t noun = *i;
      const std::size_t start = list_start(sentence_, noun);
      const auto above = before(sentence_, start);
      if (is_kind(sentence_, above, PhraseKind::verb)) {
        const Phrase& governor = sentence_.phrases[*above];
        if (sentence_.phrases[noun].entity && verb_effect(governor.lemma) == Effect::plans && !governor.passive) {
          Subject subject = nouns_from(start, noun);
          subject.clause_start = find(*above, hops + 1).clause_start;
          subject.governing = {{*above, false, true}};
          return subject;
        }
        return governed_by(*above, {*above, true}, hops);
      }
    }
    if (const auto main = nearest_verb_before(verb, is_main)) return governed_by(*main, {*main, true}, hops);
    return {};
  }

  Subject of_gerund(std::size_t verb, int hops) const {
    const auto i = before(sentence_, verb);
    if (is_kind(sentence_, i, PhraseKind::verb)) return governed_by(*i, {*i}, hops);
    if (is_kind(sentence_, i, PhraseKind::noun)) {
      const auto above = before(sentence_, list_start(sentence_, *i));
      if (is_kind(sentence_, above, PhraseKind::verb) &&
          verb_effect(sentence_.phrases[*above].lemma) == Effect::stands) {
        Subject subject = nouns_from(list_start(sentence_, *i), *i);
        subject.clause_start = find(*above, hops + 1).clause_start;
        subject.governing = {{*above}};
        return subject;
      }
      return {};
    }
    if (is_kind(sentence_, i, PhraseKind::conjunction)) {
      const auto earlier = nearest_verb_before(*i, [](const Phrase& p) { return p.form == VerbForm::gerund; });
      if (!earlier) return {};
      Subject subject = find(*earlier, hops + 1);
      subject.coordinated = earlier;
      return subject;
    }
    auto main = nearest_verb_before(verb, is_main);
    if (!main) main = main_verb_after(verb);
    if (!main) return {};
    Subject subject = find(*main, hops + 1);
    if (is_kind(sentence_, i, PhraseKind::preposition) || is_kind(sentence_, i, PhraseKind::subordinator)) {
      // "criticised A for telling C": whose act it was, the row of phrases does not say.
      const auto object = before(sentence_, *i);
      const std::string_view word = sentence_.lower(sentence_.phrases[*i]);
      if (is_kind(sentence_, object, PhraseKind::noun) && sentence_.phrases[*object].entity &&
          (word == "for" || word == "of" || word == "from" || word == "with"))
        return {};
      subject.gerund_preposition = i;
    }
    subject.governing.clear();
    return subject;
  }

  Subject of_finite(std::size_t verb, int hops) const {
    auto i = before(sentence_, verb);
    std::optional<std::size_t> apposition;
    for (int hop = 0; i && hop < 3; ++hop) {
      const PhraseKind kind = sentence_.phrases[*i].kind;
      if (kind == PhraseKind::comma || kind == PhraseKind::dash || kind == PhraseKind::closing) {
        const auto start = insertion_start(*i);
        if (!start) return {};
        if (*start + 1 < *i && sentence_.phrases[*start + 1].kind == PhraseKind::noun) apposition = *start + 1;
        i = before(sentence_, *start);
        continue;
      }
      break;
    }
    if (!i) return {};
    switch (sentence_.phrases[*i].kind) {
      case PhraseKind::noun: {
        Subject subject = of_noun(*i, apposition);
        const auto above = subject.nouns.empty() ? std::nullopt : before(sentence_, subject.nouns.front());
        if (is_kind(sentence_, above, PhraseKind::verb) && sentence_.phrases[*above].auxiliary_only &&
            !has_subject(*above))
          subject.inverted_auxiliary = above;
        return subject;
      }
      case PhraseKind::relative:
        return of_relative(*i);
      case PhraseKind::conjunction: {
        const bool bare = sentence_.phrases[verb].form == VerbForm::bare;
        const auto earlier = nearest_verb_before(*i, [bare](const Phrase& p) { return bare || is_main(p); });
        if (!earlier) return {};
        Subject subject = find(*earlier, hops + 1);
        subject.coordinated = earlier;
        if (sentence_.phrases[*earlier].form == VerbForm::gerund) return {};
        return subject;
      }
      default:
        return {};
    }
  }

  bool has_subject(std::size_t auxiliary) const {
    const auto i = before(sentence_, auxiliary);
    return is_kind(sentence_, i, PhraseKind::noun) || is_kind(sentence_, i, PhraseKind::relative);
  }

  // The opening of what stands between two commas, dashes or brackets, if that can be left out.
  std::optional<std::size_t> insertion_start(std::size_t close) const {
    const PhraseKind closing = sentence_.phrases[close].kind;
    const PhraseKind opening = closing == PhraseKind::closing ? PhraseKind::opening : closing;
    for (std::size_t k = close; k-- > 0;) {
      if (sentence_.phrases[k].kind == PhraseKind::stop) return std::nullopt;
      if (sentence_.phrases[k].kind != opening) continue;
      if (closing != PhraseKind::comma || can_be_left_out(k + 1, close)) return k;
      return std::nullopt;
    }
    return std::nullopt;
  }

  bool can_be_left_out(std::size_t first, std::size_t end) const {
    if (first >= end) return false;
    const Phrase& phrase = sentence_.phrases[first];
    if (phrase.kind == PhraseKind::noun)
      return std::none_of(sentence_.phrases.begin() + static_cast<std::ptrdiff_t>(first),
                          sentence_.phrases.begin() + static_cast<std::ptrdiff_t>(end), [](const Phrase& p) {
                            return p.kind == PhraseKind::verb && is_main(p) && p.form != VerbForm::bare;
                          });
    return phrase.kind == PhraseKind::relative || phrase.kind == PhraseKind::preposition ||
           phrase.kind == PhraseKind::subordinator || phrase.kind == PhraseKind::adverb ||
           phrase.kind == PhraseKind::other || (phrase.kind == PhraseKind::verb && !phrase.auxiliary_only);
  }

  Subject of_noun(std::size_t noun, std::optional<std::size_t> apposition) const {
    std::size_t start = list_start(sentence_, noun);
    const auto above = before(sentence_, start);
    if (is_kind(sentence_, above, PhraseKind::preposition)) {
      // "officials of B told", "the head of A and B told": the noun before the preposition.
      if (start == noun || !above) {
        const auto head = before(sentence_, *above);
        if (is_kind(sentence_, head, PhraseKind::noun)) {
          Subject subject = of_noun(*head, std::nullopt);
          if (subject.nouns.size() == 1 && !subject.entities.front()) {
            const auto bodies = parties_of(sentence_, *head);
            if (bodies.size() == 1)
              subject.entities.front() = bodies.front();
            else if (apposition)
              subject.entities.front() = sentence_.phrases[*apposition].entity;
          }
          return subject;
        }
      }
      return {};
    }
    if (start != noun && is_kind(sentence_, above, PhraseKind::verb)) {
      const Phrase& governor = sentence_.phrases[*above];
      if (!governor.auxiliary_only && !clause_effect(governor.lemma)) start = noun;
    }
    Subject subject = nouns_from(start, noun);
    if (apposition && !subject.entities.back()) subject.entities.back() = sentence_.phrases[*apposition].entity;
    return subject;
  }

  Subject nouns_from(std::size_t start, std::size_t last) const {
    Subject subject;
    for (std::size_t i = start; i <= last; ++i) {
      if (sentence_.phrases[i].kind != PhraseKind::noun) continue;
      subject.nouns.push_back(i);
      subject.entities.push_back(sentence_.phrases[i].entity);
    }
    subject.clause_start = start;
    return subject;
  }

  Subject of_relative(std::size_t relative) const {
    auto i = before(sentence_, relative);
    if (is_kind(sentence_, i, PhraseKind::comma)) i = before(sentence_, *i);
    if (is_kind(sentence_, i, PhraseKind::preposition)) return {};  // "to which A responded"
    if (!is_kind(sentence_, i, PhraseKind::noun)) return {};
    std::size_t noun = *i;
    const auto above = before(sentence_, noun);
    if (is_kind(sentence_, above, PhraseKind::preposition)) {
      const auto head = before(sentence_, *above);
      // "the head of the agency, who told": who is a person, the head.
      if (is_kind(sentence_, head, PhraseKind::noun) && sentence_.phrases[*head].entity) noun = *head;
    }
    Subject subject = nouns_from(noun, noun);
    subject.clause_start = relative;
    subject.relative = true;
    return subject;
  }

  static bool is_main(const Phrase& phrase) {
    return phrase.kind == PhraseKind::verb && (phrase.form == VerbForm::finite || phrase.form == VerbForm::bare);
  }

  template <class Test>
  std::optional<std::size_t> nearest_verb_before(std::size_t from, Test test) const {
    for (std::size_t i = from; i-- > 0;) {
      const Phrase& phrase = sentence_.phrases[i];
      if (phrase.kind == PhraseKind::stop) return std::nullopt;
      if (phrase.kind == PhraseKind::verb && test(phrase)) return i;
    }
    return std::nullopt;
  }

  // "After telling B, A left": the clause behind the comma.
  std::optional<std::size_t> main_verb_after(std::size_t from) const {
    bool comma = false;
    for (std::size_t i = from + 1; i < sentence_.phrases.size(); ++i) {
      comma = comma || sentence_.phrases[i].kind == PhraseKind::comma;
      if (comma && is_main(sentence_.phrases[i])) return i;
    }
    return std::nullopt;
  }

  const PhrasedSentence& sentence_;
};

// Where the clause of the phrases from `from` on ends.
bool ends_clause(const PhrasedSentence& sentence, std::size_t index) {
  const Phrase& phrase = sentence.phrases[index];
  return phrase.kind == PhraseKind::stop || phrase.kind == PhraseKind::verb ||
         phrase.kind == PhraseKind::subordinator || phrase.kind == PhraseKind::relative ||
         phrase.kind == PhraseKind::opening;
}

bool is_subject(const PhrasedSentence& sentence, std::size_t noun) {
  const auto next = after(sentence, noun);
  if (!is_kind(sentence, next, PhraseKind::verb)) return false;
  const Phrase& verb = sentence.phrases[*next];
  return verb.form != VerbForm::infinitive && verb.form != VerbForm::gerund;
}

}  // namespace

std::optional<std::size_t> before(const PhrasedSentence& sentence, std::size_t index) {
  while (index-- > 0) {
    const PhraseKind kind = sentence.phrases[index].kind;
    if (kind != PhraseKind::quote && kind != PhraseKind::adverb && kind != PhraseKind::other) return index;
  }
  return std::nullopt;
}

std::optional<std::size_t> after(const PhrasedSentence& sentence, std::size_t index) {
  while (++index < sentence.phrases.size()) {
    const PhraseKind kind = sentence.phrases[index].kind;
    if (kind != PhraseKind::quote && kind != PhraseKind::adverb && kind != PhraseKind::other) return index;
  }
  return std::nullopt;
}

Subject find_subject(const PhrasedSentence& sentence, std::size_t verb) { return SubjectFinder(sentence).find(verb); }

std::vector<std::size_t> coordinated_after(const PhrasedSentence& sentence, std::size_t noun, ListEnd end) {
  std::vector<std::size_t> nouns = {noun};
  std::vector<std::size_t> pending;  // after a comma: of the list only once its "and" is reached
  std::size_t i = noun;
  while (i + 2 < sentence.phrases.size()) {
    std::size_t separator = i + 1;
    const bool comma = sentence.phrases[separator].kind == PhraseKind::comma;
    if (comma && is_joining(sentence, separator + 1)) ++separator;
    const bool joined = is_joining(sentence, separator);
    if ((!comma && !joined) || separator + 1 >= sentence.phrases.size() ||
        sentence.phrases[separator + 1].kind != PhraseKind::noun ||
        (end == ListEnd::before_subject && is_subject(sentence, separator + 1)))
      break;
    i = separator + 1;
    pending.push_back(i);
    if (joined) {
      nouns.insert(nouns.end(), pending.begin(), pending.end());
      pending.clear();
    }
  }
  return nouns;
}

std::optional<std::size_t> direct_object(const PhrasedSentence& sentence, std::size_t verb) {
  const auto next = after(sentence, verb);
  return is_kind(sentence, next, PhraseKind::noun) ? next : std::nullopt;
}

std::optional<std::size_t> prepositional_object(const PhrasedSentence& sentence, std::size_t from,
                                                std::string_view preposition) {
  for (std::size_t i = from; i < sentence.phrases.size(); ++i) {
    if (ends_clause(sentence, i)) return std::nullopt;
    if (sentence.phrases[i].kind != PhraseKind::preposition || sentence.lower(sentence.phrases[i]) != preposition)
      continue;
    // "the Representative to the Council" is whom somebody serves.
    if (preposition == "to" && i > from && sentence.phrases[i - 1].kind == PhraseKind::noun &&
        is_envoy(sentence.token(sentence.phrases[i - 1].head).lemma))
      continue;
    const auto noun = after(sentence, i);
    return is_kind(sentence, noun, PhraseKind::noun) ? noun : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> last_prepositional_object(const PhrasedSentence& sentence, std::size_t from,
                                                     std::string_view preposition) {
  std::optional<std::size_t> last;
  for (auto noun = prepositional_object(sentence, from, preposition); noun;
       noun = prepositional_object(sentence, *noun + 1, preposition))
    last = noun;
  return last;
}

bool is_anybody(const PhrasedSentence& sentence, std::size_t noun) {
  const Phrase& phrase = sentence.phrases[noun];
  const std::string_view head = sentence.token(phrase.head).lower;
  return head == "anyone" || head == "anybody" || head == "nobody" || head == "none" ||
         (head == "one" && (phrase.negative || sentence.token(phrase.first).lower == "any"));
}

std::vector<std::size_t> parties_of(const PhrasedSentence& sentence, std::size_t noun) {
  const Phrase& phrase = sentence.phrases[noun];
  if (phrase.entity) return {*phrase.entity};
  const Token& head = sentence.token(phrase.head);
  const bool plural =
      head.lemma != head.lower || head.lower == "leadership" || head.lower == "personnel" || head.lower == "staff";
  if (!is_anybody(sentence, noun) && !(is_collective(head.lemma) && plural)) return {};
  const auto preposition = after(sentence, noun);
  if (!is_kind(sentence, preposition, PhraseKind::preposition)) return {};
  const std::string_view word = sentence.lower(sentence.phrases[*preposition]);
  if (word != "of" && word != "at" && word != "in" && word != "from" && word != "within") return {};
  const auto body = after(sentence, *preposition);
  if (!is_kind(sentence, body, PhraseKind::noun)) return {};
  std::vector<std::size_t> parties;
  for (const std::size_t part : coordinated_after(sentence, *body))
    if (sentence.phrases[part].entity) parties.push_back(*sentence.phrases[part].entity);
  return parties;
}

}  // namespace whowhom
