// What a subcommand is to main: it sets up its options when asked, and leaves a job to run after the whole command
// line has been read and found right.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

namespace whowhom {

/// Exit codes, as docs/guide.md lists them.
enum ExitCode : int {
  kDone = 0,
  kFailed = 1,
  kWrongUse = 2,
  kPartlyRead = 3,  ///< done, but some input could not be read
  kGapFound = 4,    ///< `gaps --fail-on` found one
};

/// Runs a command and returns its exit code. Throws Error.
using Job = std::function<int()>;

void add_draw(CLI::App& app, Job& job);
void add_extract(CLI::App& app, Job& job);
void add_list(CLI::App& app, Job& job);
void add_explain(CLI::App& app, Job& job);
void add_gaps(CLI::App& app, Job& job);
void add_read(CLI::App& app, Job& job);
void add_analyse(CLI::App& app, Job& job);

}  // namespace whowhom
