// The parties of a text in the test, as lines that a test can compare.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "support/document_of.hpp"

namespace whowhom {

struct Parties {
  explicit Parties(std::string text, const std::string& path = "note.txt")
      : document(document_of(std::move(text), path)),
        analysis(analyse(document, kForExtraction)),
        mentions(find_mentions(document, analysis)),
        resolution(resolve_entities(document, analysis, mentions)) {}

  /// Names of the entities of that type, in order of first mention.
  std::vector<std::string> names(EntityType type) const {
    std::vector<std::string> out;
    for (const Entity& entity : resolution.entities)
      if (entity.type == type) out.push_back(entity.name);
    return out;
  }
  std::vector<std::string> people() const { return names(EntityType::person); }
  std::vector<std::string> organizations() const { return names(EntityType::organization); }

  const Entity* entity(const std::string& name) const {
    for (const Entity& candidate : resolution.entities)
      if (candidate.name == name) return &candidate;
    return nullptr;
  }

  /// The name of the party that the n-th mention with these words means; "" where it means nobody.
  std::string meant_by(const std::string& words, std::size_t n = 0) const {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (document.text.substr(mentions[i].span.start, mentions[i].span.size()) != words || n-- > 0) continue;
      return resolution.entity_of[i] ? resolution.entities[*resolution.entity_of[i]].name : "";
    }
    return "no such mention";
  }

  /// "Ann Lee > Board [chairman]" for each affiliation.
  std::vector<std::string> ties() const {
    std::vector<std::string> out;
    for (const RelationMention& tie : find_affiliations(document, analysis, mentions, resolution))
      out.push_back(resolution.entities[tie.from].name + " > " + resolution.entities[tie.to].name +
                    (tie.type == RelationType::part_of ? " part" : " [" + tie.role + "]"));
    return out;
  }

  Document document;
  Analysis analysis;
  std::vector<Mention> mentions;
  Resolution resolution;
};

}  // namespace whowhom
