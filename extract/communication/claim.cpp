// Anchors are the words that name parties, the trigger and the negation, so that a figure can set them off in the
// quote.
#include "extract/communication/claim.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extract/communication/clauses.hpp"
#include "extract/communication/topic.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kFar = 15;  // words between trigger and party

// The bytes of the mention at the word, or of the word.
Span span_at(const SentenceTree& tree, std::size_t token) {
  if (const auto mention = tree.mention_at(token)) return tree.mention(*mention).span;
  return tree.token(token).span;
}

// Where the sentence names who says so, outside of the words that name the sides.
std::optional<Anchor> source_anchor(const SentenceTree& tree, std::size_t source, const std::vector<Anchor>& sides) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const auto mention = tree.mention_at(i);
    if (!mention || tree.entity_of(*mention) != source) continue;
    const Span span = span_at(tree, i);
    if (std::ranges::none_of(sides, [&](const Anchor& side) { return side.span.overlaps(span); }))
      return Anchor{span, AnchorRole::source};
  }
  return std::nullopt;
}

// A topic is verbatim; of one that stands in the sentence twice the first is as good.
void add_topic(Evidence& evidence, std::string_view topic) {
  const std::size_t at = evidence.quote.find(topic);
  if (topic.empty() || at == std::string::npos) return;
  const std::size_t start = evidence.span.start + at;
  evidence.anchors.push_back({{start, start + topic.size()}, AnchorRole::topic});
  evidence.anchors = in_order(std::move(evidence.anchors));
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !words.back().empty()) words.emplace_back();
    if (letter) words.back() += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  return words;
}

std::vector<std::size_t> entities_of(const PartyList& parties) {
  std::vector<std::size_t> entities;
  for (const Party& party : parties.list) entities.push_back(party.entity);
  return entities;
}

bool holds(const std::vector<Party>& parties, std::size_t entity) {
  return std::ranges::find(parties, entity, &Party::entity) != parties.end();
}

// The share of claims found true where a person read them: 331 drawn from a report of each kind, two hearings and mail,
// none of them among the marked passages. What a rule has less trust in than any of those keeps its own figure.
double calibrated(double trust) {
  if (trust >= 0.85) return 0.97;
  if (trust >= 0.75) return 0.95;
  if (trust >= 0.6) return 0.93;
  return std::clamp(trust, 0.05, 1.0);
}

// A pronoun's party is right in nine of ten (GAP validation, docs/resolution.md).
double certainty_of(const SentenceTree& tree, const PartyList& parties) {
  constexpr double kPronoun = 0.9;
  return std::ranges::any_of(parties.list,
                             [&](const Party& party) {
                               const auto mention = tree.mention_at(party.token);
                               return mention && tree.mention(*mention).kind == MentionKind::pronoun;
                             })
             ? kPronoun
             : 1.0;
}

std::optional<Channel> channel_beside(const SentenceTree& tree, std::size_t word) {
  static constexpr std::array<std::string_view, 8> kBy = {"by", "in", "on", "over", "via", "at", "during", "through"};
  for (const std::size_t below : tree.children(word)) {
    // "by e-mail" may be taken for a clause; "while they were at dinner" is one.
    const bool clause = tree.is(below, "advcl") && !tree.child(below, "nsubj");
    if (!tree.token(below).relation.starts_with("obl") && !clause) continue;
    if (std::ranges::find(kBy, tree.preposition(below)) == kBy.end()) continue;
    if (const auto channel = channel_word(tree.token(below).lemma)) return channel;
  }
  return std::nullopt;
}

}  // namespace

std::size_t first_mention_from(std::size_t byte, const std::vector<Mention>& mentions) {
  const auto found =
      std::ranges::lower_bound(mentions, byte, {}, [](const Mention& mention) { return mention.span.start; });
  return static_cast<std::size_t>(found - mentions.begin());
}

std::optional<int> page_of(const Document& document, std::size_t byte) {
  const auto next =
      std::ranges::upper_bound(document.pages, byte, {}, [](const Page& page) { return page.span.start; });
  if (next == document.pages.begin() || byte >= std::prev(next)->span.end) return std::nullopt;
  return std::prev(next)->number;
}

Evidence evidence_of(const ClaimContext& context, const SentenceTree& tree, const ClaimParts& parts) {
  Evidence evidence;
  evidence.document = context.document.source.id;
  evidence.span = tree.sentence().span;
  evidence.quote = context.document.text.substr(evidence.span.start, evidence.span.size());
  evidence.page = page_of(context.document, evidence.span.start);
  evidence.rule = parts.rule;
  evidence.confidence = std::clamp(parts.confidence, 0.05, 1.0);
  std::vector<Anchor> anchors;
  const auto add = [&](const std::vector<Party>& side, AnchorRole role) {
    for (const Party& party : side) anchors.push_back({span_at(tree, party.token), role});
  };
  add(parts.from.list, parts.mutual ? AnchorRole::party : AnchorRole::sender);
  add(parts.to.list, parts.mutual ? AnchorRole::party : AnchorRole::receiver);
  add(parts.through, AnchorRole::through);
  if (parts.standing.source)
    if (const auto source = source_anchor(tree, *parts.standing.source, anchors)) anchors.push_back(*source);
  anchors.push_back({tree.token(parts.trigger).span, AnchorRole::trigger});
  for (const std::size_t token : parts.standing.negation)
    anchors.push_back({tree.token(token).span, AnchorRole::negation});
  evidence.anchors = in_order(std::move(anchors));
  return evidence;
}

