// The words of reply_words.tsv, by what they are to a reply: "answers", "ignores", "handles", "back".
#include "extract/communication/reply_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "extract/communication/claim.hpp"
#include "extract/communication/clauses.hpp"
#include "extract/communication/word_lists.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

bool has_class(std::string_view lemma, std::string_view word_class) {
  static const auto words = [] {
    std::set<std::pair<std::string_view, std::string_view>> out;
    for (const auto& row : language_rows("reply_words.tsv")) out.emplace(row.at(0), row.at(1));
    return out;
  }();
  return words.contains({lemma, word_class});
}
class ReplyReader {
 public:
  explicit ReplyReader(const SentenceTree& tree) : tree_(tree) {}

  std::vector<Reply> read() const {
    std::vector<Reply> replies;
    for (std::size_t i = 0; i < tree_.size(); ++i)
      if (auto reply = at(i)) replies.push_back(std::move(*reply));
    return replies;
  }

 private:
  std::optional<Reply> at(std::size_t i) const {
    const std::string& lemma = tree_.token(i).lemma;
    if (has_class(tree_.lower(i), "unanswered")) return unanswered(i);
    if (is_verb(tree_, i)) {
      if (is_passive(tree_, i)) return has_class(lemma, "handles") ? handled(i) : std::nullopt;
      if (lemma == "hear" && with_back(i)) return heard_back(i);
      if (has_class(lemma, "back") && with_back(i)) return answered(i);
      if (has_class(lemma, "handles") || has_class(lemma, "ignores"))
        if (auto reply = dealt_with(i)) return reply;
      if (has_class(lemma, "answers")) return answered(i);
      return std::nullopt;
    }
    if (has_class(lemma, "reply")) return of_noun(i);
    return std::nullopt;
  }

  // ---- sides

  ReplySide side_of(std::size_t token) const {
    ReplySide side;
    side.parties = parties_of(tree_, token);
    // "none of them", "neither of the two", "no one"
    side.nobody = has_class(tree_.lower(token), "nobody") && (tree_.lower(token) != "one" || has_no(token));
    if (side.nobody) {
      side.parties = {};
      return side;
    }
    side.open = side.parties.empty();
    static constexpr std::array<std::string_view, 6> kPeople = {"he", "she", "they", "him", "her", "them"};
    side.unknown = side.open && std::ranges::find(kPeople, tree_.lower(token)) == kPeople.end();
    return side;
  }

  ReplySide side_of(const std::vector<std::size_t>& tokens) const {
    if (tokens.empty()) return {};
    ReplySide side = side_of(tokens.front());
    side.parties = parties_of(tree_, tokens);
    side.open = side.parties.empty();
    return side;
  }

  static ReplySide named(PartyList parties) {
    ReplySide side;
    side.open = parties.empty();
    side.parties = std::move(parties);
    return side;
  }

  bool has_no(std::size_t noun) const {
    return std::ranges::any_of(tree_.children(noun), [&](std::size_t below) { return tree_.lower(below) == "no"; });
  }

  bool with_back(std::size_t verb) const {
    return std::ranges::any_of(tree_.children(verb), [&](std::size_t below) {
      return tree_.lower(below) == "back" && below > verb && below <= verb + 3;
    });
  }

  bool is_message(std::size_t noun) const {
    if (const auto meant = tree_.antecedent(noun)) return is_message(*meant);
    const auto frame = noun_frame(tree_.token(noun));
    return frame &&
           (frame->kind == NounKind::message || frame->channel == Channel::call || frame->kind == NounKind::matter);
  }

  // "all of A's letters", "a number of letters": the letters.
  std::size_t thing_in(std::size_t noun) const {
    if (is_message(noun)) return noun;
    for (const std::size_t below : tree_.children(noun))
      if (tree_.is(below, "nmod") && tree_.preposition(below) == "of" && is_message(below)) return below;
    return noun;
  }

  // "The letter" was spoken of before; "a request for comment" may be anybody's.
  bool is_known(std::size_t message) const {
    if (tree_.antecedent(message)) return true;
    for (const std::size_t below : tree_.children(message)) {
      const std::string_view word = tree_.lower(below);
      if (word == "the" || word == "this" || word == "that" || word == "these" || word == "those" ||
          tree_.is(below, "nmod:poss"))
        return true;
    }
    return false;
  }

