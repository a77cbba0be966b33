// Whether the text says that an act happened, that it did not, or leaves it open; and on whose word.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/resolve/sentence_tree.hpp"
#include "graph/communication.hpp"

namespace whowhom {

struct Standing {
  Polarity polarity = Polarity::happened;
  std::optional<std::size_t> source;  ///< entity that says so; nothing where it is the document's own voice
  std::vector<std::size_t> negation;  ///< tokens that deny or doubt it, in text order, each once
};

/// The other polarity of a denied act; what is in doubt stays so, and a denied denial is in doubt.
Polarity denied(Polarity polarity);

/// Denies the standing by that word. What is in doubt stays in doubt.
void deny(Standing& standing, std::optional<std::size_t> word);

/// Standing of the act of a verb; nothing where the text states nothing ("if A told B", a question). O(depth of the
/// tree × children).
std::optional<Standing> standing_of(const SentenceTree& tree, std::size_t verb);

/// The same of an act that a noun names: "no record of any call", "the meeting was cancelled", "denied a meeting".
std::optional<Standing> standing_of_noun(const SentenceTree& tree, std::size_t noun);

}  // namespace whowhom
