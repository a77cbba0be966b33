// Bytes from a process that a hostile file has taken over.
#include "extract/read/document_codec.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"
#include "graph/error.hpp"

namespace whowhom {

void fuzz_document_codec(std::string_view bytes) {
  constexpr std::size_t kMaxMemory = 64u << 20;
  try {
    const Document document = decode_document(bytes, kMaxMemory);
    if (!flaw_of(document, 1u << 20)) require_good(document);
  } catch (const Error&) {
  }
  try {
    const Diagnostic diagnostic = decode_diagnostic(bytes, kMaxMemory);
    require(is_document_text(diagnostic.message) && is_document_text(diagnostic.where), "a diagnostic is UTF-8");
  } catch (const Error&) {
  }
}

}  // namespace whowhom
