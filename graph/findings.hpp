// All that was read from some documents: the value that extract/ makes, JSON carries and render/ draws.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "graph/communication.hpp"
#include "graph/entity.hpp"
#include "graph/id.hpp"
#include "graph/identity.hpp"
#include "graph/relation.hpp"

namespace whowhom {

/// A document as evidence names it; its text stays with the reader.
struct SourceDocument {
  DocumentId id;
  std::string path;    ///< as the person gave it
  std::string title;   ///< first heading or subject, else the file's name
  std::string sha256;  ///< of the bytes of the file or of its part, 64 hexadecimal digits
  std::string part{};  ///< where in the file: "message 3", "2019/report.pdf"; empty where it is all of it

  auto operator<=>(const SourceDocument&) const = default;
};

/// Each list is sorted by id order of making (document, then place in it); ids are unique within a list,
/// and every id that a communication, relation or evidence names is in its list.
struct Findings {
  std::vector<SourceDocument> documents;
  std::vector<Entity> entities;
  std::vector<Communication> communications;
  std::vector<Relation> relations;
  std::vector<MaybeSameAs> maybe_same_as;     ///< sorted by `a`, then `b`; each pair once
  std::vector<UnresolvedMention> unresolved;  ///< in order of document and place

  bool operator==(const Findings&) const = default;
};

/// The entity or document with that id; null where there is none. Linear.
const Entity* find_entity(const Findings& findings, const EntityId& id);
const SourceDocument* find_document(const Findings& findings, const DocumentId& id);

/// All communications by their ids. Valid as long as `findings` stays as it is.
std::map<CommunicationId, const Communication*> communications_by_id(const Findings& findings);

/// Drops the communications that are not wanted, and their ids from `conflicting` of the others.
void keep_communications(Findings& findings, const std::function<bool(const Communication&)>& wanted);

}  // namespace whowhom
