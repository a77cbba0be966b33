// Each frame of the verb is tried in table order; the first that finds both parties speaks for the verb.
#include "extract/communication/verb_claims.hpp"

#include <algorithm>
#include <utility>

#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr double kDirect = 0.9;
constexpr double kPrepositional = 0.8;

class VerbReader {
 public:
  VerbReader(const ClaimContext& context, const PhrasedSentence& sentence, std::size_t verb)
      : context_(context), sentence_(sentence), verb_(verb), subject_(find_subject(sentence, verb)) {}

  std::vector<CommunicationMention> read() {
    auto frames = verb_frames(phrase().lemma);
    if (phrase().end < sentence_.sentence->tokens.size()) {
      auto with_particle = verb_frames(phrase().lemma + " " + sentence_.token(phrase().end).lower);
      if (!with_particle.empty()) frames = std::move(with_particle);
    }
    if (frames.empty() || phrase().auxiliary_only) return {};
    const auto standing = standing_of(sentence_, verb_, subject_);
    if (!standing) return {};
    standing_ = *standing;
    apply_unanswered();
    for (const VerbFrame& frame : frames) {
      sense_ = frame.sense;
      auto claims = is_passive() ? read_passive(frame) : read_active(frame);
      if (!claims.empty()) return claims;
    }
    return {};
  }

 private:
  const Phrase& phrase() const { return sentence_.phrases[verb_]; }

  // "was told by", and "a letter sent by" where the participle stands alone.
  bool is_passive() const {
    if (phrase().passive) return true;
    const auto next = after(sentence_, verb_);
    return phrase().form == VerbForm::finite && next && sentence_.phrases[*next].kind == PhraseKind::preposition &&
           sentence_.lower(sentence_.phrases[*next]) == "by" && phrase().head == phrase().first;
  }

  Side list_after(std::size_t noun) const { return side_of(context_, sentence_, coordinated_after(sentence_, noun)); }

  Side list_after(std::string_view preposition) const {
    const auto noun = prepositional_object(sentence_, verb_ + 1, preposition);
    return noun ? list_after(*noun) : Side();
  }

  std::vector<CommunicationMention> claim(Side from, Side to, bool mutual, Channel channel, double confidence) {
    if (subject_.relative || !subject_.governing.empty() || subject_.coordinated) confidence -= 0.1;
    channel = channel_for(context_, sentence_, verb_, sense_ == Sense::says ? to : Side(), channel);
    auto made = make_claim(context_, sentence_, verb_, from, to, mutual, channel, standing_, rule(), confidence);
    if (!made) return {};
    for (const std::string_view word : {"through", "via"})
      if (const Side between = list_after(word); !between.empty()) made->through = between.entities;
    std::erase_if(made->through, [&](std::size_t party) {
      return std::ranges::find(made->from, party) != made->from.end() ||
             std::ranges::find(made->to, party) != made->to.end();
    });
    std::vector<CommunicationMention> claims = {std::move(*made)};
    // Those who sat at one table all met; those who were told one thing did not tell each other.
    if (mutual && (channel == Channel::meeting || channel == Channel::call) && standing_.polarity == Polarity::happened)
      for (const Side* side : {&from, &to})
        std::ranges::move(
            pairwise_claims(context_, sentence_, verb_, *side, channel, standing_, rule(), confidence - 0.1),
            std::back_inserter(claims));
    return claims;
  }

  std::string rule() const { return "verb:" + phrase().lemma; }

  std::vector<CommunicationMention> read_passive(const VerbFrame& frame) {
    const Side agent = list_after("by");
    if (agent.empty()) return {};
    if (frame.takes_object() && frame.sense != Sense::answers)
      return claim(agent, side_of(context_, subject_), frame.sense == Sense::mutual, frame.channel, kDirect - 0.05);
    if (frame.takes_gift() || frame.takes("to")) {
      const Side told = list_after("to");
      if (!told.empty()) return claim(agent, told, false, passed_channel(frame), kPrepositional);
      if (frame.takes_gift()) return claim(agent, side_of(context_, subject_), false, frame.channel, kPrepositional);
    }
    return {};
  }

  Channel passed_channel(const VerbFrame& frame) const {
    for (const std::size_t noun : subject_.nouns)
      if (const auto channel = channel_of_noun(sentence_, noun)) return *channel;
    return frame.channel;
  }

  std::vector<CommunicationMention> read_active(const VerbFrame& frame) {
    const Side subject = side_of(context_, subject_);
    if (subject.empty()) return {};
    switch (frame.sense) {
      case Sense::answers:
        return read_answer(frame, subject);
      case Sense::takes:
      case Sense::requests:
      case Sense::gives:
      case Sense::exchanges:
        return read_passing(frame, subject);
      default:
        break;
    }
    if (frame.takes_gift()) return read_gift(frame, subject);
    if (frame.takes_object()) {
      auto claims = read_object(frame, subject);
      if (!claims.empty()) return claims;
    }
    for (const std::string_view preposition : frame.arguments) {
      auto claims = read_preposition(frame, subject, preposition);
      if (!claims.empty()) return claims;
    }
    if (frame.together && subject.entities.size() > 1 && !has_preposition_of(frame) && !is_purpose())
      return pairwise_claims(context_, sentence_, verb_, subject,
                             channel_for(context_, sentence_, verb_, {}, frame.channel), standing_, rule(),
                             kDirect - 0.05);
    return {};
  }

