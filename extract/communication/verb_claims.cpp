// The frames of the table say where the other party stands; the tree says who stands there. Where the tree leaves a
// place empty, the learned roles of the predicate are asked.
#include "extract/communication/verb_claims.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/communication/clauses.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr double kDirect = 0.9;
constexpr double kPrepositional = 0.85;
constexpr double kByRole = 0.6;  // by the learned roles alone
constexpr double kLent = 0.05;   // less where the subject is borrowed from another clause

class VerbReader {
 public:
  VerbReader(const ClaimContext& context, const SentenceTree& tree, std::size_t verb)
      : context_(context), tree_(tree), verb_(verb) {}

  std::vector<CommunicationMention> read() {
    const auto frames = frames_here();
    if (frames.empty()) return {};
    const auto standing = standing_of(tree_, verb_);
    if (!standing) return {};
    standing_ = *standing;
    apply_unanswered(frames);
    apply_outcome();
    if (const auto subject = subject_of(tree_, verb_)) {
      subject_ = subject->token;
      lent_ = subject->of != SubjectOf::own;
      subjects_ = parties_of(tree_, *subject_);
      add_not_only(subject->token);
    }
    for (const VerbFrame& frame : frames) {
      sense_ = frame.sense;
      auto claims = is_passive(tree_, verb_) ? read_passive(frame) : read_active(frame);
      if (!claims.empty()) return claims;
    }
    return {};
  }

 private:
  const Token& token() const { return tree_.token(verb_); }
  std::string rule() const { return "verb:" + token().lemma; }

  // "Not only A but also B told": the tree may give the verb two subjects.
  void add_not_only(std::size_t subject) {
    if (!tree_.has_child(subject, "cc", "but")) return;
    for (const std::size_t other : tree_.children(verb_))
      if (tree_.is(other, "nsubj") && other < subject && tree_.has_child(other, "advmod", "only"))
        for (const Party& party : parties_of(tree_, other).list) subjects_.list.insert(subjects_.list.begin(), party);
  }

  // Of the verb with the words that belong to it where they stand here ("reach out", "touch base"), else of the verb.
  std::vector<VerbFrame> frames_here() {
    for (const PhrasalVerb& phrasal : phrasal_verbs(token().lemma))
      if (const auto last = last_word_of(phrasal)) {
        particle_ = last;
        return phrasal.frames;
      }
    return verb_frames(token().lemma);
  }

  // Its last word, where the words stand behind the verb or its object, one behind the other.
  std::optional<std::size_t> last_word_of(const PhrasalVerb& phrasal) const {
    constexpr std::size_t kNear = 10;
    for (std::size_t first = verb_ + 1; first < tree_.size() && first <= verb_ + kNear; ++first) {
      const auto above = tree_.head(first);
      const bool belongs = above == verb_ || (above && *above > verb_ && tree_.head(*above) == verb_);
      if (!belongs || first + phrasal.words.size() > tree_.size()) continue;
      bool here = true;
      for (std::size_t i = 0; i < phrasal.words.size() && here; ++i) {
        const Token& word = tree_.token(first + i);
        here = word.lower == phrasal.words[i] || word.lemma == phrasal.words[i];
      }
      // "told B in the hall": a preposition of a phrase is no particle.
      // "passed along the rumor" has one only by its form.
      const bool passes = first == verb_ + 1 && phrasal.frames.front().takes_gift();
      if (here && phrasal.words.size() == 1 && tree_.is(first, "case") && !passes) here = false;
      if (here) return first + phrasal.words.size() - 1;
    }
    return std::nullopt;
  }

  PartyList behind(std::string_view preposition) const {
    return parties_of(tree_, behind_preposition(tree_, verb_, preposition));
  }

