// Text ids, one type for each kind of thing, so that an entity's id never stands where a document's is meant.
// The text is what JSON and figures show: stable for the same input, never a pointer or a counter of the process.
#pragma once

#include <compare>
#include <string>

namespace whowhom {

template <class Tag>
struct Id {
  std::string text;

  auto operator<=>(const Id&) const = default;
  bool empty() const { return text.empty(); }
};

using DocumentId = Id<struct DocumentTag>;
using EntityId = Id<struct EntityTag>;
using CommunicationId = Id<struct CommunicationTag>;
using RelationId = Id<struct RelationTag>;

}  // namespace whowhom
