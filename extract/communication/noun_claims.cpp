// The sides of a noun come from its prepositions, its owner, the verb that has it as object, or a clause behind it.
#include "extract/communication/noun_claims.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extract/communication/clauses.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr double kStated = 0.85;
constexpr double kOwner = 0.8;
constexpr double kLoose = 0.7;

constexpr std::array<std::string_view, 9> kSettings = {"in",        "during",  "at",  "on", "after",
                                                       "following", "without", "via", "by"};

class NounReader {
 public:
  NounReader(const ClaimContext& context, const SentenceTree& tree, std::size_t noun, NounFrame frame)
      : context_(context), tree_(tree), noun_(noun), frame_(frame) {}

  std::vector<CommunicationMention> read() {
    const auto standing = standing_of_noun(tree_, noun_);
    if (!standing) return {};
    standing_ = *standing;
    find_holder();
    with_ = behind("with");
    to_ = behind("to");
    if (to_.empty() && frame_.channel == Channel::testimony) to_ = behind("before");
    if (to_.empty()) to_ = behind_participle("to");
    for (auto reader : {&NounReader::read_citation, &NounReader::read_between, &NounReader::read_interview,
                        &NounReader::read_owner, &NounReader::read_from_to, &NounReader::read_light_verb,
                        &NounReader::read_predicate, &NounReader::read_clause_behind, &NounReader::read_setting}) {
      auto claims = (this->*reader)();
      if (!claims.empty()) return claims;
    }
    return {};
  }

 private:
  std::string rule() const { return "noun:" + tree_.token(noun_).lemma; }
  bool is_exchange() const { return frame_.kind == NounKind::exchange || frame_.kind == NounKind::interview; }

  // The first of "discussions or contact with B", and the verb over it.
  void find_holder() {
    first_ = noun_;
    while (tree_.is(first_, "conj") && tree_.head(first_) && !is_verb(tree_, *tree_.head(first_)))
      first_ = *tree_.head(first_);
    const auto above = tree_.head(first_);
    if (!above || !is_verb(tree_, *above)) return;
    verb_ = above;
  }

  bool is_object() const { return verb_ && tree_.is(first_, "obj"); }

  // At the noun itself; where the noun is the object of a verb that lends it a subject, also at the verb, since "with
  // B" may hang on either.
  PartyList behind(std::string_view preposition) const {
    auto nouns = behind_preposition(tree_, noun_, preposition);
    if (nouns.empty()) add_deeper(noun_, preposition, 0, nouns);
    // "attended the summit with B" may say who came along.
    if (nouns.empty() && verb_ && lends() && !is_gift() && tree_.token(*verb_).lemma != "attend")
      for (const std::size_t below : tree_.children(*verb_))
        if (below > noun_ && tree_.token(below).relation.starts_with("obl") && tree_.preposition(below) == preposition)
          nouns.push_back(below);
    return parties_of(tree_, nouns);
  }

  // "discussions about the bridge with B", "a letter from A to B": the phrase may hang on the one before it. Another
  // noun of communication keeps its own.
  void add_deeper(std::size_t word, std::string_view preposition, int depth, std::vector<std::size_t>& out) const {
    if (depth > 2) return;
    for (const std::size_t below : tree_.children(word)) {
      if (!tree_.is(below, "nmod") && !(tree_.is(below, "conj") && depth > 0)) continue;
      if (noun_frame(tree_.token(below))) continue;
      const std::string_view opener = tree_.preposition(below);
      const auto mention = tree_.mention_at(below);
      if (mention && tree_.type_of(*mention) != EntityType::document) {
        // "a letter from the envoy to B" may be from B's envoy.
        const bool sender = (opener == "from" || opener == "by") && preposition == "to";
        const bool receiver = opener == "to" && (preposition == "from" || preposition == "by");
        if ((!sender && !receiver) || is_envoy(tree_.token(below).lemma)) continue;
      } else if (depth == 0 && opener != "about" && opener != "on" && opener != "over" && opener != "regarding" &&
                 opener != "concerning") {
        continue;
      }
      const auto found = behind_preposition(tree_, below, preposition);
      out.insert(out.end(), found.begin(), found.end());
      add_deeper(below, preposition, depth + 1, out);
    }
  }