  ClaimParts base(Channel channel, double confidence) const {
    ClaimParts parts;
    parts.trigger = verb_;
    parts.channel = channel;
    parts.standing = standing_;
    parts.rule = rule();
    parts.confidence = confidence - (lent_ ? kLent : 0);
    for (const std::string_view word : {"through", "via"})
      for (const Party& party : behind(word).list) parts.through.push_back(party);
    // "by way of C"
    for (const std::size_t below : tree_.children(verb_))
      if (tree_.lower(below) == "way" && tree_.preposition(below) == "by")
        for (const Party& party : parties_of(tree_, behind_preposition(tree_, below, "of")).list)
          parts.through.push_back(party);
    return parts;
  }

  std::vector<CommunicationMention> claim(const PartyList& from, const PartyList& to, bool mutual, Channel channel,
                                          double confidence) const {
    ClaimParts parts =
        base(channel_for(context_, tree_, verb_, sense_ == Sense::says ? to : PartyList(), channel), confidence);
    parts.from = from;
    parts.to = to;
    parts.mutual = mutual;
    const auto made = make_claim(context_, tree_, parts);
    if (!made) return {};
    std::vector<CommunicationMention> claims = {*made};
    add_exceptions(parts, claims);
    // Those who sat at one table all met; those who were told one thing did not tell each other.
    if (mutual && (parts.channel == Channel::meeting || parts.channel == Channel::call) &&
        made->polarity == Polarity::happened)
      for (const PartyList* side : {&from, &to}) {
        if (is_parted(*side)) continue;
        ClaimParts among = parts;
        among.confidence -= 0.1;
        std::ranges::move(pairwise_claims(context_, tree_, among, *side), std::back_inserter(claims));
      }
    return claims;
  }

  // "met B on Monday and C on Tuesday": not at one table.
  bool is_parted(const PartyList& side) const {
    if (side.list.size() < 2) return false;
    return std::ranges::any_of(tree_.children(verb_), [&](std::size_t below) {
      return tree_.token(below).relation.starts_with("obl") && below > side.list.front().token &&
             below < side.list.back().token &&
             std::ranges::none_of(side.list, [&](const Party& party) { return party.token == below; });
    });
  }

  // "told B but not C", "A rather than B told C": of those set against the list the text says that it did not happen.
  void add_exceptions(const ClaimParts& told, std::vector<CommunicationMention>& claims) const {
    if (told.standing.polarity != Polarity::happened) return;
    // "spoke to B but not to C": C may hang on the verb.
    for (const std::size_t below : tree_.children(verb_)) {
      if (!tree_.is(below, "conj") || is_verb(tree_, below) || tree_.child(below, "nsubj")) continue;
      const auto no = std::ranges::find_if(tree_.children(below), [&](std::size_t word) {
        return tree_.is(word, "advmod") && tree_.lower(word) == "not";
      });
      if (no == tree_.children(below).end()) continue;
      ClaimParts parts = told;
      parts.to = parties_of(tree_, below);
      parts.to.negative = false;
      deny(parts.standing, *no);
      if (auto made = make_claim(context_, tree_, parts)) claims.push_back(std::move(*made));
    }
    for (const bool of_receivers : {false, true}) {
      const PartyList& side = of_receivers ? told.to : told.from;
      if (side.except.empty()) continue;
      ClaimParts parts = told;
      PartyList& other = of_receivers ? parts.to : parts.from;
      other = parties_of(tree_, side.except);
      other.negative = false;
      deny(parts.standing, side.except.front());
      if (auto made = make_claim(context_, tree_, parts)) claims.push_back(std::move(*made));
    }
  }

  // "A called B, but they did not talk": the call reached nobody.
  void apply_unanswered(const std::vector<VerbFrame>& frames) {
    if (frames.front().channel != Channel::call || standing_.polarity != Polarity::happened) return;
    for (const std::size_t below : tree_.children(verb_)) {
      if (!tree_.is(below, "conj") || !tree_.has_child(below, "cc", "but")) continue;
      if (!is_answer(below)) continue;
      for (const std::size_t word : tree_.children(below))
        if (tree_.is(word, "advmod") && is_negation(tree_.lower(word))) return deny(standing_, word);
    }
  }

