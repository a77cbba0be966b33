// The sides of a noun come from its prepositions, its owner, the verb that has it as object, or a clause behind it.
#include "extract/communication/noun_claims.hpp"

#include <algorithm>
#include <utility>

#include "extract/communication/verb_claims.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr double kStated = 0.85;
constexpr double kOwner = 0.8;
constexpr double kLoose = 0.7;

class NounReader {
 public:
  NounReader(const ClaimContext& context, const PhrasedSentence& sentence, std::size_t noun, NounFrame frame)
      : context_(context), sentence_(sentence), noun_(noun), frame_(frame) {}

  std::vector<CommunicationMention> read() {
    if (in_question(sentence_, noun_)) return {};
    find_verb_above();
    if (!find_standing()) return {};
    with_ = list_after("with");
    to_ = list_after("to");
    for (auto reader :
         {&NounReader::read_between, &NounReader::read_interview, &NounReader::read_owner, &NounReader::read_from_to,
          &NounReader::read_light_verb, &NounReader::read_clause_behind, &NounReader::read_setting}) {
      auto claims = (this->*reader)();
      if (!claims.empty()) return claims;
    }
    return {};
  }

 private:
  const Phrase& phrase() const { return sentence_.phrases[noun_]; }
  std::string rule() const { return "noun:" + sentence_.token(phrase().head).lemma; }
  bool is_exchange() const { return frame_.kind == NounKind::exchange || frame_.kind == NounKind::interview; }

  // Only up to the next noun of communication: in "emails about the meeting between A and B" the two met.
  Side list_after(std::string_view preposition, ListEnd end = ListEnd::before_subject) const {
    const auto noun = prepositional_object(sentence_, noun_ + 1, preposition);
    if (!noun) return {};
    for (std::size_t i = noun_ + 1; i < *noun; ++i)
      if (sentence_.phrases[i].kind == PhraseKind::noun && !sentence_.phrases[i].entity &&
          noun_frame(sentence_.token(sentence_.phrases[i].head)))
        return {};
    return side_of(context_, sentence_, coordinated_after(sentence_, *noun, end));
  }

  Channel channel(const Side& receivers) const {
    const Channel own = channel_of_noun(sentence_, noun_).value_or(frame_.channel);
    return own == Channel::unspecified ? channel_for(context_, sentence_, noun_, receivers, own) : own;
  }

  std::vector<CommunicationMention> claim(Side from, Side to, bool mutual, double confidence) const {
    auto made = make_claim(context_, sentence_, noun_, from, to, mutual, channel(mutual ? Side() : to), standing_,
                           rule(), confidence);
    if (!made) return {};
    return {std::move(*made)};
  }

  void find_verb_above() {
    const auto above = before(sentence_, noun_);
    if (!above || sentence_.phrases[*above].kind != PhraseKind::verb) return;
    verb_ = above;
    subject_ = find_subject(sentence_, *above);
    effect_ = light_verb_effect(sentence_.phrases[*above].lemma);
  }

  bool find_standing() {
    if (verb_ && effect_) {
      const auto standing = standing_of(sentence_, *verb_, subject_);
      if (!standing) return false;
      standing_ = *standing;
      if (*effect_ == Effect::fails) standing_.polarity = denied(standing_.polarity);
      if (*effect_ == Effect::plans) standing_.polarity = Polarity::uncertain;
    } else if (verb_) {
      const Phrase& verb = sentence_.phrases[*verb_];
      // "did not have to plan any meeting": an indefinite thing under a verb that may not hold is not said to be.
      if (!phrase().definite && (verb.negated || !verb.modal.empty() || verb.form == VerbForm::infinitive))
        standing_.polarity = Polarity::uncertain;
      if (clause_effect(verb.lemma) == Effect::denies) standing_.polarity = Polarity::uncertain;
    } else if (!apply_what_is_before()) {
      return false;
    }
    if (phrase().negative) {
      standing_.polarity = denied(standing_.polarity);
      standing_.negation.push_back(phrase().first);
    }
    // From the phrase before, as quotation marks may part the two: a "potential" meeting.
    const std::size_t opening =
        noun_ > 1 && sentence_.phrases[noun_ - 1].kind == PhraseKind::quote ? phrase().first - 2 : phrase().first;
    for (std::size_t t = opening; t < phrase().head; ++t)
      if (is_doubt_word(sentence_.token(t).lower)) standing_.polarity = Polarity::uncertain;
    if (!verb_) apply_event();
    std::ranges::sort(standing_.negation);
    const auto doubles = std::ranges::unique(standing_.negation);
    standing_.negation.erase(doubles.begin(), doubles.end());
    return true;
  }

