// whowhom analyse: what was understood of the sentences of a document, as CoNLL-U.
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
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

int analyse_conllu(const Options& options, const AnalyseOptions& wanted) {
  const std::vector<std::string>& paths = options.input.paths;
  if (std::ranges::count(paths, "-") > 1) throw UsageError("- stands there twice, and standard input can be read once");
  std::vector<std::string> texts(paths.size());
  std::vector<std::string> errors(paths.size());
  each_in_parallel(paths.size(), options.input.batch.jobs, [&](std::size_t i) {
    try {
      const std::string name = paths[i] == "-" ? "standard input" : paths[i];
      ConlluFile file = read_conllu(read_file(paths[i], ReadOptions{}.max_bytes), name);
      analyse_words(file.sentences, wanted);
      texts[i] = write_conllu(file);
    } catch (const Error& error) {
      errors[i] = error.what();
    }
  });
  std::string out;
  std::size_t unread = 0;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (!errors[i].empty()) fmt::print(stderr, "error: {}\n", errors[i]);
    unread += errors[i].empty() ? 0 : 1;
    out += std::exchange(texts[i], {});
  }
  if (unread == paths.size()) throw Error("nothing was read");
  write_output(options.output, out);
  return unread > 0 ? kPartlyRead : kDone;
}

int run(const Options& options) {
  const AnalyseOptions wanted{.names = true, .roles = options.roles};
  if (options.conllu) return analyse_conllu(options, wanted);
  std::mutex mutex;
  std::map<BatchPlace, std::string> texts;
  const bool some_unread = read_inputs(options.input, [&](BatchPlace place, Document document) {
    document.source.id = {place.number == 0 ? fmt::format("d{}", place.file + 1)
                                            : fmt::format("d{}.{}", place.file + 1, place.number + 1)};
    std::string text = write_conllu(document, analyse(document, wanted));
    const std::lock_guard lock(mutex);
    texts[place] = std::move(text);
  });
  std::string out;
  for (auto& [place, text] : texts) out += std::exchange(text, {});
  write_output(options.output, out);
  return some_unread ? kPartlyRead : kDone;
}

}  // namespace

void add_analyse(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("analyse", "Write sentences, words and what they are to each other, as CoNLL-U");
  add_input_options(*command, options->input);
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
