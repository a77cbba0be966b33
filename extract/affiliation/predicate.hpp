// What a clause that ties somebody to an organization says of itself: whether it is so, and of whom.
#pragma once

#include <cstddef>
#include <optional>

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
/// hangs on. The logical object in the passive: look at `is_passive`.
std::optional<std::size_t> subject_of(const SentenceTree& tree, std::size_t predicate);

/// "was appointed", "a director appointed in May".
bool is_passive(const SentenceTree& tree, std::size_t verb);

}  // namespace whowhom