  // "asked B to tell C, which he did", "asked B to tell C, but B never did"
  void apply_outcome() {
    if (standing_.polarity != Polarity::uncertain || !is_infinitive(tree_, verb_)) return;
    const auto subject = subject_of(tree_, verb_);
    if (!subject || subject->of == SubjectOf::own) return;
    const PartyList asked = parties_of(tree_, subject->token);
    for (std::size_t i = verb_ + 1; i < tree_.size(); ++i) {
      if (tree_.token(i).lemma != "do" || tree_.is(i, "aux")) continue;
      const auto doer = tree_.child(i, "nsubj");
      if (!doer || parties_of(tree_, *doer).list.size() != asked.list.size()) continue;
      const PartyList doers = parties_of(tree_, *doer);
      if (doers.empty() || doers.list.front().entity != asked.list.front().entity) continue;
      const auto outcome = standing_of(tree_, i);
      if (!outcome || outcome->polarity == Polarity::uncertain) return;
      const bool object = tree_.child(i, "obj") && tree_.lower(*tree_.child(i, "obj")) != "which" &&
                          tree_.lower(*tree_.child(i, "obj")) != "so";
      if (object) continue;  // "did the work"
      standing_.polarity = outcome->polarity;
      standing_.negation.insert(standing_.negation.end(), outcome->negation.begin(), outcome->negation.end());
      return;
    }
  }

  bool is_answer(std::size_t verb) const {
    const std::string_view lemma = tree_.token(verb).lemma;
    return lemma == "talk" || lemma == "speak" || lemma == "connect" || lemma == "answer" || lemma == "reach";
  }

  // ---- passive: the subject is whom it was done to

  std::vector<CommunicationMention> read_passive(const VerbFrame& frame) {
    const PartyList agents = parties_of(tree_, agents_of(tree_, verb_));
    if (agents.empty()) return {};
    if (takes_object_here(frame) && frame.sense != Sense::answers &&
        (frame.takes_object() || !frame.takes_person() || is_people(subjects_)))
      return claim(agents, subjects_, frame.sense == Sense::mutual, frame.channel, kDirect - 0.05);
    if (!frame.takes_gift() && !frame.takes("to")) return {};
    if (subject_) apply_thing(*subject_);
    const PartyList told = behind("to");
    if (!told.empty() && (!frame.takes_gift() || passes_message(frame, subject_)))
      return claim(agents, told, false, passed_channel(frame), kPrepositional);
    if (frame.takes_gift() && passes_message(frame, tree_.child(verb_, "obj")))
      return claim(agents, subjects_, false, frame.channel, kPrepositional);
    return {};
  }

  Channel passed_channel(const VerbFrame& frame) const {
    if (subject_)
      for (const std::size_t noun : {*subject_, tree_.antecedent(*subject_).value_or(*subject_)})
        if (const auto channel = channel_of_noun(tree_, noun)) return *channel;
    return frame.channel;
  }

  // ---- active

  std::vector<CommunicationMention> read_active(const VerbFrame& frame) {
    if (subjects_.empty()) return read_by_role(frame);
    switch (frame.sense) {
      case Sense::answers:
        return read_answer(frame);
      case Sense::takes:
      case Sense::requests:
      case Sense::gives:
      case Sense::exchanges:
      case Sense::withholds:
        return read_passing(frame);
      default:
        break;
    }
    if (frame.takes_gift()) return read_gift(frame);
    if (takes_object_here(frame)) {
      auto claims = read_object(frame);
      if (!claims.empty()) return claims;
    }
    for (const std::string_view preposition : frame.arguments) {
      auto claims = read_preposition(frame, preposition);
      if (!claims.empty()) return claims;
    }
    if (frame.together && subjects_.list.size() > 1 && !has_other(frame) && !is_purpose()) return read_together(frame);
    return read_by_role(frame);
  }

