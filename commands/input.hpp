// The inputs of a command: documents, or findings that an earlier run wrote as JSON.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "extract/read/document.hpp"
#include "graph/diagnostic.hpp"
#include "graph/findings.hpp"

namespace whowhom {

struct InputOptions {
  std::vector<std::string> paths;
  bool all_text = false;
  std::size_t jobs = 0;  ///< documents at a time; 0: as many as the machine has processors
};

/// Adds FILE… and --all-text to a command.
void add_input_options(CLI::App& command, InputOptions& options);

/// Adds --jobs to a command.
void add_jobs_option(CLI::App& command, InputOptions& options);

struct Input {
  Findings findings;
  std::map<DocumentId, Document> documents;  ///< where they were asked for, and not read from findings
  bool some_unread = false;                  ///< at least one input was skipped, with a message
};

/// Findings of all inputs. Each flaw is told on standard error; an input that cannot be read is skipped. Throws Error
/// when none can be read, or when findings in JSON stand beside other inputs: two cases are not merged.
/// `keep_documents` keeps the texts, which nothing but sentences around a mention needs.
Input load_findings(const InputOptions& options, bool keep_documents = false);

/// Tells one diagnostic on standard error.
void tell(const Diagnostic& diagnostic);

}  // namespace whowhom