  // "no evidence of any contact", "no recollection of a conversation", "without a word to", "there was no meeting".
  bool apply_what_is_before() {
    auto i = before(sentence_, noun_);
    if (!i || sentence_.phrases[*i].kind != PhraseKind::preposition) return true;
    const std::string_view word = sentence_.lower(sentence_.phrases[*i]);
    if (preposition_effect(word) == Effect::fails) {
      standing_.polarity = Polarity::did_not_happen;
      standing_.negation.push_back(sentence_.phrases[*i].first);
      return true;
    }
    if (word == "before") standing_.polarity = phrase().definite ? Polarity::happened : Polarity::uncertain;
    const auto above = before(sentence_, *i);
    if (word != "of" || !above || sentence_.phrases[*above].kind != PhraseKind::noun) return true;
    const Phrase& thing = sentence_.phrases[*above];
    const auto effect = clause_effect(sentence_.token(thing.head).lemma);
    if (effect != Effect::evidence && effect != Effect::memory) return true;
    bool absent = thing.negative;
    if (absent) standing_.negation.push_back(thing.first);
    const auto verb = before(sentence_, *above);
    if (verb && sentence_.phrases[*verb].kind == PhraseKind::verb && sentence_.phrases[*verb].negated) {
      absent = true;
      for (std::size_t t = sentence_.phrases[*verb].first; t < sentence_.phrases[*verb].end; ++t)
        if (is_negation(sentence_.token(t).lower)) standing_.negation.push_back(t);
    }
    if (absent) {
      standing_.polarity = effect == Effect::evidence ? Polarity::did_not_happen : Polarity::uncertain;
      if (effect == Effect::memory && verb) setting_subject_ = find_subject(sentence_, *verb);
    }
    return true;
  }

  // "The meeting was cancelled", "a meeting between A and B was being planned".
  void apply_event() {
    for (std::size_t i = noun_ + 1; i < sentence_.phrases.size(); ++i) {
      const Phrase& next = sentence_.phrases[i];
      if (next.kind == PhraseKind::stop || next.kind == PhraseKind::comma || next.kind == PhraseKind::relative ||
          next.kind == PhraseKind::subordinator)
        return;
      if (next.kind != PhraseKind::verb) continue;
      const auto effect = event_effect(next.lemma);
      if (!effect) return;
      if (*effect == Effect::plans || !next.modal.empty()) standing_.polarity = Polarity::uncertain;
      if (*effect == Effect::fails || (next.negated && next.modal.empty())) {
        standing_.polarity = denied(standing_.polarity);
        standing_.negation.push_back(next.head);
      }
      return;
    }
  }

  std::vector<CommunicationMention> read_between() {
    const Side sides = list_after("between", ListEnd::whole);
    const Side among = sides.entities.size() > 1 ? sides : list_after("among", ListEnd::whole);
    if (among.entities.size() < 2) return {};
    return pairwise_claims(context_, sentence_, noun_, among, channel({}), standing_, rule(), kStated);
  }