  std::vector<CommunicationMention> read_together(const VerbFrame& frame) {
    const ClaimParts parts = base(channel_for(context_, tree_, verb_, {}, frame.channel), kDirect - 0.05);
    PartyList parties = subjects_;
    if (parties.either) return {};
    return pairwise_claims(context_, tree_, parts, parties);
  }

  bool is_each_other(std::size_t noun) const {
    return (tree_.lower(noun) == "each" && tree_.lower(noun + 1) == "other") ||
           (tree_.lower(noun) == "one" && tree_.lower(noun + 1) == "another") ||
           (tree_.lower(noun) == "other" && noun > 0 && tree_.lower(noun - 1) == "each") ||
           (tree_.lower(noun) == "another" && noun > 0 && tree_.lower(noun - 1) == "one");
  }

  // "met C to discuss the plan" is told by "met".
  bool is_purpose() const { return tree_.token(verb_).relation.starts_with("advcl") && is_infinitive(tree_, verb_); }

  bool has_other(const VerbFrame& frame) const {
    if (frame.takes_object())
      if (const auto object = object_of(tree_, verb_); object && !parties_of(tree_, *object).empty()) return true;
    return std::ranges::any_of(frame.arguments, [&](std::string_view word) {
      return word != "object" && !behind_preposition(tree_, verb_, word).empty();
    });
  }

  // Who is told: "told B", of particle verbs also whom the lower verb has as subject ("let B know").
  std::optional<std::size_t> told() const {
    if (const auto object = indirect_object_of(tree_, verb_)) return object;
    if (particle_ && (tree_.is(*particle_, "xcomp") || tree_.is(*particle_, "ccomp")))
      if (const auto lower = tree_.child(*particle_, "nsubj")) return lower;
    const auto object = object_of(tree_, verb_);
    if (object && object != particle_) return object;
    // "called B" may be read as naming.
    const auto named = tree_.child(verb_, "xcomp");
    return named && tree_.mention_at(*named) ? named : std::nullopt;
  }

  std::vector<CommunicationMention> read_object(const VerbFrame& frame) {
    const auto object = told();
    if (!object || is_naming()) return {};
    if (frame.takes_person() && !frame.takes_object() && !is_people(parties_of(tree_, *object))) return {};
    if (is_each_other(*object)) return read_together(frame);
    // "asked B no such thing"
    if (const auto thing = tree_.child(verb_, "obj"); thing && thing != object) apply_thing(*thing);
    return claim(subjects_, parties_of(tree_, *object), frame.sense == Sense::mutual, frame.channel, kDirect);
  }

  // "called B a liar" is no call.
  bool is_naming() const {
    if (token().lemma != "call") return false;
    const auto said = tree_.child(verb_, "xcomp");
    return said && tree_.child(verb_, "obj") && !is_infinitive(tree_, *said) && said != particle_;
  }

  bool takes_object_here(const VerbFrame& frame) const {
    if (frame.takes_object() || frame.takes_person()) return true;
    return std::ranges::any_of(frame.object_only_with(), [&](std::string_view preposition) {
      return std::ranges::any_of(tree_.children(verb_), [&](std::size_t below) {
        return tree_.token(below).relation.starts_with("obl") && tree_.preposition(below) == preposition;
      });
    });
  }

  bool is_people(const PartyList& parties) const {
    return std::ranges::all_of(parties.list, [&](const Party& party) {
      return context_.resolution.entities[party.entity].type == EntityType::person;
    });
  }

  // Whether only adverbs stand between the verb, with its particle, and the phrase.
  bool is_adjacent(std::size_t noun) const {
    std::size_t first = noun;
    for (const std::size_t below : tree_.children(noun)) first = std::min(first, below);
    std::size_t from = verb_ + 1;
    if (particle_ && *particle_ < first) from = *particle_ + 1;
    for (std::size_t i = from; i < first; ++i)
      if (tree_.token(i).part_of_speech != PartOfSpeech::adv) return false;
    return first > verb_;
  }

