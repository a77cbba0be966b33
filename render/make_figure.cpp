// Claims to lines, lines to who is drawn, relations to containers; then the words around it.
#include "render/make_figure.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "render/claim.hpp"
#include "render/describe_figure.hpp"
#include "render/figure_notes.hpp"
#include "render/line_words.hpp"
#include "render/wrap_text.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMutedInContainer = 4;
constexpr std::size_t kWordsInLabel = 2;
constexpr std::size_t kTitlesInSource = 3;

struct Membership {
  EntityId of;
  std::string role;
};

bool joins(const Relation& relation) {
  return !concerns_document(relation.type) && relation.polarity == Polarity::happened && relation.from != relation.to;
}

// For everybody the first organization that the text puts them in, and of those that they have left only where there is
// no other; no organization inside of itself.
std::map<EntityId, Membership> memberships_of(const Findings& findings) {
  std::map<EntityId, Membership> out;
  for (const bool former : {false, true}) {
    for (const Relation& relation : findings.relations) {
      if (!joins(relation) || (relation.term.tenure == Tenure::former) != former || out.contains(relation.from))
        continue;
      const Entity* whole = find_entity(findings, relation.to);
      if (whole == nullptr || whole->type == EntityType::person || whole->type == EntityType::document) continue;
      bool circular = false;
      for (auto above = out.find(relation.to); above != out.end() && !circular; above = out.find(above->second.of))
        circular = above->second.of == relation.from;
      const bool says_former = former && !relation.role.empty();
      if (!circular)
        out.emplace(relation.from, Membership{relation.to, (says_former ? "former " : "") + relation.role});
    }
  }
  return out;
}

using EdgeKey = std::tuple<EntityId, EntityId, LineKind>;

class FigureMaker {
 public:
  FigureMaker(const Findings& findings, const FigureStyle& style)
      : findings_(findings), style_(style), found_(claims_of(findings)), memberships_(memberships_of(findings)) {
    for (std::size_t i = 0; i < findings.entities.size(); ++i) order_[findings.entities[i].id] = i;
  }

  Figure make() {
    figure_.width_px = std::clamp(style_.width_px, 300, 2000);
    choose_parties();
    const NumberedClaims numbered = number_claims(claims_, findings_, style_.max_notes, figure_.width_px);
    figure_.notes = numbered.notes;
    make_edges(numbered);
    place_in_containers();
    write_words(numbered);
    return std::move(figure_);
  }

 private:
  // Everybody at an end of a line. Above the limit silences' ends stay first, then who has most lines.
  void choose_parties() {
    std::map<EntityId, std::set<EntityId>> partners;
    std::set<EntityId> silent;
    for (const Claim& claim : claims_) {
      for (const auto& [a, b] : claim.pairs) {
        partners[a].insert(b);
        partners[b].insert(a);
        if (claim.kind == LineKind::silence) silent.insert({a, b});
      }
    }
    std::vector<EntityId> ranked;
    for (const auto& [id, others] : partners) ranked.push_back(id);
    std::ranges::sort(ranked, {}, [&](const EntityId& id) {
      return std::tuple(!silent.contains(id), -static_cast<long>(partners[id].size()), order_.at(id));
    });
    if (ranked.size() > style_.max_nodes) {
      dropped_ = ranked.size() - style_.max_nodes;
      ranked.resize(style_.max_nodes);
    }
    drawn_.insert(ranked.begin(), ranked.end());
    std::erase_if(claims_, [this](Claim& claim) {
      std::erase_if(claim.pairs,
                    [this](const auto& pair) { return !drawn_.contains(pair.first) || !drawn_.contains(pair.second); });
      return claim.pairs.empty();
    });
  }