  // "sent two letters, which were never answered"
  bool is_relative(std::size_t verb) const { return tree_.is(verb, "acl:relcl") || tree_.is(verb, "advcl:relcl"); }

  // Who wrote the message, and to whom; `told_here`: the sentence says so elsewhere.
  void take_message(Reply& reply, std::size_t message, bool told_here = false) const {
    const std::size_t noun = tree_.antecedent(message).value_or(message);
    PartyList owner = possessors_of(tree_, noun);
    if (owner.empty()) owner = parties_of(tree_, behind_preposition(tree_, noun, "from"));
    const auto frame = noun_frame(tree_.token(noun));
    if (!owner.empty()) {
      reply.to = named(std::move(owner));
      reply.names_message = frame && frame->kind != NounKind::matter;
    } else if (reply.to.open && !told_here && !is_known(message)) {
      reply.to.unknown = true;
    }
    if (reply.from.open && !reply.from.unknown) {
      if (const auto receivers = behind_preposition(tree_, noun, "to"); !receivers.empty())
        reply.from = side_of(receivers);
    }
    if (frame && frame->kind != NounKind::matter) reply.channel = frame->channel;
  }

  // ---- verbs

  std::optional<Reply> started(std::size_t verb) const {
    const auto standing = standing_of(tree_, verb);
    if (!standing) return std::nullopt;
    Reply reply;
    reply.trigger = verb;
    reply.standing = *standing;
    if (const auto subject = subject_of(tree_, verb)) {
      reply.from = side_of(subject->token);
      reply.by_pronoun = tree_.token(subject->token).part_of_speech == PartOfSpeech::pron;
    }
    apply_yet(reply, verb);
    if (reply.from.nobody) deny(reply.standing, subject_of(tree_, verb)->token);
    return reply;
  }

  // "has yet to answer": until now it did not happen.
  void apply_yet(Reply& reply, std::size_t verb) const {
    const auto head = tree_.head(verb);
    if (!head || !is_infinitive(tree_, verb)) return;
    for (const std::size_t below : tree_.children(*head))
      if (tree_.lower(below) == "yet" && tree_.token(*head).lemma == "have") {
        reply.standing.polarity = Polarity::did_not_happen;
        reply.standing.negation = {below};
      }
  }

  // "B replied that", "B never wrote back to A", "B did not respond to A's letter".
  std::optional<Reply> answered(std::size_t verb) const {
    auto reply = started(verb);
    if (!reply || (reply->from.open && !subject_of(tree_, verb))) return std::nullopt;
    reply->channel = channel_of_verb(verb);
    // "got the letter back", "got back to the office"
    if (tree_.token(verb).lemma == "get" && (object_of(tree_, verb) || !goes_to_person(verb))) return std::nullopt;
    // "responded by closing the pier", "with force": deeds.
    if (tree_.token(verb).lemma == "respond" && answers_in_deeds(verb)) return std::nullopt;
    if (const auto object = object_of(tree_, verb)) {
      const std::size_t thing = thing_in(*object);
      if (is_message(thing))
        take_message(*reply, thing);
      else
        reply->to = side_of(*object);
    }
    for (const std::size_t noun : behind_to(verb)) {
      const std::size_t thing = thing_in(noun);
      if (is_message(thing))
        take_message(*reply, thing);
      else
        reply->to = side_of(noun);
    }
    reply->content = tree_.child(verb, "ccomp").has_value() || tree_.child(verb, "parataxis").has_value();
    return reply;
  }

  // "wrote back to B": the tree may hang B on "back".
  std::vector<std::size_t> behind_to(std::size_t verb) const {
    auto nouns = behind_preposition(tree_, verb, "to");
    for (const std::size_t below : tree_.children(verb))
      if (nouns.empty() && tree_.lower(below) == "back") nouns = behind_preposition(tree_, below, "to");
    return nouns;
  }

  bool goes_to_person(std::size_t verb) const {
    return std::ranges::any_of(behind_to(verb), [&](std::size_t noun) {
      return tree_.person_at(noun) || tree_.token(noun).part_of_speech == PartOfSpeech::pron;
    });
  }

  bool answers_in_deeds(std::size_t verb) const {
    for (const std::size_t below : tree_.children(verb)) {
      if (tree_.is(below, "advcl") && marker(tree_, below) == "by") return true;
      if (tree_.token(below).relation.starts_with("obl") && tree_.preposition(below) == "with" && !is_message(below))
        return true;
    }
    return false;
  }

