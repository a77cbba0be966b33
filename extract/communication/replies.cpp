// A reply leaves out whom everybody knows: what is missing of its two sides is taken from the act that it answers, the
// nearest contact before it whose sides fit. Where two fit, there is none.
#include "extract/communication/replies.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "extract/communication/claim.hpp"
#include "extract/communication/clauses.hpp"
#include "extract/communication/parties.hpp"
#include "extract/communication/reply_reader.hpp"
#include "extract/communication/standing.hpp"
#include "extract/communication/word_lists.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kReach = 3;  // sentences from a reply back to what it answers
constexpr double kStated = 0.8;    // both sides are named in the sentence
constexpr double kBeside = 0.75;   // the other side in the same sentence or the one before
constexpr double kFarther = 0.65;

class ReplyFinder {
 public:
  ReplyFinder(const ClaimContext& context, const Analysis& analysis, const std::vector<CommunicationMention>& stated)
      : context_(context), analysis_(analysis), by_sentence_(analysis.sentences.size()) {
    std::size_t sentence = 0;
    for (const CommunicationMention& claim : stated) {
      while (sentence + 1 < analysis.sentences.size() &&
             analysis.sentences[sentence + 1].span.start <= claim.evidence.span.start)
        ++sentence;
      // Headers and turns are no sentences.
      if (!analysis.sentences.empty() && analysis.sentences[sentence].span == claim.evidence.span)
        by_sentence_[sentence].push_back(&claim);
    }
  }

  void add(const SentenceTree& tree, std::size_t sentence, Reply reply) {
    if (reply.from.unknown || reply.to.unknown) return;
    // What may have been answered is not worth guessing whose it was.
    if (reply.standing.polarity == Polarity::uncertain && (reply.from.open || reply.to.open)) return;
    double confidence = kStated;
    if (reply.from.open || reply.to.open) {
      auto answered = find_answered(tree, sentence, reply);
      if (!answered && can_be_other(reply)) {
        // Nobody answers what they wrote themselves: "he" is then whom it went to.
        Reply other = reply;
        other.to = std::move(reply.from);
        other.from = {};
        other.distant = false;
        answered = find_answered(tree, sentence, other);
        reply = std::move(other);
      }
      if (!answered) return;
      confidence = answered->sentence + 1 >= sentence ? kBeside : kFarther;
      fill(reply, *answered);
    }
    const auto from = entities_of(reply.from.parties);
    const auto to = entities_of(reply.to.parties);
    if (from.empty() || to.empty()) return;
    if (std::ranges::any_of(from, [&](std::size_t party) { return std::ranges::find(to, party) != to.end(); })) return;
    make(tree, sentence, reply, from, to, reply.standing, confidence);
    if (reply.names_message && reply.standing.polarity != Polarity::uncertain) {
      Standing happened;
      happened.source = reply.standing.source;
      make(tree, sentence, reply, to, from, happened, confidence - 0.05);
    }
  }

  std::vector<CommunicationMention> take() { return std::move(found_); }

 private:
  struct Answered {
    const CommunicationMention* claim = nullptr;
    std::size_t sentence = 0;
    std::vector<std::size_t> to;  // of all claims of the same sender there
  };

  // Only of replies that came: a silence is not turned around on a guess.
  static bool can_be_other(const Reply& reply) {
    return reply.by_pronoun && reply.to.open && reply.from.parties.list.size() == 1 &&
           reply.standing.polarity == Polarity::happened;
  }

  static std::vector<std::size_t> entities_of(const PartyList& parties) {
    std::vector<std::size_t> out;
    for (const Party& party : parties.list) out.push_back(party.entity);
    return out;
  }

  static bool holds(const std::vector<std::size_t>& list, std::size_t value) {
    return std::ranges::find(list, value) != list.end();
  }

  // What can be answered: word from one to another, or a call.
  static bool is_answerable(const CommunicationMention& claim) {
    return claim.polarity == Polarity::happened && (!claim.mutual || claim.channel == Channel::call) &&
           claim.from.size() == 1;
  }

  static bool fits(const Reply& reply, const CommunicationMention& claim) {
    const auto all_in = [](const PartyList& parties, const std::vector<std::size_t>& side) {
      return std::ranges::all_of(parties.list, [&](const Party& party) { return holds(side, party.entity); });
    };
    return all_in(reply.from.parties, claim.to) && all_in(reply.to.parties, claim.from);
  }

