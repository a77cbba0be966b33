// whowhom analyse: what was understood of the sentences of a document, as CoNLL-U.
#include <cstdio>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "extract/language/analyse.hpp"
#include "extract/language/write_conllu.hpp"
#include "extract/read/read_document.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

struct Options {
  InputOptions input;
  std::string output;
};

int run(const Options& options) {
  std::string out;
  std::size_t unread = 0;
  std::size_t number = 0;
  for (const std::string& path : options.input.paths) {
    try {
      ReadResult result = read_document(path, {.all_text = options.input.all_text});
      for (const Diagnostic& diagnostic : result.diagnostics) tell(diagnostic);
      result.document.source.id = {fmt::format("d{}", ++number)};
      out += write_conllu(result.document, analyse(result.document, {.learned = true}));
    } catch (const Error& error) {
      fmt::print(stderr, "error: {}\n", error.what());
      ++unread;
    }
  }
  if (unread == options.input.paths.size()) throw Error("nothing was read");
  write_output(options.output, out);
  return unread > 0 ? kPartlyRead : kDone;
}

}  // namespace

void add_analyse(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("analyse", "Write sentences, words and what they are to each other, as CoNLL-U");
  add_input_options(*command, options->input);
  command->add_option("-o,--output", options->output, "File to write; standard output if not given");
  command->footer(
      "Examples:\n"
      "  whowhom analyse report.txt -o report.conllu");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace whowhom
