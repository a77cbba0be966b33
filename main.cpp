// whowhom: who told whom, and who, as the text says, did not. Registers the commands, catches once, maps exit codes.
#include <cstdio>
#include <exception>
#include <new>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "commands/command.hpp"
#include "extract/read/box_worker.hpp"
#include "graph/error.hpp"
#include "version.hpp"

namespace {

constexpr const char* kDescription =
    "whowhom shows who communicated with whom, and who, as the text says, did not.\n"
    "Every line of a figure is tied to the sentence it came from. Nothing leaves this machine.";

constexpr const char* kExamples =
    "Examples:\n"
    "  whowhom draw report.txt -o figure.svg     documents to a figure\n"
    "  whowhom list contacts report.txt          who told whom, with the words\n"
    "  whowhom gaps report.txt                   who did not tell whom\n"
    "  whowhom extract report.txt -o case.json   findings, to keep and to draw later\n"
    "  whowhom COMMAND --help                    more on a command\n\n"
    "Exit: 0 done, 1 failed, 2 wrong use, 3 done but some input could not be read, 4 gaps --fail-on found one.";

}  // namespace

int main(int argc, char** argv) {
  using namespace whowhom;
  if (is_read_worker(argc, argv)) return run_read_worker();
  CLI::App app{kDescription, "whowhom"};
  app.set_version_flag("--version", fmt::format("whowhom {}", kVersion));
  app.require_subcommand(0, 1);  // with 1, CLI11 complains of no command where one is misspelt
  app.footer(kExamples);
  Job job;
  add_draw(app, job);
  add_extract(app, job);
  add_list(app, job);
  add_gaps(app, job);
  add_explain(app, job);
  add_read(app, job);
  add_analyse(app, job);
  try {
    app.parse(argc, argv);
    if (!job) throw UsageError("no command given; `whowhom --help` lists them");
    return job();
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? kDone : kWrongUse;
  } catch (const UsageError& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return kWrongUse;
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "error: out of memory; give fewer or smaller documents at a time\n");
    return kFailed;
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return kFailed;
  }
}