  // "a message sent to B"
  PartyList behind_participle(std::string_view preposition) const {
    for (const std::size_t below : tree_.children(noun_))
      if (tree_.is(below, "acl") && is_verb(tree_, below) && is_passive(tree_, below) &&
          agents_of(tree_, below).empty())
        return parties_of(tree_, behind_preposition(tree_, below, preposition));
    return {};
  }

  bool lends() const {
    if (!light_verb_effect(tree_.token(*verb_).lemma) && !event_effect(tree_.token(*verb_).lemma) &&
        tree_.token(*verb_).lemma != "be" && tree_.token(*verb_).lemma != "exchange")
      return false;
    return tree_.is(first_, "obj") || tree_.token(first_).relation.starts_with("nsubj") || is_entered();
  }

  // "engaged in talks with"
  bool is_entered() const {
    return tree_.token(first_).relation.starts_with("obl") &&
           (tree_.preposition(first_) == "in" || tree_.preposition(first_) == "into") &&
           light_verb_effect(tree_.token(*verb_).lemma);
  }

  bool is_gift() const {
    return std::ranges::any_of(verb_frames(tree_.token(*verb_).lemma), [](const VerbFrame& frame) {
      return frame.takes_gift() || frame.sense == Sense::exchanges || frame.sense == Sense::requests;
    });
  }

  Channel channel(const PartyList& receivers) const {
    const Channel own = channel_of_noun(tree_, noun_).value_or(frame_.channel);
    return own == Channel::unspecified ? channel_for(context_, tree_, noun_, receivers, own) : own;
  }

  ClaimParts parts(double confidence) const {
    ClaimParts parts;
    parts.trigger = noun_;
    parts.standing = standing_;
    parts.rule = rule();
    parts.confidence = confidence;
    parts.channel = channel({});
    for (const std::string_view word : {"through", "via"})
      for (const Party& party : behind(word).list) parts.through.push_back(party);
    return parts;
  }

  std::vector<CommunicationMention> claim(const PartyList& from, const PartyList& to, bool mutual,
                                          double confidence) const {
    ClaimParts one = parts(confidence);
    one.from = from;
    one.to = to;
    one.mutual = mutual;
    one.channel = channel(mutual ? PartyList() : to);
    auto made = make_claim(context_, tree_, std::move(one));
    if (!made) return {};
    return {std::move(*made)};
  }

  std::vector<CommunicationMention> read_between() {
    for (const std::string_view word : {"between", "among", "amongst"}) {
      const PartyList sides = behind(word);
      if (sides.list.size() > 1) return pairwise_claims(context_, tree_, parts(kStated), sides);
    }
    // "the meeting of A, B and C"
    if (frame_.channel == Channel::meeting)
      if (const PartyList sides = behind("of"); sides.list.size() > 1)
        return pairwise_claims(context_, tree_, parts(kOwner), sides);
    return {};
  }

  PartyList modifiers() const {
    PartyList out;
    for (const std::size_t below : tree_.children(noun_))
      if (tree_.is(below, "compound") || tree_.is(below, "nmod:desc"))
        for (const Party& party : parties_of(tree_, below).list) out.list.push_back(party);
    return out;
  }

  // "Letter Lee to Cole, 4 May 2002": as notes cite papers, without a word between.
  std::vector<CommunicationMention> read_citation() {
    if (frame_.kind != NounKind::message || frame_.channel == Channel::unspecified) return {};
    if (noun_ > 0 && tree_.token(noun_ - 1).part_of_speech != PartOfSpeech::punct) return {};
    const auto sender = mention_from(noun_ + 1);
    if (!sender || tree_.lower(tree_.mention(*sender).end_token) != "to") return {};
    const auto receiver = mention_from(tree_.mention(*sender).end_token + 1);
    if (!receiver) return {};
    PartyList from;
    PartyList to;
    from.list = {{tree_.entity_of(*sender), tree_.mention(*sender).first_token}};
    to.list = {{tree_.entity_of(*receiver), tree_.mention(*receiver).first_token}};
    standing_ = {};
    return claim(from, to, false, kStated);
  }

