// The sentence is read once from left to right: at each token the longest phrase of the kind that the token opens.
#include "extract/communication/phrase.hpp"

#include <algorithm>
#include <array>

#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 8> kPossessives = {"my", "your", "his", "her", "its", "our", "their", "whose"};
constexpr std::array<std::string_view, 7> kAdverbialClauses = {"where",    "when", "why", "how",
                                                               "whenever", "what", "once"};
constexpr std::array<std::string_view, 4> kRelatives = {"who", "whom", "which", "that"};
constexpr std::array<std::string_view, 12> kBeForms = {"be",   "is",    "are", "am",  "was", "were",
                                                       "been", "being", "'s",  "'re", "got", "get"};
constexpr std::array<std::string_view, 14> kModals = {"can",    "ca",   "could", "may",   "might", "must", "shall",
                                                      "should", "will", "wo",    "would", "ought", "'ll",  "sha"};
constexpr std::array<std::string_view, 36> kTimeWords = {
    "january", "february", "march",     "april",    "may",     "june",      "july",      "august",  "september",
    "october", "november", "december",  "monday",   "tuesday", "wednesday", "thursday",  "friday",  "saturday",
    "sunday",  "today",    "yesterday", "tomorrow", "tonight", "morning",   "afternoon", "evening", "night",
    "day",     "week",     "month",     "year",     "days",    "weeks",     "months",    "years",   "time"};

bool is_nominal(const Token& token) {
  using enum PartOfSpeech;
  return token.part_of_speech == noun || token.part_of_speech == propn || token.part_of_speech == num ||
         token.part_of_speech == sym;
}

bool is_possessive_ending(const Token& token) {
  return (token.lower == "'s" || token.lower == "’s" || token.lower == "'" || token.lower == "’") &&
         token.part_of_speech == PartOfSpeech::part && !token.space_before;
}

bool is_not(const Token& token) { return token.lower == "not" || token.lower == "n't" || token.lower == "n’t"; }

bool is_quote(const Token& token) {
  return token.lower == "\"" || token.lower == "“" || token.lower == "``" || token.lower == "‘";
}

bool is_time(const Token& token) {
  const bool is_year =
      token.lower.size() == 4 && std::ranges::all_of(token.lower, [](char c) { return c >= '0' && c <= '9'; });
  return is_year || is_one_of(token.lower, kTimeWords);
}

class Chunker {
 public:
  explicit Chunker(PhrasedSentence& out) : out_(out), tokens_(out.sentence->tokens) {}

  void run() {
    while (at_ < tokens_.size()) {
      const std::size_t before = at_;
      if (!take_fixed() && !take_verb() && !take_noun()) take_one(PhraseKind::other);
      if (at_ == before) ++at_;
    }
    tell_prepositions_from_subordinators();
  }

 private:
  const PlacedMention* mention_at(std::size_t token) const {
    for (const PlacedMention& mention : out_.mentions)
      if (mention.first <= token && token < mention.end) return &mention;
    return nullptr;
  }

  void take_one(PhraseKind kind) {
    Phrase phrase;
    phrase.kind = kind;
    phrase.first = phrase.head = at_;
    phrase.end = ++at_;
    out_.phrases.push_back(phrase);
  }

  bool previous_is(PhraseKind kind) const { return !out_.phrases.empty() && out_.phrases.back().kind == kind; }

  // Punctuation and function words that are phrases of their own.
  bool take_fixed() {
    const Token& token = tokens_[at_];
    const std::string_view word = token.lower;
    if (const PlacedMention* mention = mention_at(at_); mention && mention->first == at_) return false;
    if (token.part_of_speech == PartOfSpeech::punct || word == "--") {
      take_one(punctuation(word));
      return true;
    }
    if (word == "that") {
      if (that_is_determiner()) return false;
      take_one(that_kind());
      return true;
    }
    if (is_one_of(word, kRelatives)) {
      take_one(previous_is(PhraseKind::noun) || previous_is(PhraseKind::comma) || previous_is(PhraseKind::preposition)
                   ? PhraseKind::relative
                   : PhraseKind::subordinator);
      return true;
    }
    if (is_one_of(word, kAdverbialClauses) || token.part_of_speech == PartOfSpeech::sconj) {
      take_one(PhraseKind::subordinator);
      return true;
    }
    if (token.part_of_speech == PartOfSpeech::cconj) {
      take_one(PhraseKind::conjunction);
      return true;
    }
    if (token.part_of_speech == PartOfSpeech::adp || (word == "to" && !starts_verb(at_))) {
      take_one(PhraseKind::preposition);
      return true;
    }
    return false;
  }

