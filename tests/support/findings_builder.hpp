// Findings by hand, for tests that start behind the reading of text: each act stands in a sentence of its own.
#pragma once

#include <algorithm>
#include <string>

#include "graph/findings.hpp"

namespace whowhom {

class FindingsBuilder {
 public:
  FindingsBuilder() { findings_.documents.push_back({{"d1"}, "letters.txt", "Letters", std::string(64, '0')}); }

  /// The entity with that id, made as a person of that name where there is none.
  Entity& entity(const std::string& id, EntityType type = EntityType::person) {
    const auto found = std::ranges::find(findings_.entities, EntityId{id}, &Entity::id);
    if (found != findings_.entities.end()) return *found;
    return findings_.entities.emplace_back(Entity{{id}, id, type, {}, {}});
  }

  Communication& add(const std::string& from, const std::string& to, Polarity polarity) {
    entity(from);
    entity(to);
    Communication act;
    act.id = {"c" + std::to_string(findings_.communications.size() + 1)};
    act.from = {{from}};
    act.to = {{to}};
    act.polarity = polarity;
    act.evidence = {evidence(from + (polarity == Polarity::did_not_happen ? " did not tell " : " told ") + to + ".")};
    return findings_.communications.emplace_back(act);
  }
  Communication& contact(const std::string& from, const std::string& to) { return add(from, to, Polarity::happened); }
  Communication& silence(const std::string& from, const std::string& to) {
    return add(from, to, Polarity::did_not_happen);
  }

  Relation& relate(RelationType type, const std::string& from, const std::string& to) {
    entity(from);
    entity(to, concerns_document(type) ? EntityType::document : EntityType::organization);
    Relation tie;
    tie.id = {"r" + std::to_string(findings_.relations.size() + 1)};
    tie.type = type;
    tie.from = {from};
    tie.to = {to};
    tie.evidence = {evidence(from + " of " + to + ".")};
    return findings_.relations.emplace_back(tie);
  }

  const Findings& findings() const { return findings_; }
  Findings& findings() { return findings_; }

 private:
  Evidence evidence(const std::string& quote) {
    Evidence out;
    out.document = {"d1"};
    out.span = {next_, next_ + quote.size()};
    out.quote = quote;
    out.rule = "test";
    next_ += quote.size() + 1;
    return out;
  }

  Findings findings_;
  std::size_t next_ = 0;
};

}  // namespace whowhom
