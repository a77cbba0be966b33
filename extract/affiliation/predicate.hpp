// What a clause that ties somebody to an organization says of itself: whether it is so, and of whom.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/communication/clauses.hpp"
#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

enum class Claim {
  holds,
  over,    ///< "is no longer"
  unheld,  ///< denied, wished, possible, asked
};

/// How the clause whose predicate (a verb, or a noun with "was") is the token puts it. Doubt of a clause above it
/// counts: "denied that Lee was director", "wanted to be director".
Claim claim_of(const SentenceTree& tree, std::size_t predicate);

/// The word that is the subject of the predicate: its own, or, of a clause without one, that of the clause or noun it
/// hangs on, also where clauses.hpp would rather name none: a tie may be read off more loosely than a contact.
std::optional<std::size_t> nearest_subject_of(const SentenceTree& tree, std::size_t predicate);

}  // namespace whowhom
