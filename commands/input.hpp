// The inputs of a command: documents, or findings that an earlier run wrote as JSON.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "commands/input_files.hpp"
#include "commands/read_batch.hpp"
#include "extract/read/document.hpp"
#include "graph/findings.hpp"

namespace whowhom {

struct InputOptions {
  std::vector<std::string> paths;
  FileSelection selection;
  BatchOptions batch;
};

/// Adds what every command that reads documents has: how they are read, which files of a folder, how many at a time.
void add_reading_options(CLI::App& command, InputOptions& options);

/// The same, and FILE….
void add_input_options(CLI::App& command, InputOptions& options);

struct Input {
  Findings findings;
  std::map<DocumentId, Document> documents;  ///< where they were asked for, and not read from findings
  bool some_unread = false;                  ///< at least one input was skipped or cut, with a message
};

/// The files behind the inputs; standard input is made readable twice. Throws UsageError where it is named twice.
InputFiles find_inputs(const InputOptions& options);

enum class NothingRead { is_a_failure, is_told };

/// Tells what stood in the way of finding the files, and the summary where not all was read or all is only told.
/// Returns whether something was not read. Throws Error where nothing was, and that is a failure.
bool end_of_batch(const InputFiles& found, const std::vector<FileOutcome>& outcomes,
                  NothingRead nothing_read = NothingRead::is_a_failure);

/// Reads the documents of all inputs into `take` (TakeDocument says how it is called). Each flaw is told on standard
/// error, and in the end, where not all was read, a summary. Returns whether something was not read. Throws Error where
/// nothing was.
bool read_inputs(const InputOptions& options, const TakeDocument& take);

/// Findings of all inputs. Each flaw is told on standard error; an input that cannot be read is skipped. Throws Error
/// when none can be read, or when findings in JSON stand beside other inputs: two cases are not merged.
/// `keep_documents` keeps the texts, which nothing but sentences around a mention needs.
Input load_findings(const InputOptions& options, bool keep_documents = false);

}  // namespace whowhom