  // "met C to discuss the plan" is told by "met".
  bool is_purpose() const {
    return std::ranges::any_of(subject_.governing, [](const GoverningVerb& link) { return link.purpose; });
  }

  bool has_preposition_of(const VerbFrame& frame) const {
    return std::ranges::any_of(frame.arguments, [&](std::string_view word) {
      return word != "object" && prepositional_object(sentence_, verb_ + 1, word);
    });
  }

  // "A called B, but they did not talk": the call reached nobody.
  void apply_unanswered() {
    if (frames_channel() != Channel::call || standing_.polarity != Polarity::happened) return;
    bool but = false;
    for (std::size_t i = verb_ + 1; i < sentence_.phrases.size(); ++i) {
      const Phrase& next = sentence_.phrases[i];
      but = but || (next.kind == PhraseKind::conjunction && sentence_.lower(next) == "but");
      if (!but || next.kind != PhraseKind::verb) continue;
      const bool speaks = next.lemma == "talk" || next.lemma == "speak" || next.lemma == "connect" ||
                          next.lemma == "answer" || next.lemma == "reach";
      if (!next.negated || !speaks) return;
      standing_.polarity = Polarity::did_not_happen;
      for (std::size_t t = next.first; t < next.end; ++t)
        if (is_negation(sentence_.token(t).lower)) standing_.negation.push_back(t);
      return;
    }
  }

  Channel frames_channel() const {
    const auto frames = verb_frames(phrase().lemma);
    return frames.empty() ? Channel::unspecified : frames.front().channel;
  }

  // Polarity that the object brings: "told nobody at B"; "anyone" alone states nothing.
  bool apply_object(std::size_t noun) {
    if (sentence_.phrases[noun].negative) {
      standing_.polarity = denied(standing_.polarity);
      standing_.negation.push_back(sentence_.phrases[noun].first);
      return true;
    }
    return !is_anybody(sentence_, noun) || standing_.polarity == Polarity::did_not_happen;
  }

  std::vector<CommunicationMention> read_object(const VerbFrame& frame, const Side& subject) {
    const auto object = direct_object(sentence_, verb_);
    if (!object || (phrase().lemma == "call" && is_naming(*object))) return {};
    const Side other = list_after(*object);
    if (other.empty() || !apply_object(*object)) return {};
    return claim(subject, other, frame.sense == Sense::mutual, frame.channel, kDirect);
  }

  // "called B a liar" is no call.
  bool is_naming(std::size_t object) const {
    const auto next = after(sentence_, coordinated_after(sentence_, object).back());
    if (!next || sentence_.phrases[*next].kind != PhraseKind::noun) return false;
    const Phrase& noun = sentence_.phrases[*next];
    return noun.definite || sentence_.token(noun.first).lower == "a" || sentence_.token(noun.first).lower == "an" ||
           sentence_.token(noun.head).part_of_speech == PartOfSpeech::adj;
  }

  std::vector<CommunicationMention> read_preposition(const VerbFrame& frame, const Side& subject,
                                                     std::string_view preposition) {
    if (preposition == "object") return {};
    const auto noun = prepositional_object(sentence_, verb_ + 1, preposition);
    if (!noun) return {};
    const bool adjacent = *noun <= verb_ + 3 && after(sentence_, verb_) == before(sentence_, *noun);
    if (phrase().lemma == "say" && !adjacent) return {};
    if (phrase().lemma == "report" && adjacent && !reports_something(*noun)) return {};
    // "described the letter to B": who got the letter, not who was told of it.
    if (const auto object = direct_object(sentence_, verb_);
        preposition == "to" && object && *object < *noun && is_message(*object))
      return {};
    const Side other = list_after(*noun);
    if (other.empty() || !apply_object(*noun)) return {};
    const double confidence = adjacent ? kDirect - 0.05 : kPrepositional;
    if (frame.sense == Sense::hears) return claim(other, subject, false, frame.channel, confidence);
    return claim(subject, other, frame.sense == Sense::mutual, frame.channel, confidence);
  }

  // "reported to B that", not "reported to B", which may say whose subordinate one is.
  bool reports_something(std::size_t receiver) const {
    const auto next = after(sentence_, coordinated_after(sentence_, receiver).back());
    if (!next) return false;
    const std::string_view word = sentence_.lower(sentence_.phrases[*next]);
    return word == "that" || word == "on" || word == "about";
  }

  bool is_message(std::size_t noun) const {
    const auto frame = noun_frame(sentence_.token(sentence_.phrases[noun].head));
    return frame && frame->kind != NounKind::matter;
  }

