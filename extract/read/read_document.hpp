// Stage 1: a file to its documents, in this process.
#pragma once

#include <string>
#include <vector>

#include "extract/read/document.hpp"
#include "extract/read/reading.hpp"
#include "graph/diagnostic.hpp"

namespace whowhom {

struct ReadResult {
  std::vector<Document> documents;      ///< one, or those of a mailbox or an archive; `source.id` stays empty
  std::vector<Diagnostic> diagnostics;  ///< notes and warnings, "set aside 14 lines after …"
};

/// Reads a file with the reader of its kind; `-` is standard input. Throws Error where there is no document to be had:
/// no such file, a folder, no permission, empty, of no kind that is read, damaged, over the limit. The message says
/// what to do.
ReadResult read_documents(const std::string& path, const ReadOptions& options = {});

/// The same for bytes in memory; `path` names them and may tell their kind by its ending.
ReadResult read_bytes(std::string_view bytes, const std::string& path, const ReadOptions& options = {});

/// The same where the bytes are known to be one document. Throws Error where they are not.
Document read_one_document(std::string_view bytes, const std::string& path, const ReadOptions& options = {});

}  // namespace whowhom
