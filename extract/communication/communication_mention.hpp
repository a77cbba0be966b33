// Stage 5: what one document states about communications and ties. Each is a claim in a text, with its words;
// merge makes the thing claimed of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/resolve/resolution.hpp"
#include "graph/communication.hpp"
#include "graph/relation.hpp"

namespace whowhom {

/// Parties are indices into Resolution::entities.
struct CommunicationMention {
  std::vector<std::size_t> from;
  std::vector<std::size_t> to;
  bool mutual = false;
  Polarity polarity = Polarity::happened;
  Channel channel = Channel::unspecified;
  std::optional<std::string> date;
  std::optional<std::string> topic;
  std::optional<std::size_t> source;
  std::vector<std::size_t> through;
  Evidence evidence;
};

struct RelationMention {
  RelationType type = RelationType::member_of;
  std::size_t from = 0;
  std::size_t to = 0;
  std::string role;
  Term term;
  Polarity polarity = Polarity::happened;
  Evidence evidence;
};

/// Ties of people and organizations to organizations: member_of, part_of.
std::vector<RelationMention> find_affiliations(const Document& document, const Analysis& analysis,
                                               const std::vector<Mention>& mentions, const Resolution& resolution);

/// Ties of people and organizations to documents: authored, sent, received, saw, approved, each possibly negated.
std::vector<RelationMention> find_document_relations(const Document& document, const Analysis& analysis,
                                                     const std::vector<Mention>& mentions,
                                                     const Resolution& resolution);

/// In text order of their evidence, then of their trigger. `relations` are those of the same document: somebody does
/// not meet his own body, and a report's author is who interviewed.
std::vector<CommunicationMention> find_communications(const Document& document, const Analysis& analysis,
                                                      const std::vector<Mention>& mentions,
                                                      const Resolution& resolution,
                                                      const std::vector<RelationMention>& relations);

/// All relations of a document: affiliations, then those to documents.
std::vector<RelationMention> find_relations(const Document& document, const Analysis& analysis,
                                            const std::vector<Mention>& mentions, const Resolution& resolution);

}  // namespace whowhom
