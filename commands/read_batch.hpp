// Many files, several at a time: one bad file costs one message, and in the end it is said what was read.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/input_files.hpp"
#include "extract/pipeline.hpp"
#include "extract/read/reading.hpp"

namespace whowhom {

enum class ReadState { read, partly, not_read };

struct FileOutcome {
  std::string path;
  ReadState state = ReadState::not_read;
  std::size_t documents = 0;
  std::vector<Diagnostic> diagnostics;  ///< in the order in which they came up
  std::string reason;                   ///< why it was not read at all
};

struct BatchOptions {
  ReadOptions read;
  std::size_t jobs = 0;     ///< files at a time; 0: as many as the machine has processors
  bool in_process = false;  ///< without the box: for debugging
  bool progress = true;     ///< a progress bar, where standard error is a terminal
};

/// Takes a document; called from several threads, for one file from one thread and in the order of its documents.
using TakeDocument = std::function<void(BatchPlace place, Document document)>;

/// Reads all files. Diagnostics are told in the order of the files; `place.file` is the index into `files`. What `take`
/// throws ends the batch. `file_done` is called when a file gives no more. The outcomes stand in the order of the
/// files.
std::vector<FileOutcome> read_batch(const std::vector<InputFile>& files, const BatchOptions& options,
                                    const TakeDocument& take,
                                    const std::function<void(std::size_t file)>& file_done = {});

/// "read 40 files: 38 whole, 1 partly, 1 not", and why; empty where one file was read whole.
std::string summary_of(const std::vector<FileOutcome>& outcomes);

/// Whether a file could not be read, or not all of it.
bool some_unread(const std::vector<FileOutcome>& outcomes);

/// "note", "warning", "error".
std::string_view label_of(Severity severity);

/// Tells one diagnostic on standard error.
void tell(const Diagnostic& diagnostic);

}  // namespace whowhom
