// Whether the text says that an act happened, that it did not, or leaves it open; and on whose word.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/communication/arguments.hpp"
#include "graph/communication.hpp"

namespace whowhom {

struct Standing {
  Polarity polarity = Polarity::happened;
  std::optional<std::size_t> source;  ///< entity that says so; nothing where it is the document's own voice
  std::vector<std::size_t> negation;  ///< tokens that deny or doubt it, in text order
};

/// The other polarity of a denied act; what is in doubt stays so, and a denied denial is in doubt.
Polarity denied(Polarity polarity);

/// Standing of the act of `verb` with this subject; nothing where the text states nothing ("if A told B", a question).
std::optional<Standing> standing_of(const PhrasedSentence& sentence, std::size_t verb, const Subject& subject);

/// What stands above a clause or noun that begins with `start` ("A said that …", "no evidence of …"), put upon
/// `standing`. False where nothing is stated at all ("if").
bool apply_governor(const PhrasedSentence& sentence, std::size_t start, Standing& standing);

/// Whether the phrase stands in a direct question, outside a quotation that ends it.
bool in_question(const PhrasedSentence& sentence, std::size_t phrase);

}  // namespace whowhom
