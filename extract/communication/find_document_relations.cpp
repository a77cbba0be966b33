// Who wrote, sent, received, saw or approved a document, sentence by sentence; what an owner alone says of a plan
// counts where something else is said of that plan.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/communication/claim.hpp"
#include "extract/communication/document_claims.hpp"
#include "extract/communication/mail_attachments.hpp"
#include "extract/communication/message_acts.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kActReach = 2;  // sentences

class RelationReader {
 public:
  RelationReader(const Document& document, const Analysis& analysis, const std::vector<Mention>& mentions,
                 const Resolution& resolution)
      : document_(document),
        analysis_(analysis),
        mentions_(mentions),
        resolution_(resolution),
        mails_(document, mentions, resolution) {}

  std::vector<RelationMention> read() {
    std::size_t first = 0;
    for (std::size_t i = 0; i < analysis_.sentences.size(); ++i) {
      std::size_t end = first;
      while (end < mentions_.size() && mentions_[end].sentence <= i) ++end;
      const SentenceTree tree(analysis_.sentences[i], mentions_, first, end, resolution_);
      read_sentence(tree);
      read_messages(tree, i);
      first = end;
    }
    std::vector<RelationMention> out;
    for (auto& [relation, weak] : found_)
      if (!weak || acted_on_.contains(relation.to)) out.push_back(std::move(relation));
    return out;
  }

 private:
  void read_sentence(const SentenceTree& tree) {
    std::vector<DocumentClaim> claims;
    add_verb_claims(tree, references_, claims);
    add_noun_claims(tree, references_, claims);
    add_attachment_claims(tree, references_, mails_, claims);
    references_.end_sentence(tree);
    std::ranges::stable_sort(claims, {}, &DocumentClaim::trigger);
    for (const DocumentClaim& claim : claims) {
      if (!claim.weak) acted_on_.insert(claim.document.document);
      RelationMention relation;
      relation.type = claim.type;
      relation.from = claim.party.entity;
      relation.to = claim.document.document;
      relation.polarity = claim.standing.polarity;
      relation.evidence = evidence_of(tree, claim);
      found_.emplace_back(std::move(relation), claim.weak);
    }
  }

  // "A texted B. … the message": the act that made it is told before it is named.
  void read_messages(const SentenceTree& tree, std::size_t sentence) {
    for (std::size_t m = tree.first_mention(); m < tree.end_mention(); ++m) {
      if (tree.mention(m).type != EntityType::document || !tree.is_resolved(m)) continue;
      const std::size_t document = tree.entity_of(m);
      const bool first = met_.insert(document).second;
      if (!first || !act_ || sentence - act_sentence_ > kActReach || acted_on_.contains(document)) continue;
      for (std::size_t i = tree.mention(m).first_token; i < tree.mention(m).end_token; ++i)
        if (tree.document_at(i) == m && can_be_message_of(tree, i, act_->channel)) {
          acted_on_.insert(document);
          for (const Party& party : act_->from.list) add_by_act(RelationType::sent, party, document);
          for (const Party& party : act_->to.list) add_by_act(RelationType::received, party, document);
          act_.reset();
          break;
        }
      if (!act_) break;
    }
    if (auto act = last_message_act(tree)) {
      act_ = std::move(act);
      act_sentence_ = sentence;
      DocumentClaim claim;
      claim.trigger = claim.party.token = claim.document.token = act_->trigger;
      claim.confidence = 0.7;
      act_evidence_ = evidence_of(tree, claim);
    }
  }

  void add_by_act(RelationType type, const Party& party, std::size_t document) {
    RelationMention relation;
    relation.type = type;
    relation.from = party.entity;
    relation.to = document;
    relation.evidence = act_evidence_;
    relation.evidence.rule = "document:" + std::string(to_text(type));
    found_.emplace_back(std::move(relation), false);
  }

  Evidence evidence_of(const SentenceTree& tree, const DocumentClaim& claim) const {
    Evidence evidence;
    evidence.document = document_.source.id;
    evidence.span = tree.sentence().span;
    evidence.quote = document_.text.substr(evidence.span.start, evidence.span.size());
    evidence.page = page_of(document_, evidence.span.start);
    evidence.rule = "document:" + std::string(to_text(claim.type));
    evidence.confidence = claim.confidence;
    std::vector<Anchor> anchors = {{tree.token(claim.trigger).span, AnchorRole::trigger}};
    if (claim.party.token != claim.trigger) anchors.push_back({words_at(tree, claim.party.token), AnchorRole::sender});
    if (claim.document.token != claim.trigger)
      anchors.push_back({words_at(tree, claim.document.token), AnchorRole::topic});
    for (const std::size_t token : claim.standing.negation)
      anchors.push_back({tree.token(token).span, AnchorRole::negation});
    evidence.anchors = in_order(std::move(anchors));
    return evidence;
  }

  static Span words_at(const SentenceTree& tree, std::size_t token) {
    const auto mention = tree.mention_at(token);
    return mention ? tree.mention(*mention).span : tree.token(token).span;
  }

  const Document& document_;
  const Analysis& analysis_;
  const std::vector<Mention>& mentions_;
  const Resolution& resolution_;
  MailChain mails_;
  DocumentReferences references_;
  std::set<std::size_t> met_;  // documents named so far
  std::optional<MessageAct> act_;
  std::size_t act_sentence_ = 0;
  Evidence act_evidence_;
  std::set<std::size_t> acted_on_;                       // documents of which something is said for certain
  std::vector<std::pair<RelationMention, bool>> found_;  // and whether it is weak
};

}  // namespace

std::vector<RelationMention> find_document_relations(const Document& document, const Analysis& analysis,
                                                     const std::vector<Mention>& mentions,
                                                     const Resolution& resolution) {
  return RelationReader(document, analysis, mentions, resolution).read();
}

}  // namespace whowhom