  Channel channel_of_verb(std::size_t verb) const {
    for (const VerbFrame& frame : verb_frames(tree_.token(verb).lemma))
      if (frame.channel != Channel::unspecified && frame.channel != Channel::conversation) return frame.channel;
    return Channel::unspecified;
  }

  // "B did not return the call", "B ignored A's letters".
  std::optional<Reply> dealt_with(std::size_t verb) const {
    const auto object = object_of(tree_, verb);
    if (!object) return std::nullopt;
    const std::size_t thing = thing_in(*object);
    if (!is_message(thing)) return std::nullopt;
    const std::string& lemma = tree_.token(verb).lemma;
    // Letters that are returned were not answered, and what is acknowledged may be any matter.
    const auto frame = noun_frame(tree_.token(tree_.antecedent(thing).value_or(thing)));
    if (lemma == "return" && frame->channel != Channel::call && frame->channel != Channel::email &&
        tree_.token(thing).lemma != "message")
      return std::nullopt;
    auto reply = started(verb);
    if (!reply || (reply->from.open && !subject_of(tree_, verb))) return std::nullopt;
    take_message(*reply, thing);
    if (reply->to.open)
      if (const auto senders = behind_preposition(tree_, verb, "from"); !senders.empty()) {
        reply->to = side_of(senders);
        reply->names_message = !reply->to.open;
      }
    if (has_class(lemma, "ignores")) {
      if (reply->standing.polarity != Polarity::happened) return std::nullopt;
      deny(reply->standing, verb);
    }
    return reply;
  }

  // "A never heard back from B": A had written.
  std::optional<Reply> heard_back(std::size_t verb) const {
    auto reply = started(verb);
    if (!reply) return std::nullopt;
    std::swap(reply->from, reply->to);
    if (reply->to.open) return std::nullopt;
    auto answerers = behind_preposition(tree_, verb, "from");
    reply->from = side_of(answerers);
    reply->names_message = !reply->from.open;
    return reply;
  }

  // ---- messages

  // The message that a subject means. "Messages for B, which went unanswered" may hang on B in the tree: people do not
  // go unanswered.
  std::optional<std::size_t> message_meant(std::optional<std::size_t> subject) const {
    if (!subject) return std::nullopt;
    if (const std::size_t thing = thing_in(*subject); is_message(thing)) return thing;
    if (tree_.lower(*subject) != "which" && tree_.lower(*subject) != "that") return std::nullopt;
    for (std::size_t i = *subject; i-- > 0;)
      if (tree_.is(i, "obj")) return is_message(i) ? std::optional(i) : std::nullopt;
    return std::nullopt;
  }

  // "A's letters were never answered".
  std::optional<Reply> handled(std::size_t verb) const {
    const auto subject = message_meant(tree_.child(verb, "nsubj:pass"));
    if (!subject) return std::nullopt;
    const auto standing = standing_of(tree_, verb);
    if (!standing) return std::nullopt;
    Reply reply;
    reply.trigger = verb;
    reply.standing = *standing;
    if (const auto agents = agents_of(tree_, verb); !agents.empty()) reply.from = side_of(agents);
    take_message(reply, *subject, is_relative(verb));
    return reply;
  }

  // "A's letter to B went unanswered".
  std::optional<Reply> unanswered(std::size_t word) const {
    std::optional<std::size_t> subject = tree_.child(word, "nsubj");
    std::size_t verb = word;
    if (!subject)
      if (const auto head = tree_.head(word); head && (tree_.is(word, "xcomp") || tree_.is(word, "advmod"))) {
        verb = *head;
        subject = tree_.child(verb, "nsubj");
      }
    subject = message_meant(subject);
    if (!subject) return std::nullopt;
    const auto standing = standing_of(tree_, verb);
    if (!standing || standing->polarity != Polarity::happened) return std::nullopt;
    Reply reply;
    reply.trigger = word;
    reply.standing = *standing;
    deny(reply.standing, word);
    take_message(reply, *subject, is_relative(verb));
    return reply;
  }

  // ---- nouns