  static PhraseKind punctuation(std::string_view word) {
    if (word == ",") return PhraseKind::comma;
    if (word == "(" || word == "[") return PhraseKind::opening;
    if (word == ")" || word == "]") return PhraseKind::closing;
    if (word == "--" || word == "-" || word == "–" || word == "—") return PhraseKind::dash;
    if (word == ";" || word == ":" || word == "." || word == "?" || word == "!" || word == "..." || word == "…")
      return PhraseKind::stop;
    return PhraseKind::quote;
  }

  // "that evening", "on that call": a determiner only where a common noun follows and no clause could start here.
  bool that_is_determiner() const {
    if (at_ + 1 < tokens_.size() && is_time(tokens_[at_ + 1]) && tokens_[at_ + 1].part_of_speech == PartOfSpeech::noun)
      return true;
    if (previous_is(PhraseKind::verb) && !clause_effect(out_.phrases.back().lemma) && at_ + 1 < tokens_.size() &&
        tokens_[at_ + 1].part_of_speech == PartOfSpeech::noun && noun_frame(tokens_[at_ + 1]))
      return true;  // "had that conversation"
    if (tokens_[at_].part_of_speech != PartOfSpeech::det) return false;
    if (at_ + 1 >= tokens_.size()) return false;
    const Token& next = tokens_[at_ + 1];
    const bool singular = next.part_of_speech == PartOfSpeech::noun && next.lemma == next.lower && !mention_at(at_ + 1);
    return singular && (out_.phrases.empty() || previous_is(PhraseKind::preposition) ||
                        previous_is(PhraseKind::comma) || previous_is(PhraseKind::conjunction) || is_time(next));
  }

  PhraseKind that_kind() const {
    if (!previous_is(PhraseKind::noun)) return PhraseKind::subordinator;
    if (at_ + 1 < tokens_.size() && starts_verb(at_ + 1)) return PhraseKind::relative;
    const Phrase& noun = out_.phrases.back();
    // "evidence that A …" and "told B that A …" are complements; "a call that A held" is not.
    if (clause_effect(tokens_[noun.head].lemma) || !noun_frame(tokens_[noun.head])) return PhraseKind::subordinator;
    return PhraseKind::relative;
  }

  bool starts_verb(std::size_t token) const {
    if (token >= tokens_.size()) return false;
    const PlacedMention* mention = mention_at(token);
    if (mention && mention->kind != MentionKind::pronoun) return false;
    std::size_t i = past_adverbs(token);
    if (i < tokens_.size() && tokens_[i].lower == "to") i = past_adverbs(i + 1);
    return i < tokens_.size() && is_verb(i) && !(i > token && mention_at(i));
  }

  std::size_t past_adverbs(std::size_t i) const {
    while (i < tokens_.size() && (is_not(tokens_[i]) || (tokens_[i].part_of_speech == PartOfSpeech::adv &&
                                                         !is_one_of(tokens_[i].lower, kAdverbialClauses))))
      ++i;
    return i;
  }

  // What the tagger calls a verb, and a verb that an inversion hides: "nor did A tell".
  bool is_verb(std::size_t i) const {
    if (i == inverted_verb_) return true;
    if (tokens_[i].part_of_speech != PartOfSpeech::verb) return tokens_[i].part_of_speech == PartOfSpeech::aux;
    return !is_hidden_noun(i);
  }

  // Nouns of communication that look like verbs: "text messages", "sent copies", "the FBI interview of", "the
  // briefing".
  bool is_hidden_noun(std::size_t i) const {
    const Token& token = tokens_[i];
    if (i == 0 || token.part_of_speech != PartOfSpeech::verb || !noun_frame(token)) return false;
    const Token& last = tokens_[i - 1];
    const std::string_view next = i + 1 < tokens_.size() ? std::string_view(tokens_[i + 1].lower) : std::string_view();
    if (token.lower == token.lemma) return is_nominal(last) && (next == "of" || next == "between");
    if (token.lower.ends_with("ing"))
      return (last.part_of_speech == PartOfSpeech::propn && i + 1 < tokens_.size() && is_verb(i + 1)) ||
             last.part_of_speech == PartOfSpeech::det || last.part_of_speech == PartOfSpeech::adj ||
             last.part_of_speech == PartOfSpeech::noun || is_possessive_ending(last) ||
             is_one_of(last.lower, kPossessives);
    if (!token.lower.ends_with('s')) return false;
    return channel_word(last.lemma) || last.part_of_speech == PartOfSpeech::verb || next == "of";
  }