  void make_edges(const NumberedClaims& numbered) {
    std::map<EdgeKey, std::size_t> place;
    std::vector<std::vector<std::string>> labels;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const Claim& claim = claims_[i];
      for (const auto& [from, to] : claim.pairs) {
        const EdgeKey there{from, to, claim.kind};
        const EdgeKey back{to, from, claim.kind};
        const bool reversed = place.contains(back);
        const auto [entry, is_new] = place.emplace(reversed ? back : there, figure_.edges.size());
        if (is_new) {
          figure_.edges.push_back({from, to, claim.kind, false, false, 0, "", {}});
          labels.emplace_back();
        }
        FigureEdge& edge = figure_.edges[entry->second];
        edge.ends_at_source |= reversed ? claim.ends_at_target : claim.ends_at_source;
        edge.ends_at_target |= reversed ? claim.ends_at_source : claim.ends_at_target;
        ++edge.count;
        if (const int note = numbered.note_of[i]; note > 0 && std::ranges::count(edge.notes, note) == 0)
          edge.notes.push_back(note);
        std::vector<std::string>& words = labels[entry->second];
        if (!claim.label.empty() && std::ranges::count(words, claim.label) == 0) words.push_back(claim.label);
      }
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
      std::ranges::sort(figure_.edges[i].notes);
      figure_.edges[i].label = label_of(labels[i], figure_.edges[i]);
    }
  }

  static std::string label_of(const std::vector<std::string>& words, const FigureEdge& edge) {
    const bool of_documents = edge.kind == LineKind::document;
    if (edge.kind == LineKind::silence && words.size() > 1)
      return edge.ends_at_source && edge.ends_at_target ? "did not talk" : "did not tell";
    if (words.empty() || (!of_documents && words.size() > kWordsInLabel)) return "";
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
  }

  // A document stands beside its author: in the author where that is a container, else where the author stands.
  EntityId container_of(const EntityId& id) const {
    if (const auto membership = memberships_.find(id); membership != memberships_.end()) return membership->second.of;
    std::set<EntityId> authors;
    for (const Relation& relation : findings_.relations)
      if (relation.type == RelationType::authored && relation.polarity == Polarity::happened && relation.to == id)
        authors.insert(relation.from);
    if (authors.size() != 1) return {};
    const EntityId author = *authors.begin();
    if (containers_.contains(author)) return author;
    const auto membership = memberships_.find(author);
    return membership == memberships_.end() ? EntityId{} : membership->second.of;
  }

  void place_in_containers() {
    for (const EntityId& id : std::set<EntityId>(drawn_)) {
      for (auto above = memberships_.find(id); above != memberships_.end();
           above = memberships_.find(above->second.of)) {
        containers_.insert(above->second.of);
        drawn_.insert(above->second.of);
      }
    }
    std::set<EntityId> muted = muted_members();
    for (const Entity& entity : findings_.entities) {
      const EntityId& id = entity.id;
      const bool is_muted = muted.contains(id);
      if (!drawn_.contains(id) && !is_muted) continue;
      const std::string name = entity.name.empty() ? id.text : on_one_line(entity.name);
      if (containers_.contains(id)) {
        figure_.containers.push_back({id, name, container_of(id)});
        continue;
      }
      const auto membership = memberships_.find(id);
      const bool has_role = entity.type == EntityType::person && membership != memberships_.end();
      figure_.nodes.push_back(
          {id, name, entity.type, has_role ? on_one_line(membership->second.role) : "", container_of(id), is_muted});
    }
    named_only_ = findings_.entities.size() - figure_.nodes.size() - figure_.containers.size() - dropped_;
  }

  // Others of an organization that is drawn, where they are few enough to stand there.
  std::set<EntityId> muted_members() {
    std::map<EntityId, std::vector<EntityId>> idle;
    for (const auto& [id, membership] : memberships_)
      if (!drawn_.contains(id) && drawn_.contains(membership.of)) idle[membership.of].push_back(id);
    std::set<EntityId> out;
    for (const auto& [organization, members] : idle) {
      if (members.size() > kMutedInContainer || drawn_.size() + out.size() + members.size() > style_.max_nodes)
        continue;
      out.insert(members.begin(), members.end());
      containers_.insert(organization);
    }
    return out;
  }

  void write_words(const NumberedClaims& numbered) {
    std::vector<std::string> titles;
    for (const SourceDocument& document : findings_.documents) titles.push_back(on_one_line(document.title));
    figure_.title = on_one_line(style_.title);
    figure_.subtitle = count_claims(claims_);
    const bool own_title = !figure_.title.empty();
    // A file's name is no headline.
    const bool named_by_file = titles.empty() || findings_.documents.front().path.ends_with(titles.front());
    const bool silent = std::ranges::count(figure_.edges, LineKind::silence, &FigureEdge::kind) > 0;
    if (!own_title && named_by_file)
      figure_.title = silent ? "Who told whom, and who did not" : "Who told whom";
    else if (!own_title)
      figure_.title = titles.front();
    if (titles.size() > 1)
      figure_.subtitle += fmt::format(" in {} documents", titles.size());
    else if (!titles.empty() && figure_.title != titles.front())
      figure_.subtitle += fmt::format(" in “{}”", titles.front());
    figure_.legend = legend_of(figure_);
    figure_.description = describe_figure(figure_);
    const auto remark = [this](std::size_t count, std::string_view one, std::string_view many) {
      if (count > 0) figure_.remarks.push_back(fmt::format("{} {}", count, count == 1 ? one : many));
    };
    if (std::ranges::any_of(claims_, &Claim::disputed))
      figure_.remarks.push_back("“Disputed”: one account says that it happened, another that it did not.");
    remark(found_.doubtful, "contact was read with too little confidence to be drawn.",
           "contacts were read with too little confidence to be drawn.");
    remark(numbered.left_out, "further quote is not shown.", "further quotes are not shown.");
    remark(dropped_, "party with fewer contacts is left out.", "parties with fewer contacts are left out.");
    remark(found_.carried_documents, "receipt of a document is shown by the contact that carried it.",
           "receipts of documents are shown by the contacts that carried them.");
    remark(named_only_, "further name in the text has no stated contact.",
           "further names in the text have no stated contact.");
    std::string named;
    for (std::size_t i = 0; i < std::min(titles.size(), kTitlesInSource); ++i) named += (i > 0 ? "; " : "") + titles[i];
    if (titles.size() > kTitlesInSource) named += fmt::format("; and {} more", titles.size() - kTitlesInSource);
    if (!named.empty()) figure_.source = fmt::format("Source: {}. ", named);
    figure_.source += "No line means that nothing was found.";
  }

  const Findings& findings_;
  const FigureStyle& style_;
  Claims found_;
  std::vector<Claim>& claims_ = found_.list;
  std::map<EntityId, Membership> memberships_;
  std::map<EntityId, std::size_t> order_;
  std::set<EntityId> drawn_;
  std::set<EntityId> containers_;
  std::size_t dropped_ = 0;
  std::size_t named_only_ = 0;
  Figure figure_;
};

}  // namespace

Figure make_figure(const Findings& findings, const FigureStyle& style) { return FigureMaker(findings, style).make(); }

}  // namespace whowhom