  // "no reply came", "got no answer from B", "there was no response", "is waiting for an answer".
  std::optional<Reply> of_noun(std::size_t noun) const {
    const auto head = tree_.head(noun);
    if (!head || !is_verb_or_be(*head) || answers_other_thing(noun)) return std::nullopt;
    const std::string& lemma = tree_.token(*head).lemma;
    const std::string_view relation = tree_.token(noun).relation;
    const bool none = has_no(noun);
    const auto standing = standing_of(tree_, *head);
    if (!standing) return std::nullopt;
    Reply reply;
    reply.trigger = noun;
    reply.standing = *standing;
    auto senders = behind_preposition(tree_, noun, "from");
    if (senders.empty()) senders = behind_preposition(tree_, *head, "from");
    reply.from = side_of(senders);
    if (const PartyList owner = possessors_of(tree_, noun); !owner.empty()) reply.from = named(owner);
    for (const std::size_t what : behind_preposition(tree_, noun, "to")) {
      const std::size_t message = thing_in(what);
      if (!is_message(message)) continue;
      take_message(reply, message);
      // "to an inquiry that he made": it is told of here for the first time.
      if (reply.from.open && !is_known(message)) reply.from.unknown = true;
    }
    if (none) deny_by_no(reply, noun);
    const auto subject = subject_of(tree_, *head);
    if (relation.starts_with("nsubj")) {
      if (!has_class(lemma, "arrives") || (lemma == "be" && !tree_.child(*head, "expl"))) return std::nullopt;
      // "came from" has a place as well; "received" only as a passive.
      if (lemma == "receive" && relation != "nsubj:pass") return std::nullopt;
      if (reply.standing.polarity == Polarity::happened) return std::nullopt;
      reply.distant = false;
    } else if (relation == "obj" && has_class(lemma, "gets")) {
      if (!subject) return std::nullopt;
      reply.to = receiver(subject->token, reply);
      if (reply.standing.polarity != Polarity::did_not_happen && reply.from.open) return std::nullopt;
      // "has no answer from B yet": who waits for B's has asked B.
      if (none && !reply.from.open && is_awaited(*head)) reply.names_message = true;
    } else if (relation == "obj" && has_class(lemma, "gives")) {
      if (!subject || reply.standing.polarity != Polarity::did_not_happen) return std::nullopt;
      reply.from = side_of(subject->token);
    } else if (has_class(lemma, "waits") && (relation == "obj" || tree_.preposition(noun) == "for")) {
      if (!subject || reply.standing.polarity != Polarity::happened || !is_still(*head)) return std::nullopt;
      reply.to = receiver(subject->token, reply);
      deny(reply.standing, *head);
    } else {
      return std::nullopt;
    }
    return reply;
  }

  bool is_verb_or_be(std::size_t i) const { return is_verb(tree_, i) || tree_.token(i).lemma == "be"; }

  // "The letter received no reply": whoever wrote it.
  ReplySide receiver(std::size_t subject, Reply& reply) const {
    if (!is_message(subject)) return side_of(subject);
    take_message(reply, subject);
    return reply.to;
  }

  void deny_by_no(Reply& reply, std::size_t noun) const {
    for (const std::size_t below : tree_.children(noun))
      if (tree_.lower(below) == "no" && reply.standing.polarity == Polarity::happened)
        return deny(reply.standing, below);
  }

  bool is_awaited(std::size_t verb) const {
    return std::ranges::any_of(tree_.children(verb), [&](std::size_t below) {
      return tree_.lower(below) == "yet" || tree_.lower(below) == "still";
    });
  }

  // "is still waiting", not "waited for an answer", which may have come.
  bool is_still(std::size_t verb) const {
    return std::ranges::any_of(tree_.children(verb), [&](std::size_t below) {
      return tree_.lower(below) == "still" || tree_.lower(below) == "is" || tree_.lower(below) == "are" ||
             tree_.lower(below) == "am";
    });
  }

  // "no answer to the riddle", "the response to the storm": to no message and nobody.
  bool answers_other_thing(std::size_t noun) const {
    return std::ranges::any_of(behind_preposition(tree_, noun, "to"), [&](std::size_t what) {
      return !is_message(thing_in(what)) && parties_of(tree_, what).empty();
    });
  }

  const SentenceTree& tree_;
};
}  // namespace

std::vector<Reply> read_replies(const SentenceTree& tree) { return ReplyReader(tree).read(); }

bool may_hold_reply(const Sentence& sentence) {
  return std::ranges::any_of(sentence.tokens, [](const Token& token) {
    return has_class(token.lemma, "answers") || has_class(token.lemma, "handles") ||
           has_class(token.lemma, "ignores") || has_class(token.lemma, "reply") ||
           has_class(token.lower, "unanswered") || token.lower == "back";
  });
}
}  // namespace whowhom