  std::vector<CommunicationMention> read_preposition(const VerbFrame& frame, std::string_view argument) {
    const bool adjacent = argument.ends_with('!');
    const bool to_person = argument.ends_with(":person");
    const std::string_view preposition = argument.substr(0, argument.find_first_of("!:"));
    if (adjacent) {
      const auto beside = behind_preposition(tree_, verb_, preposition);
      if (beside.empty() || !is_adjacent(beside.front())) return {};
    }
    const auto nouns = behind_preposition(tree_, verb_, preposition);
    if (nouns.empty()) return {};
    const bool own = tree_.head(nouns.front()) == verb_;
    // "described the letter to B": who got the letter, not who was told of it.
    const auto object = tree_.child(verb_, "obj");
    if (object && *object < nouns.front() && preposition == "to" && is_letter(*object)) return {};
    if (!own && (preposition == "with" || preposition == "from")) return {};
    if (token().lemma == "report" && !reports_something()) return {};
    if (is_each_other(nouns.front())) return read_together(frame);
    const PartyList other = parties_of(tree_, nouns);
    if (to_person && !is_people(other)) return {};
    const double confidence = own ? kPrepositional : kPrepositional - 0.1;
    if (frame.sense == Sense::hears) return claim(other, subjects_, false, frame.channel, confidence);
    return claim(subjects_, other, frame.sense == Sense::mutual, frame.channel, confidence);
  }

  // "reported to B that", not "reported to B", which may say whose subordinate one is.
  bool reports_something() const {
    return tree_.child(verb_, "ccomp") || tree_.child(verb_, "obj") ||
           !behind_preposition(tree_, verb_, "about").empty() || !behind_preposition(tree_, verb_, "on").empty();
  }

  bool is_message(std::size_t noun) const {
    const auto frame = noun_frame(tree_.token(noun));
    return frame && frame->kind == NounKind::message;
  }

  // One that goes by mail or is handed over, not "the proposal".
  bool is_letter(std::size_t noun) const {
    const auto frame = noun_frame(tree_.token(noun));
    return frame && frame->kind == NounKind::message && frame->channel != Channel::unspecified;
  }

  // A thing that carries words: a document, or a noun of communication.
  bool is_matter(std::size_t noun) const {
    if (document_of(tree_, noun)) return true;
    if (const auto mention = tree_.mention_at(noun)) return tree_.type_of(*mention) == EntityType::document;
    if (const auto meant = tree_.antecedent(noun)) return is_matter(*meant);
    if (noun_frame(tree_.token(noun))) return true;
    return std::ranges::any_of(tree_.children(noun), [&](std::size_t below) {
      // "an envelope with the minutes", "a stack of letters"
      const std::string_view opener = tree_.preposition(below);
      if (!tree_.is(below, "nmod") || (opener != "of" && opener != "with")) return false;
      const auto frame = noun_frame(tree_.token(below));
      return document_of(tree_, below) ||
             (frame && (frame->kind == NounKind::message || frame->kind == NounKind::matter));
    });
  }

  // "drafted the statement and sent it to B": "it" is the matter of the clause before.
  bool is_thing_told_before(std::size_t thing) const {
    const std::string_view word = tree_.lower(thing);
    if (word != "it" && word != "them") return false;
    for (std::size_t i = thing; i-- > 0;)
      if (tree_.is(i, "obj") || tree_.token(i).relation.starts_with("nsubj"))
        if (tree_.is_noun(i) && !tree_.person_at(i)) return is_matter(i);
    return false;
  }

