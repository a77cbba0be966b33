// whowhom extract: documents to findings.
#include <memory>
#include <string>

#include "commands/command.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "graph/json.hpp"

namespace whowhom {
namespace {

struct Options {
  InputOptions input;
  std::string format = "json";
  std::string output;
};

int run(const Options& options) {
  const Input input = load_findings(options.input);
  write_output(options.output, write_json(input.findings));
  return input.some_unread ? kPartlyRead : kDone;
}

}  // namespace

void add_extract(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("extract", "Read documents and write what they state, with the words that state it");
  add_input_options(*command, options->input);
  command->add_option("--format", options->format, "Format of the result: json (whowhom/1, docs/formats.md)")
      ->check(CLI::IsMember({"json"}))
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "File to write; standard output if not given");
  command->footer(
      "Examples:\n"
      "  whowhom extract report.txt                      findings to the terminal\n"
      "  whowhom extract report.txt thread.md -o case.json\n"
      "  whowhom draw case.json -o figure.svg            draw them later, without the documents");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace whowhom
