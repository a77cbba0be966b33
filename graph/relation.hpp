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

/// Whether a text that states a tie says in the same words that it is over.
enum class Tenure {
  unstated,
  then,    ///< "then-Director Lee": held at the time told of
  former,  ///< "the former director", "until 2019", "who left the Board"
};

/// The part of a time that a tie is known to have held, each end as exact as the text: "2018", "2018-05", "2018-05-04"
/// (ISO 8601). An end that no text states is empty, which says nothing of its not being there.
struct Term {
  std::optional<std::string> since;
  std::optional<std::string> until;
  Tenure tenure = Tenure::unstated;

  auto operator<=>(const Term&) const = default;
};

/// `from` is the person or organization, `to` the organization or document.
struct Relation {
  RelationId id;
  RelationType type = RelationType::member_of;
  EntityId from;
  EntityId to;
  std::string role;  ///< member_of only: "Secretary", as the text has it; may be empty
  Term term;         ///< member_of and part_of; `tenure` only where every statement of the tie says so
  Polarity polarity = Polarity::happened;
  double confidence = 1.0;
  std::vector<Evidence> evidence;  ///< at least one

  auto operator<=>(const Relation&) const = default;
};

/// True for the types whose `to` is a document.
bool concerns_document(RelationType type);

std::string_view to_text(RelationType type);
std::optional<RelationType> parse_relation_type(std::string_view text);

/// "then", "former"; empty for `unstated`.
std::string_view to_text(Tenure tenure);
/// `unstated` has no word of its own.
std::optional<Tenure> parse_tenure(std::string_view text);

}  // namespace whowhom
