// Readings of documents by hand, for tests of what becomes one across documents.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/merge.hpp"
#include "extract/resolve/entity_id.hpp"

namespace whowhom {

class ReadingBuilder {
 public:
  /// A document of that path; its digest and title are made of it.
  explicit ReadingBuilder(const std::string& path) { reading_.source = {{path}, path, path, path}; }

  /// A party with one mention of its name and one of each alias.
  ReadingBuilder& party(EntityType type, const std::string& name, std::vector<std::string> aliases = {},
                        std::size_t mentions = 1) {
    Entity entity{make_entity_id(name, ids_), name, type, std::move(aliases), {}};
    std::ranges::sort(entity.aliases);
    for (std::size_t i = 0; i < mentions; ++i) mention(entity, name);
    for (const std::string& alias : entity.aliases) mention(entity, alias);
    reading_.resolution.entities.push_back(std::move(entity));
    return *this;
  }
  ReadingBuilder& person(const std::string& name, std::vector<std::string> aliases = {}, std::size_t mentions = 1) {
    return party(EntityType::person, name, std::move(aliases), mentions);
  }
  ReadingBuilder& body(const std::string& name, std::vector<std::string> aliases = {}) {
    return party(EntityType::organization, name, std::move(aliases));
  }
  /// Ties the party made last but `back` to the one made last.
  ReadingBuilder& member(const std::string& role, std::size_t back = 1) {
    RelationMention& relation = reading_.relations.emplace_back();
    relation.to = reading_.resolution.entities.size() - 1;
    relation.from = relation.to - back;
    relation.role = role;
    relation.evidence.document = reading_.source.id;
    relation.evidence.span = {next_, next_ + role.size()};
    relation.evidence.quote = role;
    return *this;
  }

  operator DocumentReading() const { return reading_; }  // NOLINT(google-explicit-constructor)

 private:
  void mention(Entity& entity, const std::string& text) {
    entity.mentions.push_back({reading_.source.id, {next_, next_ + text.size()}, text, "test"});
    next_ += text.size() + 1;
  }

  DocumentReading reading_;
  std::set<std::string> ids_;
  std::size_t next_ = 0;
};

/// The parts of the findings' entities as lines "name: document/text, …", sorted: what became one, whatever its id.
inline std::vector<std::string> partition_of(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Entity& entity : findings.entities) {
    std::vector<std::string> parts;
    for (const EntityMention& mention : entity.mentions)
      parts.push_back(mention.document.text + "/" + std::to_string(mention.span.start) + "/" + mention.rule);
    std::ranges::sort(parts);
    std::string line = entity.name + ":";
    for (const std::string& part : parts) line += " " + part;
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines);
  return lines;
}

}  // namespace whowhom
