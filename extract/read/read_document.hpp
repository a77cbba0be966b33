// Stage 1: a file to a Document.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/read/document.hpp"
#include "graph/diagnostic.hpp"

namespace whowhom {

struct ReadOptions {
  bool all_text = false;               ///< keep page furniture in the text that is read
  std::size_t max_bytes = 128u << 20;  ///< larger files are refused: the stages take some 20 times the text
};

struct ReadResult {
  Document document;
  std::vector<Diagnostic> diagnostics;  ///< notes and warnings, "set aside 14 lines after …"
};

/// Reads plain text or Markdown; `-` is standard input. Sets title, sha256, pages, set_aside; `source.id` stays empty.
/// Throws Error where there is no document to be had: no such file, a folder, no permission, empty, binary, not UTF-8
/// (with the offset and line of the first wrong byte), over the limit. The message says what to do.
ReadResult read_document(const std::string& path, const ReadOptions& options = {});

/// The same for bytes in memory; `path` names them and, by its ending, says whether they are Markdown.
ReadResult read_document_bytes(std::string bytes, const std::string& path, const ReadOptions& options = {});

}  // namespace whowhom