std::optional<CommunicationMention> make_claim(const ClaimContext& context, const SentenceTree& tree,
                                               ClaimParts parts) {
  std::erase_if(parts.to.list, [&](const Party& party) { return holds(parts.from.list, party.entity); });
  if (parts.from.empty() || parts.to.empty()) return std::nullopt;
  for (const PartyList* side : {&parts.from, &parts.to}) {
    if (side->negative) deny(parts.standing, side->negation);
    if (side->either && parts.standing.polarity == Polarity::happened) parts.standing.polarity = Polarity::uncertain;
  }
  for (const PartyList* side : {&parts.from, &parts.to})
    for (const Party& party : side->list) {
      if (is_anybody(tree, party.token) && parts.standing.polarity != Polarity::did_not_happen) return std::nullopt;
      const std::size_t apart = party.token > parts.trigger ? party.token - parts.trigger : parts.trigger - party.token;
      // The farther a party stands from the trigger, the likelier that the tree is wrong between them.
      if (apart > kFar) parts.confidence -= 0.05;
    }
  std::erase_if(parts.through, [&](const Party& party) {
    return holds(parts.from.list, party.entity) || holds(parts.to.list, party.entity);
  });
  std::ranges::sort(parts.standing.negation);
  const auto doubles = std::ranges::unique(parts.standing.negation);
  parts.standing.negation.erase(doubles.begin(), doubles.end());
  CommunicationMention claim;
  claim.from = entities_of(parts.from);
  claim.to = entities_of(parts.to);
  claim.mutual = parts.mutual;
  claim.polarity = parts.standing.polarity;
  claim.channel = parts.channel;
  if (context.dates) claim.date = context.dates->date_of(context.sentence, parts.trigger);
  claim.topic = topic_of(context.document, tree.sentence(), parts.trigger);
  claim.source = parts.standing.source;
  for (const Party& party : parts.through) claim.through.push_back(party.entity);
  parts.confidence = calibrated(parts.confidence) * certainty_of(tree, parts.from) * certainty_of(tree, parts.to);
  claim.evidence = evidence_of(context, tree, parts);
  if (claim.topic) add_topic(claim.evidence, *claim.topic);
  return claim;
}

std::vector<CommunicationMention> pairwise_claims(const ClaimContext& context, const SentenceTree& tree,
                                                  const ClaimParts& parts, const PartyList& parties) {
  std::vector<CommunicationMention> claims;
  for (std::size_t i = 0; i < parties.list.size(); ++i)
    for (std::size_t k = i + 1; k < parties.list.size(); ++k) {
      ClaimParts pair = parts;
      pair.mutual = true;
      pair.from = pair.to = parties;
      pair.from.list = {parties.list[i]};
      pair.to.list = {parties.list[k]};
      pair.to.negative = false;  // once is enough
      if (auto made = make_claim(context, tree, std::move(pair))) claims.push_back(std::move(*made));
    }
  return claims;
}

std::optional<Channel> channel_of_noun(const SentenceTree& tree, std::size_t noun) {
  for (const std::size_t below : tree.children(noun))
    if (tree.is(below, "compound") || tree.is(below, "amod"))
      if (const auto named = channel_word(tree.token(below).lemma)) return named;
  const auto frame = noun_frame(tree.token(noun));
  if (!frame || frame->channel == Channel::unspecified) return std::nullopt;
  return frame->channel;
}

Channel channel_for(const ClaimContext& context, const SentenceTree& tree, std::size_t trigger,
                    const PartyList& receivers, Channel of_word) {
  if (of_word != Channel::unspecified && of_word != Channel::conversation) return of_word;
  if (const auto channel = channel_beside(tree, trigger)) return *channel;
  const auto head = tree.head(trigger);
  // "a meeting in which A told B", "met B and told him"
  if (head && tree.is(trigger, "acl:relcl"))
    if (const auto channel = channel_word(tree.token(*head).lemma)) return *channel;
  if (head && (tree.is(trigger, "conj") || tree.is(trigger, "xcomp")) && is_verb(tree, *head))
    if (const auto channel = channel_beside(tree, *head)) return *channel;
  for (const Party& receiver : receivers.list) {
    const Entity& party = context.resolution.entities[receiver.entity];
    if (party.type == EntityType::person) continue;
    std::vector<std::string> names = party.aliases;
    names.push_back(party.name);
    for (const std::string& name : names)
      for (const std::string& word : words_of(name))
        if (const auto channel = receiver_channel(word)) return *channel;
  }
  return of_word;
}

}  // namespace whowhom
