// The rule sets of affiliation, one a file. Each reads a sentence and adds the ties that it states.
#pragma once

#include "extract/affiliation/tie_collector.hpp"
#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

/// By word order alone: an organization, a title and a name side by side; a name and its office behind a comma.
void title_ties(const SentenceTree& tree, TieCollector& ties);

/// A name beside an office, in either order: "Ann Lee, the Board's director", "its counsel, Bo Hill".
void apposition_ties(const SentenceTree& tree, TieCollector& ties);

/// Offices that a clause gives somebody: "Lee was director of the Board", "as director of the Board, Lee …".
void clause_ties(const SentenceTree& tree, TieCollector& ties);

/// Verbs that tie: joined, left, headed, was named, served as, hired.
void verb_ties(const SentenceTree& tree, TieCollector& ties);

/// A name and an organization that is bound to it by a preposition, a possessive or brackets, without an office.
void attachment_ties(const SentenceTree& tree, TieCollector& ties);

/// Organizations that are part of others.
void part_ties(const SentenceTree& tree, TieCollector& ties);

/// Blocks of lines as they stand under a letter or mail: a name, an office, an organization, each on a line of its own.
void signature_ties(const Document& document, const Analysis& analysis, const std::vector<Mention>& mentions,
                    const Resolution& resolution, TieCollector& ties);

}  // namespace whowhom
