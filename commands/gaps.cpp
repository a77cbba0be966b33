// whowhom gaps: who should have talked and did not, as the text states.
#include <algorithm>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/command.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "commands/wording.hpp"
#include "graph/gaps.hpp"

namespace whowhom {
namespace {

struct Options {
  InputOptions input;
  bool json = false;
  std::string fail_on;
};

std::string describe(const Findings& findings, const std::vector<Gap>& gaps) {
  const auto doubtful =
      static_cast<std::size_t>(std::ranges::count_if(findings.communications, [](const Communication& communication) {
        return communication.polarity == Polarity::did_not_happen && is_doubtful(communication);
      }));
  std::string left_out;
  if (doubtful > 0)
    left_out = fmt::format("{} left out: `whowhom list contacts --doubtful`\n", counted(doubtful, "doubtful silence"));
  if (gaps.empty()) return "No stated silences found. That says nothing about what was left unsaid.\n" + left_out;
  const Names names(findings);
  const auto by_id = communications_by_id(findings);
  std::string out;
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    const Gap& gap = gaps[i];
    out += fmt::format("{}. {} {} {}: {}\n", i + 1, names.of(gap.from), gap.mutual ? "and" : "to", names.of(gap.to),
                       gap.reason);
    for (const CommunicationId& id : gap.silences) {
      for (const Evidence& evidence : by_id.at(id)->evidence) out += fmt::format("   {}\n", names.quoted(evidence));
    }
  }
  return out + left_out;
}

std::string to_json(const Findings& findings, const std::vector<Gap>& gaps) {
  using Json = nlohmann::ordered_json;
  const auto ids_of = [](const std::vector<CommunicationId>& ids) {
    Json list = Json::array();
    for (const CommunicationId& id : ids) list.push_back(id.text);
    return list;
  };
  const auto by_id = communications_by_id(findings);
  Json list = Json::array();
  for (const Gap& gap : gaps) {
    Json quotes = Json::array();
    for (const CommunicationId& id : gap.silences)
      for (const Evidence& evidence : by_id.at(id)->evidence)
        quotes.push_back({{"document", evidence.document.text},
                          {"start", evidence.span.start},
                          {"end", evidence.span.end},
                          {"quote", evidence.quote}});
    list.push_back({{"kind", to_text(gap.kind)},
                    {"from", gap.from.text},
                    {"to", gap.to.text},
                    {"mutual", gap.mutual},
                    {"silences", ids_of(gap.silences)},
                    {"contacts", ids_of(gap.contacts)},
                    {"reason", gap.reason},
                    {"evidence", std::move(quotes)}});
  }
  return Json{{"gaps", std::move(list)}}.dump(2) + "\n";
}

int run(const Options& options) {
  const Input input = load_findings(options.input);
  const std::vector<Gap> gaps = find_gaps(input.findings);
  write_output("", options.json ? to_json(input.findings, gaps) : describe(input.findings, gaps));
  if (!options.fail_on.empty() && !gaps.empty()) return kGapFound;
  return input.some_unread ? kPartlyRead : kDone;
}

}  // namespace

void add_gaps(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("gaps", "Who did not tell whom, as the text states");
  add_input_options(*command, options->input);
  command->add_flag("--json", options->json, "Write JSON (docs/formats.md)");
  command->add_option("--fail-on", options->fail_on, "Exit with 4 if a gap of this kind is found: stated")
      ->check(CLI::IsMember({"stated"}));
  command->footer(
      "A gap is a silence that the text states (\"did not inform\", \"had no discussions with\").\n"
      "Nothing is concluded from what a text leaves out, nor from what was read with a confidence below 0.5.\n\n"
      "Examples:\n"
      "  whowhom gaps report.txt\n"
      "  whowhom gaps case.json --json");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace whowhom
