// One cluster a name; then what the text states of short names, acronyms by the table of agencies or by initials that
// only one name here has, and shorter names behind the one longer name that they can be of.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/mention/acronym_definitions.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/name_votes.hpp"
#include "extract/resolve/body_definitions.hpp"
#include "extract/resolve/body_nouns.hpp"
#include "extract/resolve/inspectors.hpp"
#include "extract/resolve/organization_key.hpp"
#include "extract/resolve/resolvers.hpp"
#include "extract/resolve/shorter_names.hpp"

namespace whowhom {
namespace {

class OrganizationResolver {
 public:
  explicit OrganizationResolver(Clusters& clusters) : clusters_(clusters) {}

  void run() {
    const auto& mentions = clusters_.mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i)
      if (mentions[i].kind == MentionKind::name && is_body(mentions[i].type)) take_name(i);
    StatedNames stated = read_stated_names(clusters_);
    join_stated(stated);
    join_acronyms();
    join_shorter_names(clusters_);
    join_inspectors(clusters_);
    for (auto& [noun, definitions] : stated.nouns)
      for (BodyDefinition& definition : definitions) definition.cluster = clusters_.survivor_of(definition.cluster);
    resolve_body_nouns(clusters_, stated.nouns);
  }

 private:
  static bool is_body(EntityType type) { return type == EntityType::organization || type == EntityType::group; }

  bool is_alive(std::size_t cluster) const {
    return !clusters_[cluster].mentions.empty() && clusters_[cluster].type == EntityType::organization;
  }

  // The name without the people who act for it: "DOJ" of "DOJ ethics officials".
  std::size_t end_of_name(std::size_t mention) const {
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    const Token& last = tokens[m.end_token - 1];
    const bool members = m.type == EntityType::organization && m.end_token > m.first_token + 1 &&
                         english_names().member_nouns.contains(last.lower) && !starts_upper(last.form);
    if (!members) return m.end_token;
    std::size_t end = m.end_token - 1;
    // The name stands there as a mention too, the widest first behind this one.
    for (std::size_t k = mention + 1; k < clusters_.mentions().size() && clusters_.mention(k).sentence == m.sentence &&
                                      clusters_.mention(k).first_token == m.first_token;
         ++k)
      if (clusters_.mention(k).kind == MentionKind::name && clusters_.mention(k).end_token < m.end_token)
        return clusters_.mention(k).end_token;
    while (end > m.first_token + 1 && !starts_upper(tokens[end - 1].form)) --end;
    return end;
  }

  // "Embassy in Oslo" is not the one in Paris.
  std::string place_of(const Sentence& sentence, std::size_t end, const std::string& name) const {
    const std::string head = head_noun(name);
    const bool one_of_many = head == "embassy" || head == "consulate" || lower_case(name).ends_with("field office");
    if (!one_of_many || end + 1 >= sentence.tokens.size() || sentence.tokens[end].lower != "in") return {};
    std::size_t last = end + 1;
    while (last < sentence.tokens.size() && is_place_tag(sentence.tokens[last].name)) ++last;
    return last > end + 1 ? words_between(sentence, end + 1, last) : std::string();
  }

  void take_name(std::size_t mention) {
    const Mention& m = clusters_.mention(mention);
    const Sentence& sentence = clusters_.sentence_of(mention);
    const std::size_t end = end_of_name(mention);
    std::string name = words_between(sentence, m.first_token, end);
    if (const std::string place = place_of(sentence, end, name); !place.empty()) name += " in " + place;
    const auto key = std::make_pair(m.type, organization_key(name));
    auto found = by_key_.find(key);
    if (found == by_key_.end()) found = by_key_.emplace(key, clusters_.add(m.type, name)).first;
    Cluster& cluster = clusters_[found->second];
    // A heading's capitals are not how it is written.
    if (cluster.name.find(' ') != std::string::npos && is_all_capitals(cluster.name) && !is_all_capitals(name))
      cluster.name = name;
    clusters_.assign(mention, found->second, "this name");
  }

  // An acronym that the text gives to two bodies is neither's.
  void join_stated(const StatedNames& stated) {
    std::map<std::size_t, std::set<std::size_t>> bodies_of;  // by the short name's cluster
    std::map<std::size_t, std::size_t> given_at;             // by the short name's cluster, a mention that gives it
    for (const NameDefinition& definition : stated.names) {
      const std::size_t body = *clusters_.of(definition.name);
      const std::size_t short_name = *clusters_.of(definition.short_name);
      if (body == short_name) continue;
      bodies_of[short_name].insert(body);
      given_at.try_emplace(short_name, definition.short_name);
    }
    for (const auto& [short_name, bodies] : bodies_of) {
      std::set<std::size_t> distinct;
      for (const std::size_t body : bodies) distinct.insert(clusters_.survivor_of(body));
      const std::size_t from = clusters_.survivor_of(short_name);
      distinct.erase(from);
      if (distinct.empty()) continue;
      const std::size_t first = *distinct.begin();
      const bool one = std::ranges::all_of(distinct, [&](std::size_t other) { return is_form_of(other, first); });
      if (one) {
        for (const std::size_t other : distinct)
          if (other != first) clusters_.join(first, other, "same short name in this text");
        clusters_.join(first, from, "short name that the text gives");
        continue;
      }
      doubtful_.insert(from);
      for (const std::size_t body : distinct)
        clusters_.refuse(given_at.at(short_name), body,
                         fmt::format("“{}” is given to {} bodies here", clusters_[short_name].name, distinct.size()));
    }
  }

  // "Harbour Office" and "Holm Harbour Office", both with one acronym.
  bool is_form_of(std::size_t a, std::size_t b) const {
    if (a == b) return true;
    const std::string first = organization_key(clusters_[a].name);
    const std::string second = organization_key(clusters_[b].name);
    return first == second || first.ends_with(" " + second) || second.ends_with(" " + first);
  }

  void join_acronyms() {
    std::map<std::string, std::vector<std::size_t>> by_initials;
    std::map<std::string, std::size_t> by_key;
    std::vector<std::size_t> acronyms;
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
      if (!is_alive(i)) continue;
      if (is_acronym_name(clusters_[i].name)) {
        if (!doubtful_.contains(i)) acronyms.push_back(i);
        continue;
      }
      by_key.emplace(organization_key(clusters_[i].name), i);
      by_initials[initials_of(clusters_[i].name)].push_back(i);
    }
    for (const std::size_t a : acronyms) {
      const std::string acronym = clusters_[a].name;
      const auto known = english_names().agency_names.find(acronym);
      if (known != english_names().agency_names.end()) {
        const auto body = by_key.find(organization_key(known->second));
        if (body != by_key.end() && is_alive(body->second)) {
          clusters_.join(body->second, a, "acronym of a known agency");
          continue;
        }
      }
      const auto fitting = by_initials.find(acronym);
      if (fitting == by_initials.end() || acronym.size() < 3) continue;
      if (fitting->second.size() == 1) {
        clusters_.join(fitting->second.front(), a, "initials of one name here");
        continue;
      }
      for (const std::size_t body : fitting->second)
        clusters_.refuse(clusters_[a].mentions.front(), body,
                         fmt::format("{} names here have the initials {}", fitting->second.size(), acronym));
    }
  }

  Clusters& clusters_;
  std::map<std::pair<EntityType, std::string>, std::size_t> by_key_;
  std::set<std::size_t> doubtful_;  // acronyms that the text gives to two bodies
};

}  // namespace

void resolve_organizations(Clusters& clusters) { OrganizationResolver(clusters).run(); }

}  // namespace whowhom
