// whowhom explain: one party with its mentions, or two with their communications.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/explain_pair.hpp"
#include "commands/explain_party.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "commands/party_names.hpp"
#include "commands/places.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

struct Options {
  InputOptions input;
  std::vector<std::string> words;  // one name or two, then files
  bool json = false;
};

// Names come first; the first word that is a file or "-" ends them.
std::vector<std::string> take_names(Options& options) {
  const auto first_file = std::ranges::find_if(options.words, [](const std::string& word) {
    std::error_code unknown;
    return word == "-" || std::filesystem::exists(word, unknown);
  });
  std::vector<std::string> names(options.words.begin(), first_file);
  // Where no word is a file, the first is the name, and reading tells of the others.
  if (first_file == options.words.end() && names.size() > 1) names.resize(1, std::string());
  options.input.paths.assign(options.words.begin() + static_cast<std::ptrdiff_t>(names.size()), options.words.end());
  if (names.empty())
    throw UsageError("say whom to explain before the files: whowhom explain NAME FILE…, or NAME NAME FILE…");
  if (names.size() > 2)
    throw UsageError(fmt::format("{}: no such file; put a name of several words into quotation marks", names[2]));
  if (options.input.paths.empty()) throw UsageError("name the documents behind the name: whowhom explain NAME FILE…");
  return names;
}

std::vector<const Entity*> meant_by(const Findings& findings, const std::vector<std::string>& names, std::size_t i) {
  std::vector<const Entity*> meant = entities_called(findings, names[i]);
  if (!meant.empty()) return meant;
  std::string hint = near_names(findings, names[i]);
  if (names.size() == 2 && !entities_called(findings, names[0] + " " + names[1]).empty())
    hint = fmt::format("put the name into quotation marks: \"{} {}\"", names[0], names[1]);
  throw Error(fmt::format("{}: nobody and nothing here has this name; {}", names[i], hint));
}

int run(Options options) {
  const std::vector<std::string> names = take_names(options);
  const Input input = load_findings(options.input, true);
  const Findings& findings = input.findings;
  Texts texts(input.documents);
  const std::vector<const Entity*> first = meant_by(findings, names, 0);
  std::string out;
  if (names.size() == 2) {
    const TwoNames two{first, meant_by(findings, names, 1)};
    if (two.a.size() == 1 && two.a == two.b)
      throw Error(
          fmt::format("{} and {} are both {}; name two parties, or put a name of several words into quotation "
                      "marks",
                      names[0], names[1], two.a.front()->name));
    out = options.json ? explain_pair_json(findings, two, texts) : explain_pair(findings, two, texts);
  } else {
    out = options.json ? explain_parties_json(findings, first, texts) : explain_parties(findings, first, texts);
  }
  if (input.documents.empty())
    fmt::print(stderr, "note: findings hold no texts, so there are no {}; name the documents to see them\n",
               names.size() == 2 ? "lines" : "sentences");
  write_output("", out);
  return input.some_unread ? kPartlyRead : kDone;
}

}  // namespace

void add_explain(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "explain", "Show every mention of a party and why it is this party's; of two, every communication and its words");
  command
      ->add_option("NAME [NAME] FILE", options->words,
                   "One name, alias or id, or two, then documents, or findings as JSON")
      ->required();
  add_reading_options(*command, options->input);
  command->add_flag("--json", options->json, "Write JSON (docs/formats.md)");
  command->footer(
      "Of two parties everything is shown that links them, also what did not happen, what is uncertain and what\n"
      "was read too unsurely for figures.\n\n"
      "Examples:\n"
      "  whowhom explain \"Ann Lee\" report.txt         name, alias or id; capitals do not matter\n"
      "  whowhom explain lee vol1.txt vol2.txt        of several of that name all are shown\n"
      "  whowhom explain \"Ann Lee\" Hill report.txt    what the report says of the two");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace whowhom
