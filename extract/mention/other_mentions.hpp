// Mentions that are no names of a person or an organization: groups, documents, offices and bodies by their noun,
// pronouns.
#pragma once

#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

/// Named plurals: "US Attorneys", "the Russians".
void find_groups(SentenceMentions& sentence);

/// Noun phrases of a document: "the draft of the policy", "Cole's memorandum".
void find_document_nouns(SentenceMentions& sentence);

/// Offices and bodies by their noun: "the Attorney General", "the administrator", "the Department".
void find_nominals(SentenceMentions& sentence);

/// Personal pronouns of people and of those who write.
void find_pronouns(SentenceMentions& sentence);

}  // namespace whowhom
