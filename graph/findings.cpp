// Look-ups by id.
#include "graph/findings.hpp"

#include <algorithm>

namespace whowhom {

const Entity* find_entity(const Findings& findings, const EntityId& id) {
  const auto found = std::ranges::find(findings.entities, id, &Entity::id);
  return found == findings.entities.end() ? nullptr : &*found;
}

const SourceDocument* find_document(const Findings& findings, const DocumentId& id) {
  const auto found = std::ranges::find(findings.documents, id, &SourceDocument::id);
  return found == findings.documents.end() ? nullptr : &*found;
}

}  // namespace whowhom