  // The resolved name of a party that begins at the token.
  std::optional<std::size_t> mention_from(std::size_t first) const {
    for (std::size_t m = tree_.first_mention(); m < tree_.end_mention(); ++m)
      if (tree_.mention(m).first_token == first && tree_.mention(m).kind != MentionKind::pronoun &&
          tree_.is_resolved(m) && tree_.type_of(m) != EntityType::document)
        return m;
    return std::nullopt;
  }

  // "the FBI interview of A", "A's interview with the committee", "A's FBI interview".
  std::vector<CommunicationMention> read_interview() {
    if (frame_.kind != NounKind::interview) return {};
    const PartyList owner = possessors_of(tree_, noun_);
    const PartyList body = modifiers();
    PartyList other = behind("of");
    if (other.empty()) other = with_;
    if (!body.empty()) return claim(owner.empty() ? other : owner, body, true, kOwner);
    const PartyList interviewer = behind("by");
    if (!interviewer.empty()) return claim(owner.empty() ? other : owner, interviewer, true, kOwner);
    return claim(owner, other, true, kOwner);
  }

  std::vector<CommunicationMention> read_owner() {
    PartyList owner = possessors_of(tree_, noun_);
    if (owner.empty() && is_exchange()) owner = modifiers();  // "FBI contact with A"
    if (owner.empty()) return {};
    if (is_exchange() && !with_.empty()) return claim(owner, with_, true, kOwner);
    if (!to_.empty() && frame_.channel != Channel::meeting) return claim(owner, to_, false, kOwner);
    return {};
  }

  std::vector<CommunicationMention> read_from_to() {
    PartyList sender = behind("from");
    if (sender.empty()) sender = behind("by");
    // "a letter of A to B"
    if (sender.empty() && frame_.kind == NounKind::message) sender = behind("of");
    if (sender.empty() || to_.empty()) return {};
    return claim(sender, to_, false, kStated);
  }

  std::vector<CommunicationMention> read_light_verb() {
    if (!verb_ || !(is_object() || is_entered()) || is_passive(tree_, *verb_)) return {};
    const auto effect = light_verb_effect(tree_.token(*verb_).lemma);
    if (!effect || is_gift()) return {};
    const auto subject = subject_of(tree_, *verb_);
    if (!subject) return {};
    const PartyList subjects = parties_of(tree_, subject->token);
    if (effect == Effect::receives) {
      // "received a letter from B" is the verb's own frame; "took a call from B" has none.
      if (!verb_frames(tree_.token(*verb_).lemma).empty()) return {};
      PartyList sender = behind("from");
      if (sender.empty()) sender = parties_of(tree_, behind_preposition(tree_, *verb_, "from"));
      return claim(sender, subjects, false, kStated);
    }
    if (is_exchange() && !with_.empty()) return claim(subjects, with_, true, kStated);
    if (!to_.empty() && frame_.channel != Channel::meeting) return claim(subjects, to_, false, kStated);
    if (frame_.kind == NounKind::exchange && subjects.list.size() > 1 && !subjects.either &&
        tree_.token(*verb_).lemma != "attend")
      return pairwise_claims(context_, tree_, parts(kOwner), subjects);
    return {};
  }