  // Whether what is passed carries words. Of verbs that only ever pass messages, anything does.
  bool passes_message(const VerbFrame& frame, std::optional<std::size_t> thing) const {
    if (thing && is_thing_told_before(*thing)) return true;
    const bool always = frame.channel == Channel::email || frame.channel == Channel::text_message ||
                        frame.channel == Channel::letter || frame.channel == Channel::memo;
    return always || (thing && is_matter(*thing));
  }

  std::vector<CommunicationMention> read_answer(const VerbFrame& frame) {
    for (const std::size_t noun : behind_preposition(tree_, verb_, "to"))
      if (is_matter(noun)) {
        auto claims = claim(subjects_, possessors_of(tree_, noun), false, frame.channel, kPrepositional);
        if (claims.empty()) {
          const auto senders = behind_preposition(tree_, noun, "from");
          claims = claim(subjects_, parties_of(tree_, senders), false, frame.channel, kPrepositional);
        }
        if (!claims.empty()) return claims;
      }
    return {};
  }

  std::vector<CommunicationMention> read_passing(const VerbFrame& frame) {
    const auto object = object_of(tree_, verb_);
    if (!object || (frame.sense != Sense::requests && !is_matter(*object))) return {};
    apply_thing(*object);
    const Channel channel = channel_of_noun(tree_, *object).value_or(frame.channel);
    for (const std::string_view preposition : frame.arguments) {
      const PartyList other = behind(preposition);
      if (other.empty()) continue;
      if (frame.sense == Sense::takes)
        if (auto answered = answered_claim(*object, other); !answered.empty()) {
          auto claims = claim(other, subjects_, false, channel, kPrepositional);
          std::ranges::move(answered, std::back_inserter(claims));
          return claims;
        }
      if (frame.sense == Sense::withholds) deny(standing_, verb_);
      if (frame.sense == Sense::takes) return claim(other, subjects_, false, channel, kPrepositional);
      return claim(subjects_, other, frame.sense == Sense::exchanges, channel, kPrepositional);
    }
    if (frame.sense == Sense::exchanges && subjects_.list.size() > 1) {
      return pairwise_claims(context_, tree_, base(channel, kPrepositional), subjects_);
    }
    if (frame.sense == Sense::takes) {
      // "received B's letter"
      const PartyList owner = possessors_of(tree_, *object);
      const bool receives = token().lemma == "receive" || token().lemma == "get" || token().lemma == "accept";
      if (receives && is_message(*object) && !owner.empty())
        return claim(owner, subjects_, false, channel, kPrepositional - 0.1);
    }
    return {};
  }

  // "A got no answer from B to his letter": the letter was written.
  std::vector<CommunicationMention> answered_claim(std::size_t answer, const PartyList& writer_to) const {
    auto letters = behind_preposition(tree_, answer, "to");
    if (letters.empty()) letters = behind_preposition(tree_, verb_, "to");
    for (const std::size_t below : letters) {
      const PartyList owners = possessors_of(tree_, below);
      if (!is_message(below) || owners.list.size() != 1 || subjects_.list.size() != 1 ||
          owners.list.front().entity != subjects_.list.front().entity)
        continue;
      ClaimParts parts = base(channel_of_noun(tree_, below).value_or(Channel::unspecified), kPrepositional - 0.1);
      parts.trigger = below;
      parts.standing = {};
      parts.standing.source = standing_.source;
      parts.rule = "answered:" + token().lemma;
      parts.from = subjects_;
      parts.to = writer_to;
      if (auto made = make_claim(context_, tree_, parts)) return {std::move(*made)};
    }
    return {};
  }

  // "gave B no notice": the thing that was not given denies the giving.
  void apply_thing(std::size_t thing) {
    for (const std::size_t below : tree_.children(thing))
      if (tree_.is(below, "det") && tree_.lower(below) == "no") return deny(standing_, below);
    if (tree_.lower(thing) == "nothing" || tree_.lower(thing) == "none") deny(standing_, thing);
  }

