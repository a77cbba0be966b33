// Dated statements first, each to the first it agrees with; then the undated, which agree with all.
#include "extract/merge_relations.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

using Ends = std::tuple<RelationType, EntityId, EntityId, Polarity>;

// One date is the other, or says it more exactly.
bool agree(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  return !a || !b || a->starts_with(*b) || b->starts_with(*a);
}

void take_exacter(std::optional<std::string>& date, const std::optional<std::string>& other) {
  if (other && (!date || other->size() > date->size())) date = other;
}

bool is_dated(const Term& term) { return term.since || term.until; }

// A term that ends before it begins is of two ties.
bool in_order(const Term& term) {
  if (!term.since || !term.until) return true;
  const std::size_t size = std::min(term.since->size(), term.until->size());
  return term.since->substr(0, size) <= term.until->substr(0, size);
}

struct Group {
  Term term;
  std::vector<std::size_t> statements;  ///< in the order given
};

bool joins(Group& group, const Term& term) {
  if (!agree(group.term.since, term.since) || !agree(group.term.until, term.until)) return false;
  Term both = group.term;
  take_exacter(both.since, term.since);
  take_exacter(both.until, term.until);
  if (!in_order(both)) return false;
  group.term = both;
  return true;
}

std::vector<Group> groups_of(const std::vector<StatedRelation>& stated, const std::vector<std::size_t>& statements) {
  std::vector<Group> groups;
  for (const bool dated : {true, false}) {
    for (const std::size_t i : statements) {
      const Term& term = stated[i].mention.term;
      if (is_dated(term) != dated) continue;
      const auto place = std::ranges::find_if(groups, [&](Group& group) { return joins(group, term); });
      if (place == groups.end())
        groups.push_back({term, {i}});
      else
        place->statements.push_back(i);
    }
  }
  for (Group& group : groups) std::ranges::sort(group.statements);
  return groups;
}

Relation relation_of(const std::vector<StatedRelation>& stated, const Group& group) {
  Relation out;
  const StatedRelation& first = stated[group.statements.front()];
  out.type = first.mention.type;
  out.from = first.from;
  out.to = first.to;
  out.polarity = first.mention.polarity;
  out.term = group.term;
  out.term.tenure = first.mention.term.tenure;
  out.confidence = 0.0;
  for (const std::size_t i : group.statements) {
    const RelationMention& mention = stated[i].mention;
    if (out.role.empty()) out.role = mention.role;
    out.term.tenure = std::min(out.term.tenure, mention.term.tenure);
    out.confidence = std::max(out.confidence, mention.evidence.confidence);
    if (std::ranges::find(out.evidence, mention.evidence) == out.evidence.end())
      out.evidence.push_back(mention.evidence);
  }
  if (out.term.until) out.term.tenure = Tenure::former;
  return out;
}

}  // namespace

std::vector<Relation> merge_relations(const std::vector<StatedRelation>& stated) {
  std::map<Ends, std::map<std::string, std::vector<std::size_t>>> by_role;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const RelationMention& mention = stated[i].mention;
    by_role[{mention.type, stated[i].from, stated[i].to, mention.polarity}][lower_case(mention.role)].push_back(i);
  }
  std::vector<Group> groups;
  for (auto& [ends, roles] : by_role) {
    const auto bare = roles.find("");
    if (bare != roles.end() && roles.size() == 2) {
      std::vector<std::size_t>& named = roles.rbegin()->second;
      std::erase_if(bare->second, [&](std::size_t i) {
        if (is_dated(stated[i].mention.term)) return false;
        named.push_back(i);
        return true;
      });
      std::ranges::sort(named);
    }
    for (const auto& [role, statements] : roles)
      for (Group& group : groups_of(stated, statements)) groups.push_back(std::move(group));
  }
  std::ranges::sort(groups, {}, [](const Group& group) { return group.statements.front(); });
  std::vector<Relation> relations;
  for (const Group& group : groups) {
    relations.push_back(relation_of(stated, group));
    relations.back().id = {fmt::format("r{}", relations.size())};
  }
  return relations;
}

}  // namespace whowhom