  // "did" and "had" are auxiliaries before another verb, whatever the tagger says of them.
  bool is_auxiliary(std::size_t i) const {
    if (tokens_[i].part_of_speech == PartOfSpeech::aux) return true;
    if (tokens_[i].lemma != "do" && tokens_[i].lemma != "have") return false;
    const bool quoted = i + 1 < tokens_.size() && is_quote(tokens_[i + 1]);
    const std::size_t next = past_adverbs(i + (quoted ? 2 : 1));
    return next < tokens_.size() && is_verb(next) && !mention_at(next);
  }

  bool take_verb() {
    if (!starts_verb(at_)) return false;
    Phrase phrase;
    phrase.kind = PhraseKind::verb;
    phrase.first = at_;
    std::optional<std::size_t> last_auxiliary;
    bool found_main = false;
    std::size_t i = at_;
    for (; i < tokens_.size() && !found_main; ++i) {
      const Token& token = tokens_[i];
      if (token.lower == "to" && !last_auxiliary) {
        phrase.form = VerbForm::infinitive;
      } else if (is_auxiliary(i)) {
        if (phrase.modal.empty() && is_one_of(token.lower, kModals)) phrase.modal = token.lower;
        last_auxiliary = i;
      } else if (is_verb(i) && !(mention_at(i) && mention_at(i)->kind != MentionKind::pronoun)) {
        phrase.head = i;
        found_main = true;
      } else if (is_not(token) || token.part_of_speech == PartOfSpeech::adv) {
        const bool restrictive =
            i + 1 < tokens_.size() &&
            (tokens_[i + 1].lower == "only" || tokens_[i + 1].lower == "just" || tokens_[i + 1].lower == "merely");
        if ((is_not(token) && !restrictive) || token.lower == "never") phrase.negated = true;
      } else if (last_auxiliary && is_quote(token) && past_adverbs(i + 1) < tokens_.size() &&
                 is_verb(past_adverbs(i + 1))) {
        // had "explained in general terms"
      } else {
        break;
      }
    }
    if (!found_main) {
      if (!last_auxiliary) return false;
      phrase.head = *last_auxiliary;
      phrase.auxiliary_only = true;
    }
    phrase.end = std::max(i, phrase.head + 1);
    finish_verb(phrase, last_auxiliary);
    const bool could_be_auxiliary = phrase.head == phrase.first && (phrase.lemma == "do" || phrase.lemma == "have");
    if ((!found_main || could_be_auxiliary) && inverts(phrase) && mention_at(phrase.end)) {
      phrase.auxiliary_only = true;
      inversion_ = out_.phrases.size();
    }
    out_.phrases.push_back(phrase);
    at_ = phrase.end;
    return true;
  }

  // "Nor did", "Had", "Why did": an auxiliary with its subject still to come.
  bool inverts(const Phrase& phrase) const {
    if (out_.phrases.empty()) return phrase.end < tokens_.size();
    const Phrase& last = out_.phrases.back();
    return last.kind == PhraseKind::conjunction || last.kind == PhraseKind::comma ||
           last.kind == PhraseKind::subordinator || last.kind == PhraseKind::other || last.kind == PhraseKind::quote ||
           last.kind == PhraseKind::dash;
  }

  void finish_verb(Phrase& phrase, std::optional<std::size_t> last_auxiliary) const {
    const Token& main = tokens_[phrase.head];
    phrase.lemma = main.lemma;
    const bool ing = main.lower.size() > 4 && main.lower.ends_with("ing") && main.lemma != main.lower;
    const bool has_be =
        last_auxiliary && *last_auxiliary != phrase.head && is_one_of(tokens_[*last_auxiliary].lower, kBeForms);
    phrase.passive = has_be && !ing && main.lemma != main.lower;
    if (last_auxiliary && has_be && (main.lower == "put" || main.lower == "read" || main.lower == "met"))
      phrase.passive = true;
    if (phrase.form == VerbForm::infinitive) return;
    const Token& first =
        *std::find_if(tokens_.begin() + static_cast<std::ptrdiff_t>(phrase.first), tokens_.end(),
                      [](const Token& t) { return !is_not(t) && t.part_of_speech != PartOfSpeech::adv; });
    if (first.lower == "having" || first.lower == "being" || (ing && !has_be))
      phrase.form = VerbForm::gerund;
    else if (!last_auxiliary && main.lemma == main.lower)
      phrase.form = VerbForm::bare;
  }