  // "the FBI interview of A", "A's interview with the committee", "A's FBI interview".
  std::vector<CommunicationMention> read_interview() {
    if (frame_.kind != NounKind::interview) return {};
    const Side owner = possessor_of(context_, sentence_, noun_);
    Side body;
    if (phrase().modifier && !is_document(context_, *phrase().modifier)) body = {{*phrase().modifier}, {noun_}};
    Side other = list_after("of");
    if (other.empty()) other = with_;
    if (!body.empty()) return claim(owner.empty() ? other : owner, body, true, kOwner);
    const Side interviewer = list_after("by");
    if (!interviewer.empty()) return claim(owner.empty() ? other : owner, interviewer, true, kOwner);
    return claim(owner, other, true, kOwner);
  }

  std::vector<CommunicationMention> read_owner() {
    Side owner = possessor_of(context_, sentence_, noun_);
    if (owner.empty()) return {};
    if (is_exchange() && !with_.empty()) return claim(owner, with_, true, kOwner);
    if (!to_.empty() && (frame_.channel != Channel::meeting)) return claim(owner, to_, false, kOwner);
    return {};
  }

  std::vector<CommunicationMention> read_from_to() {
    const Side from = list_after("from");
    const Side sender = from.empty() ? list_after("by") : from;
    if (sender.empty() || to_.empty()) return {};
    return claim(sender, to_, false, kStated);
  }

  std::vector<CommunicationMention> read_light_verb() {
    if (!verb_ || !effect_ || sentence_.phrases[*verb_].passive) return {};
    const Side subject = side_of(context_, subject_);
    if (subject.empty()) return {};
    if (*effect_ == Effect::receives) return {};  // "received a letter from B" is the verb's own frame
    for (const VerbFrame& frame : verb_frames(sentence_.phrases[*verb_].lemma))
      if (frame.takes_gift() || frame.sense == Sense::exchanges || frame.sense == Sense::requests) return {};
    if (is_exchange() && !with_.empty()) return claim(subject, with_, true, kStated);
    if (!to_.empty() && frame_.channel != Channel::meeting) return claim(subject, to_, false, kStated);
    if (frame_.kind == NounKind::exchange && subject.entities.size() > 1 && sentence_.phrases[*verb_].lemma != "attend")
      return pairwise_claims(context_, sentence_, noun_, subject, channel({}), standing_, rule(), kOwner);
    return {};
  }

  // "a call (that) A held", "the statements he had made to B", "notes from B on a call that A held".
  std::vector<CommunicationMention> read_clause_behind() {
    auto i = noun_ + 1;
    while (i < sentence_.phrases.size() && sentence_.phrases[i].kind == PhraseKind::other) ++i;
    if (i < sentence_.phrases.size() && sentence_.phrases[i].kind == PhraseKind::relative) ++i;
    if (i + 1 >= sentence_.phrases.size() || sentence_.phrases[i].kind != PhraseKind::noun) return {};
    const auto nouns = coordinated_after(sentence_, i);
    const auto verb = after(sentence_, std::max(i, nouns.back()));
    if (!verb || sentence_.phrases[*verb].kind != PhraseKind::verb) return {};
    const Phrase& act = sentence_.phrases[*verb];
    const auto effect = light_verb_effect(act.lemma);
    const bool exchanges = act.lemma == "exchange";
    if (!effect || *effect != Effect::stands || act.passive) return {};
    const Subject subject = find_subject(sentence_, *verb);
    const auto standing = standing_of(sentence_, *verb, subject);
    if (!standing) return {};
    if (standing->polarity != Polarity::happened) standing_ = *standing;
    const Side who = side_of(context_, subject);
    const auto behind = [&](std::string_view word) {
      const auto noun = prepositional_object(sentence_, *verb + 1, word);
      return noun ? side_of(context_, sentence_, coordinated_after(sentence_, *noun)) : Side();
    };
    if (const Side with = behind("with"); !with.empty() && is_exchange()) return claim(who, with, true, kOwner);
    if (const Side to = behind("to"); !to.empty()) return claim(who, to, false, kOwner);
    if (exchanges && who.entities.size() > 1)
      return pairwise_claims(context_, sentence_, noun_, who, channel({}), standing_, rule(), kOwner);
    if (is_exchange() && frame_.kind == NounKind::exchange) return claim(who, note_takers(), false, kLoose);
    return {};
  }

