// People, organizations, groups and documents, as the program holds them once their mentions are resolved.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/id.hpp"

namespace whowhom {

enum class EntityType { person, organization, group, document };

/// One place where a text names an entity.
struct EntityMention {
  DocumentId document;
  Span span;
  std::string text;       ///< exactly the bytes at `span`; may hold a line break
  std::string rule = {};  ///< why it is this entity's, for the person: "surname of one person here"; may be empty

  auto operator<=>(const EntityMention&) const = default;
};

/// A party. `name` is the fullest name the texts give it.
struct Entity {
  EntityId id;
  std::string name;
  EntityType type = EntityType::person;
  std::vector<std::string> aliases;     ///< other names, sorted, without `name`
  std::vector<EntityMention> mentions;  ///< in order of document and place

  auto operator<=>(const Entity&) const = default;
};

std::string_view to_text(EntityType type);
std::optional<EntityType> parse_entity_type(std::string_view text);

}  // namespace whowhom