  // "was in touch with B", "is on the phone with B", "kept in contact with B"
  std::vector<CommunicationMention> read_predicate() {
    if (!is_exchange() && frame_.kind != NounKind::setting) return {};
    const auto preposition = tree_.preposition(first_);
    if (preposition != "in" && preposition != "on" && preposition != "into") return {};
    std::optional<std::size_t> subject;
    if (tree_.child(first_, "cop")) {
      subject = tree_.child(first_, "nsubj");
      // "It was in a call with B that A spoke of it"
      if (!subject)
        for (const std::size_t clause : tree_.children(first_))
          if (tree_.is(clause, "acl:relcl") || tree_.token(clause).relation.starts_with("advcl"))
            subject = tree_.child(clause, "nsubj");
    } else if (verb_ && (tree_.is(first_, "obl") || tree_.is(first_, "xcomp"))) {
      const std::string_view lemma = tree_.token(*verb_).lemma;
      if (lemma != "keep" && lemma != "stay" && lemma != "remain" && lemma != "get" && lemma != "come" && lemma != "be")
        return {};
      if (const auto found = subject_of(tree_, *verb_)) subject = found->token;
    }
    if (!subject) return {};
    if (!with_.empty()) return claim(parties_of(tree_, *subject), with_, true, kStated);
    if (frame_.kind == NounKind::setting) return {};
    const PartyList subjects = parties_of(tree_, *subject);
    if (subjects.list.size() > 1) return pairwise_claims(context_, tree_, parts(kOwner), subjects);
    return {};
  }

  // "a call (that) A held", "the statements he had made to B", "a meeting attended by A and B", "notes from B on a call
  // that A held".
  std::vector<CommunicationMention> read_clause_behind() {
    for (const std::size_t clause : tree_.children(noun_)) {
      if (!tree_.token(clause).relation.starts_with("acl") || !is_verb(tree_, clause)) continue;
      const auto effect = light_verb_effect(tree_.token(clause).lemma);
      if (effect != Effect::stands) continue;
      const auto standing = standing_of(tree_, clause);
      if (!standing) return {};
      if (standing->polarity != Polarity::happened) standing_ = *standing;
      const bool passive = is_passive(tree_, clause);
      const bool attended = tree_.token(clause).lemma == "attend" || tree_.token(clause).lemma == "join";
      PartyList who;
      if (passive) {
        who = parties_of(tree_, agents_of(tree_, clause));
      } else {
        const auto subject = tree_.child(clause, "nsubj");
        if (!subject || tree_.antecedent(*subject)) continue;
        who = parties_of(tree_, *subject);
      }
      const auto behind_clause = [&](std::string_view word) {
        return parties_of(tree_, behind_preposition(tree_, clause, word));
      };
      if (const PartyList with = behind_clause("with"); !with.empty() && is_exchange())
        return claim(who, with, true, kOwner);
      if (const PartyList to = behind_clause("to"); !to.empty() && !is_gift_verb(clause))
        return claim(who, to, false, kOwner);
      if (const PartyList between = behind_clause("between"); between.list.size() > 1)
        return pairwise_claims(context_, tree_, parts(kOwner), between);
      if (passive && !to_.empty() && frame_.kind == NounKind::message) return claim(who, to_, false, kOwner);
      if ((attended || tree_.token(clause).lemma == "exchange") && who.list.size() > 1 && is_pairwise(attended))
        return pairwise_claims(context_, tree_, parts(kOwner), who);
      if (frame_.kind == NounKind::exchange && !passive) return claim(who, note_takers(), false, kLoose);
    }
    return {};
  }

  // Those who were at a meeting met; those who exchanged anything are its two sides.
  bool is_pairwise(bool attended) const {
    return !attended || frame_.channel == Channel::meeting || frame_.channel == Channel::call;
  }

  bool is_gift_verb(std::size_t verb) const {
    return std::ranges::any_of(verb_frames(tree_.token(verb).lemma),
                               [](const VerbFrame& frame) { return frame.takes_gift(); });
  }

  // The parties of "notes from A on this call".
  PartyList note_takers() const {
    const auto notes = tree_.head(noun_);
    if (!notes || !tree_.token(noun_).relation.starts_with("nmod")) return {};
    // "notes from A on the call": the call may hang on A.
    for (const auto at : {notes, tree_.head(*notes)}) {
      if (!at) continue;
      const auto frame = noun_frame(tree_.token(*at));
      if (!frame || frame->kind != NounKind::message) continue;
      return parties_of(tree_, behind_preposition(tree_, *at, "from"));
    }
    return {};
  }