  bool starts_noun(std::size_t token) const {
    using enum PartOfSpeech;
    if (mention_at(token)) return true;
    const PartOfSpeech pos = tokens_[token].part_of_speech;
    return pos == det || pos == adj || pos == pron || is_noun(token);
  }

  bool is_noun(std::size_t i) const { return is_nominal(tokens_[i]) || is_hidden_noun(i); }

  // "that day", whatever the tagger says of "that".
  bool is_determiner(std::size_t i) const {
    if (tokens_[i].part_of_speech == PartOfSpeech::det) return true;
    const std::string_view word = tokens_[i].lower;
    return (word == "that" || word == "this" || word == "these" || word == "those") && i + 1 < tokens_.size() &&
           is_noun(i + 1);
  }

  bool take_noun() {
    if (!starts_noun(at_)) return false;
    // "A first told B": an adjective only by its form.
    if (tokens_[at_].lower == "first" && previous_is(PhraseKind::noun) && starts_verb(at_ + 1)) return false;
    Phrase phrase;
    phrase.kind = PhraseKind::noun;
    phrase.first = at_;
    std::size_t head = kNone;
    const PlacedMention* last = nullptr;  // the mention that ends at the head
    std::size_t i = at_;
    while (i < tokens_.size()) {
      const Token& token = tokens_[i];
      const PlacedMention* mention = mention_at(i);
      const bool possessive_pronoun = is_one_of(token.lower, kPossessives) && !stands_alone(i);
      if (head != kNone && is_possessive_ending(token)) {
        if (last) phrase.possessor = last->entity;
        phrase.definite = true;
        head = kNone, last = nullptr;
        ++i;
        continue;
      }
      if (possessive_pronoun) {
        if (head != kNone) break;
        phrase.definite = true;
        if (mention && mention->end == i + 1) phrase.possessor = mention->entity;
        ++i;
        continue;
      }
      if (mention && mention->first < i && head != kNone) break;
      if (mention) {
        if (head != kNone && starts_new_phrase(*mention, last, head)) break;
        if (last && last->type != EntityType::person && last->entity) phrase.modifier = last->entity;
        if (const auto owner = owner_inside(*mention)) phrase.possessor = owner, phrase.definite = true;
        head = mention->end - 1;
        last = mention;
        i = mention->end;
        if (is_possessive_ending(tokens_[head]) && head > mention->first) {
          phrase.possessor = mention->entity;
          phrase.definite = true;
          head = kNone, last = nullptr;
        } else if (mention->kind == MentionKind::pronoun) {
          break;
        }
        continue;
      }
      if (is_determiner(i)) {
        if (head != kNone) break;
        if (token.lower == "no" || token.lower == "neither") phrase.negative = true;
        if (token.lower == "the" || token.lower.starts_with("th")) phrase.definite = true;
      } else if (token.part_of_speech == PartOfSpeech::pron) {
        if (head != kNone) break;
        if (token.lower == "nobody" || token.lower == "none" || token.lower == "nothing") phrase.negative = true;
        head = i;
        ++i;
        break;
      } else if (token.part_of_speech == PartOfSpeech::adj) {
        if (head != kNone && (i + 1 >= tokens_.size() || !is_noun(i + 1))) break;
      } else if (is_noun(i)) {
        if (last && inversion_ != kNone && inversion_ + 1 == out_.phrases.size() && !verb_frames(token.lemma).empty()) {
          inverted_verb_ = i;
          break;
        }
        if (last && (is_time(token) || token.part_of_speech == PartOfSpeech::num)) break;
        if (last && last->type != EntityType::person && last->entity) phrase.modifier = last->entity;
        head = i, last = nullptr;
      } else if (token.part_of_speech == PartOfSpeech::adv && head == kNone && phrase.first < i) {
        // "a very senior official"
      } else {
        break;
      }
      ++i;
    }
    phrase.end = std::max(i, at_ + 1);
    phrase.head = head == kNone ? phrase.end - 1 : head;
    if (last) phrase.entity = last->entity;
    if (!phrase.entity) phrase.entity = collective_body(phrase);
    out_.phrases.push_back(phrase);
    at_ = phrase.end;
    return true;
  }

