// Organizations by name: acronyms, capitalised phrases with a noun of an organization, seats of power, countries that
// act, and parts of one ("DOJ IG", "FBI headquarters").
#pragma once

#include "extract/mention/acronym_definitions.hpp"
#include "extract/mention/name_votes.hpp"
#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

/// A named body whose people stand for it ("FBI agents") is one mention with them, the body's name nested in it. One
/// person of it ("a DOJ official") is an unnamed nominal around the name.
void find_organization_names(SentenceMentions& sentence, const NameVotes& votes, const AcronymDefinitions& acronyms);

}  // namespace whowhom
