// Look-ups by id, and findings with fewer communications.
#include "graph/findings.hpp"

#include <algorithm>
#include <set>

namespace whowhom {

const Entity* find_entity(const Findings& findings, const EntityId& id) {
  const auto found = std::ranges::find(findings.entities, id, &Entity::id);
  return found == findings.entities.end() ? nullptr : &*found;
}

const SourceDocument* find_document(const Findings& findings, const DocumentId& id) {
  const auto found = std::ranges::find(findings.documents, id, &SourceDocument::id);
  return found == findings.documents.end() ? nullptr : &*found;
}

std::map<CommunicationId, const Communication*> communications_by_id(const Findings& findings) {
  std::map<CommunicationId, const Communication*> out;
  for (const Communication& communication : findings.communications) out.emplace(communication.id, &communication);
  return out;
}

void keep_communications(Findings& findings, const std::function<bool(const Communication&)>& wanted) {
  std::erase_if(findings.communications, [&](const Communication& communication) { return !wanted(communication); });
  std::set<CommunicationId> kept;
  for (const Communication& communication : findings.communications) kept.insert(communication.id);
  for (Communication& communication : findings.communications)
    std::erase_if(communication.conflicting, [&](const CommunicationId& id) { return !kept.contains(id); });
}

}  // namespace whowhom
