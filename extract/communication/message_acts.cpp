// Only channels that leave something written count, and only nouns of that channel or "message".
#include "extract/communication/message_acts.hpp"

#include <algorithm>

#include "extract/communication/clauses.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

bool is_written(Channel channel) {
  return channel == Channel::email || channel == Channel::text_message || channel == Channel::letter;
}

Channel channel_of_verb(const SentenceTree& tree, std::size_t verb) {
  for (const VerbFrame& frame : verb_frames(tree.token(verb).lemma))
    if (is_written(frame.channel)) return frame.channel;
  return Channel::unspecified;
}

}  // namespace

std::optional<MessageAct> last_message_act(const SentenceTree& tree) {
  for (std::size_t verb = tree.size(); verb-- > 0;) {
    if (!is_verb(tree, verb)) continue;
    const Channel channel = channel_of_verb(tree, verb);
    if (channel == Channel::unspecified) continue;
    const auto standing = standing_of(tree, verb);
    const auto subject = subject_of(tree, verb);
    if (!subject || !standing || standing->polarity != Polarity::happened) return std::nullopt;
    MessageAct act{verb, channel, {}, {}};
    if (is_passive(tree, verb)) {
      act.from = parties_of(tree, agents_of(tree, verb));
      act.to = parties_of(tree, subject->token);
    } else {
      act.from = parties_of(tree, subject->token);
      auto receiver = indirect_object_of(tree, verb);
      if (!receiver) receiver = object_of(tree, verb);
      if (receiver) act.to = parties_of(tree, *receiver);
      if (act.to.empty()) act.to = parties_of(tree, behind_preposition(tree, verb, "to"));
    }
    const bool clear = !act.from.negative && !act.from.either && !act.to.negative && !act.to.either;
    return clear && !act.from.empty() && !act.to.empty() ? std::optional(act) : std::nullopt;
  }
  return std::nullopt;
}

bool can_be_message_of(const SentenceTree& tree, std::size_t noun, Channel channel) {
  const bool definite = std::ranges::any_of(tree.children(noun), [&](std::size_t below) {
    const std::string_view word = tree.lower(below);
    return tree.is(below, "det") && (word == "the" || word == "that" || word == "this");
  });
  if (!definite || tree.token(noun).lower != tree.token(noun).lemma) return false;
  for (const std::size_t below : tree.children(noun)) {
    if (tree.is(below, "nmod:poss") || tree.is(below, "nmod")) return false;
    if (!tree.is(below, "compound") && !tree.is(below, "amod")) continue;
    const auto named = channel_word(tree.token(below).lemma);
    if (named && *named != channel) return false;
  }
  const auto frame = noun_frame(tree.token(noun));
  if (!frame || frame->kind != NounKind::message) return false;
  return frame->channel == channel || (frame->channel == Channel::unspecified && tree.lower(noun) == "message");
}

}  // namespace whowhom
