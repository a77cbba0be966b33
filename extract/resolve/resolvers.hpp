// The parts of resolution, in the order in which they run: names first, then what can only point to a name.
#pragma once

#include "extract/resolve/addresses.hpp"
#include "extract/resolve/clusters.hpp"

namespace whowhom {

/// Full names, surnames, given names, addresses, and titles that stand for a name.
void resolve_people(Clusters& clusters, const MailTies& ties);

/// Names, acronyms with their expansions, groups, and nouns such as "the Department".
void resolve_organizations(Clusters& clusters);

/// "the report" to the report before it.
void resolve_documents(Clusters& clusters);

/// "@annlee" to the one whose name stands beside it in the head of a post.
void resolve_handles(Clusters& clusters, const Document& document);

/// "Counsel Inquiry" in front of a turn to the questioner who was called by name when the examination began.
void resolve_role_labels(Clusters& clusters, const Document& document);

/// "he" and "she" to the person who is likely enough, "I" to who speaks, "you" to the
/// only one addressed, "we" of findings to the report's author.
void resolve_pronouns(Clusters& clusters, const Document& document);

}  // namespace whowhom