  bool is_matter(std::size_t noun) const {
    const Phrase& thing = sentence_.phrases[noun];
    if (thing.entity && is_document(context_, *thing.entity)) return true;
    return (!thing.entity) && noun_frame(sentence_.token(thing.head)).has_value();
  }

  std::vector<CommunicationMention> read_answer(const VerbFrame& frame, const Side& subject) {
    const auto noun = prepositional_object(sentence_, verb_ + 1, "to");
    if (!noun || !is_matter(*noun)) return {};
    return claim(subject, possessor_of(context_, sentence_, *noun), false, frame.channel, kPrepositional);
  }

  std::vector<CommunicationMention> read_passing(const VerbFrame& frame, const Side& subject) {
    const auto object = direct_object(sentence_, verb_);
    if (!object || !is_matter(*object)) return {};
    const bool absent = sentence_.phrases[*object].negative;
    const Channel channel = channel_of_noun(sentence_, *object).value_or(frame.channel);
    for (const std::string_view preposition : frame.arguments) {
      const Side other = list_after(preposition);
      if (other.empty()) continue;
      if (absent) apply_object(*object);
      if (frame.sense == Sense::takes) return claim(other, subject, false, channel, kPrepositional);
      return claim(subject, other, frame.sense == Sense::exchanges, channel, kPrepositional);
    }
    if (frame.sense == Sense::exchanges && subject.entities.size() > 1) {
      if (absent) apply_object(*object);
      return pairwise_claims(context_, sentence_, verb_, subject, channel, standing_, rule(), kPrepositional);
    }
    return {};
  }

  std::vector<CommunicationMention> read_gift(const VerbFrame& frame, const Side& subject) {
    const auto object = direct_object(sentence_, verb_);
    if (object && !is_matter(*object)) {
      // "sent B a letter"
      const auto nouns = coordinated_after(sentence_, *object);
      const auto thing = after(sentence_, nouns.back());
      if (!thing || sentence_.phrases[*thing].kind != PhraseKind::noun || !is_matter(*thing)) return {};
      if (sentence_.phrases[*thing].negative) apply_object(*thing);
      if (!apply_object(*object)) return {};
      return claim(subject, list_after(*object), false, channel_of_noun(sentence_, *thing).value_or(frame.channel),
                   kDirect);
    }
    const auto thing = object ? object : antecedent();
    if (!thing) return {};
    const auto receiver = last_prepositional_object(sentence_, verb_ + 1, "to");
    if (!receiver) return {};
    if (sentence_.phrases[*thing].negative && object) apply_object(*thing);
    if (!apply_object(*receiver)) return {};
    return claim(subject, list_after(*receiver), false, channel_of_noun(sentence_, *thing).value_or(frame.channel),
                 kPrepositional);
  }

  // "a letter (that) A sent to B"
  std::optional<std::size_t> antecedent() const {
    auto i = before(sentence_, subject_.clause_start);
    if (i && sentence_.phrases[*i].kind == PhraseKind::relative) i = before(sentence_, *i);
    if (!i || sentence_.phrases[*i].kind != PhraseKind::noun || !is_matter(*i)) return std::nullopt;
    return i;
  }

  const ClaimContext& context_;
  const PhrasedSentence& sentence_;
  std::size_t verb_;
  Subject subject_;
  Standing standing_;
  Sense sense_ = Sense::says;  // of the frame that is tried
};

}  // namespace

std::vector<CommunicationMention> verb_claims(const ClaimContext& context, const PhrasedSentence& sentence,
                                              std::size_t verb) {
  return VerbReader(context, sentence, verb).read();
}

std::optional<Channel> channel_of_noun(const PhrasedSentence& sentence, std::size_t noun) {
  const Phrase& phrase = sentence.phrases[noun];
  const auto frame = noun_frame(sentence.token(phrase.head));
  if (!frame) return std::nullopt;
  if (phrase.head > phrase.first)
    if (const auto named = channel_word(sentence.token(phrase.head - 1).lemma)) return named;
  return frame->channel == Channel::unspecified ? std::nullopt : std::optional(frame->channel);
}

std::vector<CommunicationMention> pairwise_claims(const ClaimContext& context, const PhrasedSentence& sentence,
                                                  std::size_t trigger, const Side& parties, Channel channel,
                                                  const Standing& standing, const std::string& rule,
                                                  double confidence) {
  std::vector<CommunicationMention> claims;
  for (std::size_t i = 0; i < parties.entities.size(); ++i)
    for (std::size_t k = i + 1; k < parties.entities.size(); ++k) {
      const Side from{{parties.entities[i]}, parties.phrases};
      const Side to{{parties.entities[k]}, parties.phrases};
      if (auto made = make_claim(context, sentence, trigger, from, to, true, channel, standing, rule, confidence))
        claims.push_back(std::move(*made));
    }
  return claims;
}

}  // namespace whowhom
