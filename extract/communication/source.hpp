// Who a sentence says it has its statement from, where that stands beside the statement and not above it.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/communication/phrase.hpp"

namespace whowhom {

/// The entity of "According to A, …" and of "…, A said."; nothing where the sentence names none or it is unresolved.
std::optional<std::size_t> attributed_source(const PhrasedSentence& sentence);

}  // namespace whowhom
