// A document and a diagnostic as bytes, to hand them from one process to another.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "extract/read/document.hpp"
#include "graph/diagnostic.hpp"

namespace whowhom {

std::string encode_document(const Document& document);
std::string encode_diagnostic(const Diagnostic& diagnostic);

/// The document that encode_document made the bytes of. The bytes may come from a process that a hostile file has taken
/// over: throws Error where they are no document or would take more than about `max_memory`. Whether the document is
/// one that the stages can take, flaw_of says.
Document decode_document(std::string_view bytes, std::size_t max_memory);

/// The same for a diagnostic. What is not UTF-8, and control characters that would move a terminal's cursor, are
/// replaced.
Diagnostic decode_diagnostic(std::string_view bytes, std::size_t max_memory);

/// Words for the person out of an untrusted process, made UTF-8 without control characters and cut to 4,000 bytes.
std::string harmless_words(std::string_view words);

/// What the stages take for granted and this document does not keep, "a span of `pages` ends outside of the text";
/// nothing where all holds: text and words are UTF-8 without NUL, spans lie in the text, begin and end between
/// characters and are in order, numbers are in their ranges. Linear in the document.
std::optional<std::string> flaw_of(const Document& document, std::size_t max_text_bytes);

}  // namespace whowhom
