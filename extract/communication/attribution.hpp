// Who says so, where the text says it beside the clause: "A told B, C said", "according to C, A told B".
#pragma once

#include <cstddef>
#include <optional>

#include "extract/resolve/sentence_tree.hpp"

namespace whowhom {

/// The one party on whose word the clause of the verb or noun stands by what hangs on it; nothing where nobody is
/// named.
std::optional<std::size_t> attributed_source(const SentenceTree& tree, std::size_t word);

}  // namespace whowhom