  // "In a call with B, A said …", "without any contact with B", "in an email to B, A wrote".
  std::vector<CommunicationMention> read_setting() {
    if (!verb_ || !tree_.token(first_).relation.starts_with("obl")) return read_memory();
    const std::string_view word = tree_.preposition(first_);
    if (std::ranges::find(kSettings, word) == kSettings.end()) return {};
    if (word == "at" && frame_.kind == NounKind::message) return read_instigation();
    const bool exchange = (is_exchange() || frame_.kind == NounKind::setting) && !with_.empty();
    const bool carries = frame_.kind == NounKind::message || word == "without";
    const bool message = carries && !to_.empty() && word != "after" && word != "following";
    if (!exchange && !message) return {};
    if (message && !modifiers().empty()) return {};  // "raised in Treasury advice to A": the body's, not the raiser's
    if (is_passive(tree_, *verb_)) return {};
    const auto subject = subject_of(tree_, *verb_);
    const auto standing = standing_of(tree_, *verb_);
    if (!subject || !standing || (standing->polarity != Polarity::happened && word != "without")) return {};
    // Who dines with somebody need not tell him anything, unless the sentence says that he speaks.
    if (frame_.kind == NounKind::setting && clause_effect(tree_.token(*verb_).lemma) != Effect::says &&
        verb_frames(tree_.token(*verb_).lemma).empty())
      return {};
    if (exchange) return claim(parties_of(tree_, subject->token), with_, true, kLoose);
    return claim(parties_of(tree_, subject->token), to_, false, kLoose);
  }

  // "At A's request B called C": A asked B.
  std::vector<CommunicationMention> read_instigation() {
    PartyList owner = possessors_of(tree_, noun_);
    if (owner.empty()) owner = behind("of");
    const auto subject = subject_of(tree_, *verb_);
    const auto standing = standing_of(tree_, *verb_);
    if (!subject || !standing || standing->polarity != Polarity::happened || is_passive(tree_, *verb_)) return {};
    // Whoever is asked, what he is asked for is no testimony.
    ClaimParts one = parts(kLoose);
    one.from = owner;
    one.to = parties_of(tree_, subject->token);
    auto made = make_claim(context_, tree_, std::move(one));
    if (!made) return {};
    return {std::move(*made)};
  }

  // "A had no recollection of a conversation with B", "A recalled a meeting with B", "A denied any contact with B"
  std::vector<CommunicationMention> read_memory() {
    if (!is_exchange() || with_.empty()) return {};
    std::size_t at = first_;
    if (tree_.is(at, "nmod") && tree_.preposition(at) == "of" && tree_.head(at)) {
      const auto effect = clause_effect(tree_.token(*tree_.head(at)).lemma);
      if (effect != Effect::memory) return {};
      at = *tree_.head(at);
    }
    const auto verb = tree_.head(at);
    if (!verb || !is_verb(tree_, *verb) || !tree_.is(at, "obj")) return {};
    const auto effect = clause_effect(tree_.token(*verb).lemma);
    if (at == first_ && effect != Effect::memory && effect != Effect::denies) return {};
    const auto subject = subject_of(tree_, *verb);
    if (!subject || !modifiers().empty()) return {};
    return claim(parties_of(tree_, subject->token), with_, true, kLoose);
  }

  const ClaimContext& context_;
  const SentenceTree& tree_;
  std::size_t noun_;
  NounFrame frame_;
  std::size_t first_ = 0;
  std::optional<std::size_t> verb_;
  Standing standing_;
  PartyList with_;
  PartyList to_;
};

}  // namespace

std::vector<CommunicationMention> noun_claims(const ClaimContext& context, const SentenceTree& tree, std::size_t noun) {
  const Token& token = tree.token(noun);
  const bool nominal = tree.is_noun(noun) || (token.part_of_speech == PartOfSpeech::verb &&
                                              token.lower.ends_with("ing") && tree.child(noun, "det"));
  if (!nominal) return {};
  const auto frame = noun_frame(token);
  if (!frame || (frame->kind == NounKind::matter && tree.preposition(noun) != "without")) return {};
  if (const auto mention = tree.mention_at(noun); mention && tree.type_of(*mention) != EntityType::document) return {};
  return NounReader(context, tree, noun, *frame).read();
}

}  // namespace whowhom
