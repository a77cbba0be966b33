// whowhom analyse: what was understood of the sentences of a document, as CoNLL-U.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "extract/each_in_parallel.hpp"
#include "extract/language/analyse.hpp"
#include "extract/language/read_conllu.hpp"
#include "extract/language/write_conllu.hpp"
#include "extract/read/read_document.hpp"
#include "extract/read/read_file.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

struct Options {
  InputOptions input;
  std::string output;
  bool conllu = false;
  bool roles = false;
};

// What became of one input.
struct Outcome {
  std::string text;
  std::vector<Diagnostic> diagnostics;
  std::optional<std::string> error;
};

std::string analysed(const Options& options, std::size_t number, Outcome& outcome) {
  const std::string& path = options.input.paths[number];
  const AnalyseOptions wanted{.names = true, .roles = options.roles};
  if (options.conllu) {
    ConlluFile file = read_conllu(read_file(path, ReadOptions{}.max_bytes), path == "-" ? "standard input" : path);
    analyse_words(file.sentences, wanted);
    return write_conllu(file);
  }
  ReadResult result = read_documents(path, {.all_text = options.input.all_text});
  outcome.diagnostics = std::move(result.diagnostics);
  std::string out;
  for (std::size_t i = 0; i < result.documents.size(); ++i) {
    Document& document = result.documents[i];
    document.source.id = {i == 0 ? fmt::format("d{}", number + 1) : fmt::format("d{}.{}", number + 1, i + 1)};
    out += write_conllu(document, analyse(document, wanted));
  }
  return out;
}

int run(const Options& options) {
  const std::vector<std::string>& paths = options.input.paths;
  if (std::ranges::count(paths, "-") > 1) throw UsageError("- stands there twice, and standard input can be read once");
  std::vector<Outcome> outcomes(paths.size());
  each_in_parallel(paths.size(), options.input.jobs, [&](std::size_t i) {
    try {
      outcomes[i].text = analysed(options, i, outcomes[i]);
    } catch (const Error& error) {
      outcomes[i].error = error.what();
    }
  });
  std::string out;
  std::size_t unread = 0;
  for (Outcome& outcome : outcomes) {
    for (const Diagnostic& diagnostic : outcome.diagnostics) tell(diagnostic);
    if (outcome.error) fmt::print(stderr, "error: {}\n", *outcome.error);
    unread += outcome.error ? 1 : 0;
    out += std::exchange(outcome.text, {});
  }
  if (unread == paths.size()) throw Error("nothing was read");
  write_output(options.output, out);
  return unread > 0 ? kPartlyRead : kDone;
}

}  // namespace

void add_analyse(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("analyse", "Write sentences, words and what they are to each other, as CoNLL-U");
  add_input_options(*command, options->input);
  add_jobs_option(*command, options->input);
  command->add_flag("--conllu", options->conllu,
                    "The files are CoNLL-U: keep their sentences and words, and replace what is said of them");
  command->add_flag("--roles", options->roles, "Say who tells what to whom (Pred and Role in the last column)");
  command->add_option("-o,--output", options->output, "File to write; standard output if not given");
  command->footer(
      "Examples:\n"
      "  whowhom analyse report.txt -o report.conllu\n"
      "  whowhom analyse report.txt --roles | grep Pred=Comm\n"
      "  whowhom analyse --conllu treebank.conllu");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace whowhom
