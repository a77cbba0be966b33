// whowhom draw: documents or findings to a figure.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include <unistd.h>

#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "commands/wording.hpp"
#include "graph/error.hpp"
#include "graph/gaps.hpp"
#include "render/figure_json.hpp"
#include "render/lay_out.hpp"
#include "render/make_figure.hpp"
#include "render/write_dot.hpp"
#include "render/write_raster.hpp"
#include "render/write_svg.hpp"

namespace whowhom {
namespace {

struct Options {
  InputOptions input;
  FigureStyle style;
  std::string output;
  std::string format;
};

constexpr std::string_view kFormats[] = {"svg", "png", "pdf", "dot", "json"};

// The format asked for, else the one that the file's ending names, else SVG.
std::string format_of(const Options& options) {
  if (!options.format.empty()) return options.format;
  if (options.output.empty() || options.output == "-") return "svg";
  const std::size_t slash = options.output.find_last_of('/');
  const std::size_t dot = options.output.find_last_of('.');
  const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  std::string ending = has_ending ? options.output.substr(dot + 1) : "";
  std::ranges::transform(ending, ending.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (std::ranges::find(kFormats, ending) != std::end(kFormats)) return ending;
  throw UsageError(
      fmt::format("{}: the ending does not name a format of figures (svg, png, pdf, dot, json); "
                  "give one, or say --format",
                  options.output));
}

std::string draw(const Figure& figure, const std::string& format) {
  if (format == "json") return write_figure_json(figure);
  if (format == "dot") return write_dot(figure);
  const std::string svg = write_svg(figure, lay_out(figure));
  if (format == "png") return write_png(svg);
  if (format == "pdf") return write_pdf(svg);
  return svg;
}

std::string summary_of(const Findings& findings) {
  const auto count = [&findings](Polarity polarity) {
    return static_cast<std::size_t>(std::ranges::count_if(findings.communications, [&](const Communication& act) {
      return act.polarity == polarity && !is_doubtful(act);
    }));
  };
  return fmt::format("{}, {}, {}", counted(count(Polarity::happened), "contact"),
                     counted(count(Polarity::did_not_happen), "stated silence"),
                     counted(count(Polarity::uncertain), "uncertain contact"));
}

int run(const Options& options) {
  const std::string format = format_of(options);
  const bool to_stdout = options.output.empty() || options.output == "-";
  if (to_stdout && (format == "png" || format == "pdf") && ::isatty(STDOUT_FILENO) != 0)
    throw UsageError(fmt::format("a {} does not belong in a terminal; name a file with -o", format));
  const Input input = load_findings(options.input);
  write_output(options.output, draw(make_figure(input.findings, options.style), format));
  if (!to_stdout) fmt::print(stderr, "{}\n{}\n", summary_of(input.findings), options.output);
  return input.some_unread ? kPartlyRead : kDone;
}

}  // namespace

void add_draw(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("draw", "Draw who told whom, and who did not, with the words that say so");
  add_input_options(*command, options->input);
  command->add_option("-o,--output", options->output,
                      "File to write; its ending names the format. Standard output if not given");
  command->add_option("--format", options->format, "svg, png, pdf, dot, or json (the figure before it is laid out)")
      ->check(CLI::IsMember({"svg", "png", "pdf", "dot", "json"}));
  command->add_option("--title", options->style.title, "Title; the document's own if not given");
  command->footer(
      "Solid arrows are contacts, dashed lines with a bar are silences that the text states, dotted lines are\n"
      "uncertain. Numbers lead to the quotes below the drawing. No line means that nothing was found.\n\n"
      "Examples:\n"
      "  whowhom draw thread.txt -o figure.svg\n"
      "  whowhom draw case.json -o figure.pdf --title \"Who told whom\"\n"
      "  whowhom extract report.txt | whowhom draw - -o figure.png");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace whowhom
