// What a communication was about, in the text's own words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "extract/language/token.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// The topic of the act whose verb or noun is the token `trigger`, by the dependency tree: what stands behind "about",
/// "regarding", "on" …, the clause of a verb of saying or asking, the object of "discussed". Contiguous bytes of the
/// text, 120 at most; a longer topic ends at the last pause or word that fits. None in sentences of more than 1,000
/// tokens. Linear in the sentence.
std::optional<std::string> topic_of(const Document& document, const Sentence& sentence, std::size_t trigger);

/// The subject line of the mail or memorandum whose header lines are at the span, without "Re:" and "Fwd:"; nothing
/// where it is empty.
std::optional<std::string> subject_line(const Document& document, Span header);

}  // namespace whowhom