  // The parties of "notes from A on this call".
  Side note_takers() const {
    const auto preposition = before(sentence_, noun_);
    if (!preposition || sentence_.phrases[*preposition].kind != PhraseKind::preposition) return {};
    for (std::size_t i = *preposition; i-- > 0;) {
      const Phrase& earlier = sentence_.phrases[i];
      if (earlier.kind == PhraseKind::verb || earlier.kind == PhraseKind::stop || earlier.kind == PhraseKind::comma)
        return {};
      if (earlier.kind != PhraseKind::preposition || sentence_.lower(earlier) != "from") continue;
      const auto notes = before(sentence_, i);
      const auto people = after(sentence_, i);
      if (!notes || !people || sentence_.phrases[*notes].kind != PhraseKind::noun ||
          !noun_frame(sentence_.token(sentence_.phrases[*notes].head)))
        return {};
      return side_of(context_, sentence_, coordinated_after(sentence_, *people));
    }
    return {};
  }

  // "In a call with B, A said …", "without any contact with B", "no recollection of a conversation with B".
  std::vector<CommunicationMention> read_setting() {
    if ((!is_exchange() && frame_.kind != NounKind::setting) || with_.empty()) return {};
    const auto preposition = before(sentence_, noun_);
    if (setting_subject_) return claim(side_of(context_, *setting_subject_), with_, true, kLoose);
    if (!preposition || sentence_.phrases[*preposition].kind != PhraseKind::preposition) return {};
    const std::string_view word = sentence_.lower(sentence_.phrases[*preposition]);
    if (word != "in" && word != "during" && word != "at" && word != "on" && word != "after" && word != "following" &&
        word != "without")
      return {};
    const auto opener = before(sentence_, *preposition);
    const bool fronted = !opener || sentence_.phrases[*opener].kind == PhraseKind::stop;
    std::optional<std::size_t> main;
    bool comma = false;
    if (fronted) {
      for (std::size_t i = noun_ + 1; i < sentence_.phrases.size() && !main; ++i) {
        comma = comma || sentence_.phrases[i].kind == PhraseKind::comma;
        if (comma && sentence_.phrases[i].kind == PhraseKind::verb) main = i;
      }
    } else if (sentence_.phrases[*opener].kind == PhraseKind::verb) {
      main = opener;
    } else if (word == "without") {
      for (std::size_t i = *preposition; i-- > 0 && !main;)
        if (sentence_.phrases[i].kind == PhraseKind::verb) main = i;
    }
    if (!main || sentence_.phrases[*main].passive) return {};
    const Subject subject = find_subject(sentence_, *main);
    const auto standing = standing_of(sentence_, *main, subject);
    if (!standing || (standing->polarity != Polarity::happened && word != "without")) return {};
    return claim(side_of(context_, subject), with_, true, kLoose);
  }

  const ClaimContext& context_;
  const PhrasedSentence& sentence_;
  std::size_t noun_;
  NounFrame frame_;
  std::optional<std::size_t> verb_;
  std::optional<Effect> effect_;
  Subject subject_;
  std::optional<Subject> setting_subject_;
  Standing standing_;
  Side with_;
  Side to_;
};

}  // namespace

std::vector<CommunicationMention> noun_claims(const ClaimContext& context, const PhrasedSentence& sentence,
                                              std::size_t noun) {
  const Phrase& phrase = sentence.phrases[noun];
  const auto frame = noun_frame(sentence.token(phrase.head));
  if (!frame || frame->kind == NounKind::matter) return {};
  if (phrase.entity && !is_document(context, *phrase.entity)) return {};
  return NounReader(context, sentence, noun, *frame).read();
}

}  // namespace whowhom