  // "A's memorandum" may be one mention of a document with the mention of A in it.
  std::optional<std::size_t> owner_inside(const PlacedMention& outer) const {
    for (const PlacedMention& inner : out_.mentions) {
      if (inner.first < outer.first || inner.end >= outer.end) continue;
      if (is_possessive_ending(tokens_[inner.end]) || is_one_of(tokens_[inner.first].lower, kPossessives))
        return inner.entity;
    }
    return std::nullopt;
  }

  // "her" before a noun is a determiner, else an object.
  bool stands_alone(std::size_t i) const {
    if (tokens_[i].lower != "her" && tokens_[i].lower != "his") return false;
    if (i + 1 >= tokens_.size()) return true;
    const Token& next = tokens_[i + 1];
    using enum PartOfSpeech;
    return !(next.part_of_speech == adj || is_nominal(next) || next.part_of_speech == verb) ||
           (is_time(next) && next.part_of_speech == propn) ||
           (next.part_of_speech == verb && !next.lower.ends_with("ing"));
  }

  bool starts_new_phrase(const PlacedMention& mention, const PlacedMention* last, std::size_t head) const {
    if (mention.kind == MentionKind::pronoun) return true;
    if (tokens_[mention.first].part_of_speech == PartOfSpeech::det) return true;
    if (last && last->type == EntityType::person) return true;
    if (mention.kind == MentionKind::nominal && !last) return true;
    return is_time(tokens_[head]);
  }

  // "FBI agents", "DOJ leadership": the body acts through them. "A DOJ official" is somebody unnamed.
  std::optional<std::size_t> collective_body(const Phrase& phrase) const {
    const Token& head = tokens_[phrase.head];
    const bool mass = head.lower == "leadership" || head.lower == "personnel" || head.lower == "staff";
    if (!is_collective(head.lemma) || (!mass && head.lemma == head.lower)) return std::nullopt;
    if (phrase.modifier) return phrase.modifier;
    for (const PlacedMention& mention : out_.mentions)
      if (mention.first >= phrase.first && mention.end <= phrase.head && mention.type == EntityType::organization &&
          mention.entity)
        return mention.entity;
    return std::nullopt;
  }

  // "after the meeting" against "after A met": decided by a verb behind the noun.
  void tell_prepositions_from_subordinators() {
    for (std::size_t i = 0; i + 2 < out_.phrases.size(); ++i) {
      Phrase& phrase = out_.phrases[i];
      if (phrase.kind != PhraseKind::preposition && phrase.kind != PhraseKind::subordinator) continue;
      const std::string_view word = tokens_[phrase.first].lower;
      if (word != "after" && word != "before" && word != "since" && word != "until" && word != "till" && word != "as" &&
          word != "than")
        continue;
      const bool clause = out_.phrases[i + 1].kind == PhraseKind::noun &&
                          out_.phrases[i + 2].kind == PhraseKind::verb &&
                          out_.phrases[i + 2].form != VerbForm::infinitive;
      phrase.kind = clause ? PhraseKind::subordinator : PhraseKind::preposition;
    }
  }

  PhrasedSentence& out_;
  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  std::size_t inversion_ = kNone;      // phrase that is an auxiliary before its subject
  std::size_t inverted_verb_ = kNone;  // token that is its verb
};

}  // namespace

PhrasedSentence find_phrases(const Analysis& analysis, std::size_t index, const std::vector<Mention>& mentions,
                             const Resolution& resolution) {
  PhrasedSentence out;
  out.sentence = &analysis.sentences[index];
  const auto begin = std::ranges::lower_bound(mentions, index, {}, &Mention::sentence);
  for (auto it = begin; it != mentions.end() && it->sentence == index; ++it) {
    const auto entity = resolution.entity_of[static_cast<std::size_t>(it - mentions.begin())];
    const EntityType type = entity ? resolution.entities[*entity].type : it->type;
    std::size_t end = it->end_token;
    // "the memorandum from A to B" is one document, but A and B are needed each for themselves.
    if (type == EntityType::document)
      for (std::size_t t = it->first_token + 1; t < end; ++t)
        if (out.token(t).part_of_speech == PartOfSpeech::adp || out.token(t).lower == "to") end = t;
    out.mentions.push_back({it->first_token, end, entity, type, it->kind});
  }
  Chunker(out).run();
  return out;
}

}  // namespace whowhom
