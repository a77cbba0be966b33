// What ties a party to an organization or a document without being a communication.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/communication.hpp"
#include "graph/evidence.hpp"
#include "graph/id.hpp"

namespace whowhom {

enum class RelationType { member_of, part_of, authored, sent, received, saw, approved };

/// `from` is the person or organization, `to` the organization or document.
struct Relation {
  RelationId id;
  RelationType type = RelationType::member_of;
  EntityId from;
  EntityId to;
  std::string role;  ///< member_of only: "Secretary", as the text has it; may be empty
  Polarity polarity = Polarity::happened;
  double confidence = 1.0;
  std::vector<Evidence> evidence;  ///< at least one

  auto operator<=>(const Relation&) const = default;
};

/// True for the types whose `to` is a document.
bool concerns_document(RelationType type);

std::string_view to_text(RelationType type);
std::optional<RelationType> parse_relation_type(std::string_view text);

}  // namespace whowhom
