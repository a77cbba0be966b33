// What a communication was about, in the words that follow "about", "on", "regarding" or "that".
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "extract/communication/phrase.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// The words after the first opener behind the phrase `trigger`, verbatim, up to the next pause and twelve words at
/// most.
std::optional<std::string> topic_after(const Document& document, const PhrasedSentence& sentence, std::size_t trigger);

}  // namespace whowhom
