// Documents and diagnostics as bytes between the process that reads them and the one that asked.
#pragma once

#include <string>
#include <string_view>

#include "extract/read/document.hpp"
#include "extract/read/reading.hpp"
#include "graph/diagnostic.hpp"

namespace whowhom {

std::string encode(const Document& document);
std::string encode(const Diagnostic& diagnostic);

/// What a reader's process is asked for. The file itself goes beside it, as a descriptor.
struct ReadRequest {
  std::string path;
  ReadOptions options;
};
std::string encode(const ReadRequest& request);

/// The bytes come from a process that has read a hostile file and may be in its hands: every length, every span and
/// the UTF-8 of the text are checked. Throws Error where they are not as `encode` writes them.
Document decode_document(std::string_view bytes);
Diagnostic decode_diagnostic(std::string_view bytes);
ReadRequest decode_request(std::string_view bytes);

}  // namespace whowhom
