// What a communication was about, in the text's own words: behind "about", "on", "regarding" or "that".
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "extract/language/token.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// The words after the first opener behind the token `trigger`, verbatim, up to the next pause and twelve words at
/// most.
std::optional<std::string> topic_of(const Document& document, const Sentence& sentence, std::size_t trigger);

}  // namespace whowhom
