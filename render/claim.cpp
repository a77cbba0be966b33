// One claim a communication or document relation, sorted by where its first evidence stands.
#include "render/claim.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "graph/conflicts.hpp"
#include "render/line_words.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kNamesInLead = 3;

class ClaimMaker {
 public:
  explicit ClaimMaker(const Findings& findings) : disputed_(disputed_communications(findings)) {
    for (const Entity& entity : findings.entities)
      names_[entity.id] = entity.name.empty() ? entity.id.text : entity.name;
    for (std::size_t i = 0; i < findings.documents.size(); ++i) order_[findings.documents[i].id] = i;
    for (const Communication& communication : findings.communications) {
      if (communication.polarity != Polarity::happened || is_doubtful(communication)) continue;
      for (const EntityId& from : communication.from)
        for (const EntityId& to : communication.to) in_contact_.insert({{from, to}, {to, from}});
    }
    for (const Relation& relation : findings.relations)
      if (relation.polarity == Polarity::happened &&
          (relation.type == RelationType::authored || relation.type == RelationType::sent))
        senders_[relation.to].insert(relation.from);
  }

  void add(const Communication& communication) {
    if (is_doubtful(communication)) {
      ++doubtful_;
      return;
    }
    Claim claim;
    for (const EntityId& from : communication.from)
      for (const EntityId& to : communication.to)
        if (from != to && !pair_stands(claim, from, to)) claim.pairs.emplace_back(from, to);
    if (claim.pairs.empty() || communication.evidence.empty()) return;
    claim.kind = kind_of(communication.polarity, LineKind::contact);
    claim.ends_at_target = true;
    claim.ends_at_source = communication.mutual;
    claim.label = claim.kind == LineKind::silence ? silence_words(communication.channel, communication.mutual)
                                                  : channel_words(communication.channel);
    claim.disputed = disputed_.contains(communication.id);
    claim.lead = lead_of(communication, claim.label);
    claim.evidence = communication.evidence.front();
    claims_.push_back(std::move(claim));
  }

  void add(const Relation& relation) {
    if (!concerns_document(relation.type) || relation.from == relation.to || relation.evidence.empty()) return;
    if (is_carried(relation)) {
      ++carried_;
      return;
    }
    Claim claim;
    claim.on_document = true;
    claim.kind = kind_of(relation.polarity, LineKind::document);
    claim.pairs.emplace_back(relation.from, relation.to);
    // A head shows where the words went: into the document that one writes or sends, out of the one that one reads.
    const bool reads = relation.type == RelationType::received || relation.type == RelationType::saw;
    claim.ends_at_source = reads;
    claim.ends_at_target = !reads;
    claim.label = document_words(relation.type, relation.polarity);
    if (claim.kind == LineKind::silence) claim.denied = denied_words(relation.type);
    claim.lead = fmt::format("{} {} {}", name_of(relation.from), claim.label, name_of(relation.to));
    claim.evidence = relation.evidence.front();
    claims_.push_back(std::move(claim));
  }

  Claims take() {
    std::ranges::stable_sort(claims_, {}, [this](const Claim& claim) {
      return std::pair(order_.at(claim.evidence.document), claim.evidence.span.start);
    });
    return {std::move(claims_), carried_, doubtful_};
  }

 private:
  bool is_carried(const Relation& relation) const {
    if (relation.type != RelationType::received || relation.polarity != Polarity::happened) return false;
    const auto senders = senders_.find(relation.to);
    return senders != senders_.end() && std::ranges::any_of(senders->second, [&](const EntityId& sender) {
             return in_contact_.contains({sender, relation.from});
           });
  }

  static LineKind kind_of(Polarity polarity, LineKind happened) {
    if (polarity == Polarity::happened) return happened;
    return polarity == Polarity::did_not_happen ? LineKind::silence : LineKind::uncertain;
  }

  static bool pair_stands(const Claim& claim, const EntityId& a, const EntityId& b) {
    return std::ranges::any_of(claim.pairs, [&](const auto& pair) {
      return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
    });
  }

  std::string name_of(const EntityId& id) const {
    const auto place = names_.find(id);
    return place == names_.end() ? id.text : place->second;
  }

  std::string names_of(const std::vector<EntityId>& ids) const {
    std::vector<std::string> names;
    for (const EntityId& id : ids) names.push_back(name_of(id));
    return enumeration(names, kNamesInLead);
  }

  std::string lead_of(const Communication& communication, std::string_view label) const {
    const std::string from = names_of(communication.from);
    const std::string to = names_of(communication.to);
    const bool silent = communication.polarity == Polarity::did_not_happen;
    const bool one_each = communication.from.size() == 1 && communication.to.size() == 1;
    std::string lead;
    if (silent && communication.mutual)
      lead = one_each ? fmt::format("{} and {} {}", from, to, label) : fmt::format("{} {} with {}", from, label, to);
    else if (silent)
      lead = fmt::format("{} {} {}", from, label, to);
    else
      lead = fmt::format("{} {} {}", from, !communication.mutual ? "to" : one_each ? "and" : "with", to);
    if (!silent && !label.empty()) lead += fmt::format(", {}", label);
    if (communication.date) lead += fmt::format(", {}", date_words(*communication.date));
    if (communication.polarity == Polarity::uncertain) lead += ", uncertain";
    const bool disputed = disputed_.contains(communication.id);
    const auto is_party = [&](const EntityId& id) {
      return std::ranges::count(communication.from, id) + std::ranges::count(communication.to, id) > 0;
    };
    // That a party says so needs saying only where somebody says otherwise.
    if (communication.source && (disputed || !is_party(*communication.source)))
      lead += fmt::format(", according to {}", name_of(*communication.source));
    if (disputed) lead += ", disputed";
    return lead;
  }

  std::map<EntityId, std::string> names_;
  std::map<DocumentId, std::size_t> order_;
  std::set<std::pair<EntityId, EntityId>> in_contact_;
  std::map<EntityId, std::set<EntityId>> senders_;
  std::vector<Claim> claims_;
  std::set<CommunicationId> disputed_;
  std::size_t carried_ = 0;
  std::size_t doubtful_ = 0;
};

}  // namespace

Claims claims_of(const Findings& findings) {
  ClaimMaker maker(findings);
  for (const Communication& communication : findings.communications) maker.add(communication);
  for (const Relation& relation : findings.relations) maker.add(relation);
  return maker.take();
}

}  // namespace whowhom