  std::vector<CommunicationMention> read_gift(const VerbFrame& frame) {
    std::optional<std::size_t> thing = tree_.child(verb_, "obj");
    if (!thing && particle_ && tree_.is(*particle_, "case")) thing = tree_.head(*particle_);
    std::optional<std::size_t> receiver = indirect_object_of(tree_, verb_);
    const auto gap = antecedent_gap();
    if (!receiver && thing && gap && !parties_of(tree_, *thing).empty()) receiver = thing, thing = gap;
    if (!thing) thing = gap;
    if (receiver && thing && (passes_message(frame, thing) || holds_message())) {
      apply_thing(*thing);
      return claim(subjects_, parties_of(tree_, *receiver), false,
                   channel_of_noun(tree_, *thing).value_or(frame.channel), kDirect);
    }
    if (!thing) return {};
    // "provided B with a copy"
    const PartyList provided = parties_of(tree_, *thing);
    if (!provided.empty())
      for (const std::size_t noun : behind_preposition(tree_, verb_, "with"))
        if (is_matter(noun) && tree_.head(noun) == verb_)
          return claim(subjects_, provided, false, channel_of_noun(tree_, noun).value_or(frame.channel), kDirect);
    if (!passes_message(frame, thing)) return {};
    auto receivers = behind_preposition(tree_, verb_, "to");
    if (receivers.empty()) return {};
    // In "sent A's note to B to C" it was C who received it.
    const PartyList to = parties_of(tree_, receivers.size() > 1 ? std::vector{receivers.back()} : receivers);
    apply_thing(*thing);
    return claim(subjects_, to, false, channel_of_noun(tree_, *thing).value_or(frame.channel), kPrepositional);
  }

  // "handed B an envelope with the minutes": "with" may hang on the verb.
  bool holds_message() const {
    return std::ranges::any_of(behind_preposition(tree_, verb_, "with"),
                               [&](std::size_t noun) { return is_matter(noun) && tree_.head(noun) == verb_; });
  }

  // "a letter (that) A sent to B": the noun that the clause hangs on.
  std::optional<std::size_t> antecedent_gap() const {
    for (auto at = std::optional(verb_); at; at = tree_.head(*at)) {
      if (tree_.is(*at, "acl:relcl")) return tree_.head(*at);
      if (!tree_.is(*at, "xcomp") && !tree_.is(*at, "conj")) return std::nullopt;
    }
    return std::nullopt;
  }

  // ---- learned roles

  std::vector<CommunicationMention> read_by_role(const VerbFrame& frame) {
    if (frame.sense != Sense::says && frame.sense != Sense::notifies && frame.sense != Sense::asks) return {};
    if (frame.takes_gift() || !frame.takes_object()) return {};
    // "Call her" orders.
    if (!subject_ && token().lower == token().lemma && !is_infinitive(tree_, verb_)) return {};
    PartyList sayers = subjects_;
    PartyList hearers;
    for (const PredicateRole& role : tree_.sentence().roles) {
      if (role.predicate != verb_) continue;
      if (role.role == Role::sayer && sayers.empty()) sayers = parties_of(tree_, role.word);
      if (role.role == Role::hearer) hearers = parties_of(tree_, role.word);
    }
    if (sayers.empty() || hearers.empty()) return {};
    return claim(sayers, hearers, false, frame.channel, kByRole);
  }

  const ClaimContext& context_;
  const SentenceTree& tree_;
  std::size_t verb_;
  std::optional<std::size_t> particle_;
  std::optional<std::size_t> subject_;
  PartyList subjects_;
  bool lent_ = false;
  Standing standing_;
  Sense sense_ = Sense::says;  // of the frame that is tried
};

}  // namespace

std::vector<CommunicationMention> verb_claims(const ClaimContext& context, const SentenceTree& tree, std::size_t verb) {
  return VerbReader(context, tree, verb).read();
}

}  // namespace whowhom