  std::optional<Answered> find_answered(const SentenceTree& tree, std::size_t sentence, const Reply& reply) const {
    const std::size_t block = analysis_.sentences[sentence].block;
    const Span trigger = tree.token(reply.trigger).span;
    for (std::size_t back = 0; back <= (reply.distant ? kReach : 1) && back <= sentence; ++back) {
      const std::size_t at = sentence - back;
      if (analysis_.sentences[at].block != block) break;
      Answered answered;
      answered.sentence = at;
      bool competing = false;
      for (const CommunicationMention* claim : by_sentence_[at]) {
        if (!is_answerable(*claim)) continue;
        if (back == 0 && (is_of_word(*claim, trigger) || reports(tree, *claim, reply.trigger))) continue;
        if (!fits(reply, *claim)) continue;
        if (answered.claim && answered.claim->from != claim->from) competing = true;
        answered.claim = claim;
        for (const std::size_t party : claim->to)
          if (!holds(answered.to, party)) answered.to.push_back(party);
      }
      if (competing) return std::nullopt;
      if (!answered.claim) continue;
      // Of several receivers "he" and silence say nothing of one; "neither of them" and "nobody" are all.
      if (reply.from.open && answered.to.size() > 1 && !reply.from.nobody) return std::nullopt;
      return answered;
    }
    return std::nullopt;
  }

  static bool is_of_word(const CommunicationMention& claim, Span trigger) {
    return std::ranges::find(claim.evidence.anchors, Anchor{trigger, AnchorRole::trigger}) !=
           claim.evidence.anchors.end();
  }

  // "told B that C had never answered": what is reported does not answer the report.
  static bool reports(const SentenceTree& tree, const CommunicationMention& claim, std::size_t trigger) {
    bool reported = false;
    for (std::optional<std::size_t> at = trigger; at; at = tree.head(*at)) {
      if (reported && is_of_word(claim, tree.token(*at).span)) return true;
      reported = reported || tree.is(*at, "ccomp") || tree.is(*at, "acl") || tree.is(*at, "parataxis");
    }
    return false;
  }

  static void fill(Reply& reply, const Answered& answered) {
    const auto list_of = [](const std::vector<std::size_t>& entities) {
      PartyList parties;
      for (const std::size_t entity : entities) parties.list.push_back({entity, kRootHead});
      return parties;
    };
    if (reply.from.open) reply.from.parties = list_of(answered.to);
    if (reply.to.open) reply.to.parties = list_of(answered.claim->from);
    if (reply.channel == Channel::unspecified &&
        (answered.claim->channel == Channel::email || answered.claim->channel == Channel::text_message ||
         answered.claim->channel == Channel::letter))
      reply.channel = answered.claim->channel;
  }

  // Only parties that the sentence names are anchors of its evidence.
  static PartyList named_here(const PartyList& parties) {
    PartyList out;
    for (const Party& party : parties.list)
      if (party.token != kRootHead) out.list.push_back(party);
    return out;
  }

  void make(const SentenceTree& tree, std::size_t sentence, const Reply& reply, const std::vector<std::size_t>& from,
            const std::vector<std::size_t>& to, const Standing& standing, double confidence) {
    for (const CommunicationMention* claim : by_sentence_[sentence]) {
      const bool same = claim->polarity == standing.polarity && claim->from == from && claim->to == to;
      const bool mutual =
          claim->mutual && claim->polarity == standing.polarity && claim->from == to && claim->to == from;
      if (same || mutual) return;
    }
    if (!made_.insert({sentence, from, to, standing.polarity}).second) return;
    const bool is_reply = from == entities_of(reply.from.parties);
    ClaimParts parts;
    parts.trigger = reply.trigger;
    parts.from = named_here(is_reply ? reply.from.parties : reply.to.parties);
    parts.to = named_here(is_reply ? reply.to.parties : reply.from.parties);
    parts.standing = standing;
    parts.rule = (is_reply ? "reply:" : "answered:") + tree.token(reply.trigger).lemma;
    parts.confidence = confidence;
    CommunicationMention claim;
    claim.from = from;
    claim.to = to;
    claim.polarity = standing.polarity;
    claim.channel = reply.channel;
    if (is_reply && context_.dates) claim.date = context_.dates->date_of(sentence, reply.trigger);
    claim.source = standing.source;
    claim.evidence = evidence_of(context_, tree, parts);
    found_.push_back(std::move(claim));
  }

  const ClaimContext& context_;
  const Analysis& analysis_;
  std::vector<std::vector<const CommunicationMention*>> by_sentence_;
  std::vector<CommunicationMention> found_;
  std::set<std::tuple<std::size_t, std::vector<std::size_t>, std::vector<std::size_t>, Polarity>> made_;
};

}  // namespace

std::vector<CommunicationMention> find_replies(const Document& document, const Analysis& analysis,
                                               const std::vector<Mention>& mentions, const Resolution& resolution,
                                               const std::vector<CommunicationMention>& stated,
                                               const DateFinder& dates) {
  const ClaimContext context{document, resolution, &dates, 0};
  ReplyFinder finder(context, analysis, stated);
  std::size_t first = 0;
  for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
    std::size_t end = first;
    while (end < mentions.size() && mentions[end].sentence <= i) ++end;
    if (may_hold_reply(analysis.sentences[i])) {
      const SentenceTree tree(analysis.sentences[i], mentions, first, end, resolution);
      for (Reply& reply : read_replies(tree)) finder.add(tree, i, std::move(reply));
    }
    first = end;
  }
  return finder.take();
}

}  // namespace whowhom
