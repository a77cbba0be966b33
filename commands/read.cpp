// whowhom read: what a document was read as, and what was set aside. For the person who wonders why a line is missing.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/command.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "commands/wording.hpp"
#include "extract/language/analyse.hpp"
#include "extract/read/read_document.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

struct Options {
  InputOptions input;
  bool json = false;
  bool text = false;
};

struct Extent {
  std::size_t sentences = 0;
  std::size_t words = 0;
};

Extent measure(const Document& document) {
  const Analysis analysis = analyse(document);
  Extent extent{analysis.sentences.size(), 0};
  for (const Sentence& sentence : analysis.sentences)
    extent.words += static_cast<std::size_t>(std::ranges::count_if(
        sentence.tokens, [](const Token& token) { return token.part_of_speech != PartOfSpeech::punct; }));
  return extent;
}

std::size_t line_of(const Document& document, std::size_t offset) {
  return 1 + static_cast<std::size_t>(
                 std::count(document.text.begin(), document.text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::string describe(const Document& document) {
  const Extent extent = measure(document);
  std::string out =
      fmt::format("{}\n  title   {}\n  type    {}\n  read    {}, {}, {}\n  sha256  {}\n", document.source.path,
                  document.source.title, described(document.media_type), counted(document.text.size(), "byte"),
                  counted(extent.sentences, "sentence"), counted(extent.words, "word"), document.source.sha256);
  if (!document.pages.empty()) out += fmt::format("  pages   {}\n", page_count(document));
  for (const SetAside& part : document.set_aside) {
    const std::size_t first = line_of(document, part.span.start);
    const std::size_t last = line_of(document, std::max(part.span.start, part.span.end - 1));
    out += fmt::format("  set aside, {}: {}\n", part.reason,
                       first == last ? fmt::format("line {}", first) : fmt::format("lines {} to {}", first, last));
  }
  return out;
}

// The text that later stages see: everything but what was set aside.
std::string text_of(const Document& document) {
  std::string out;
  std::size_t at = 0;
  for (const SetAside& part : document.set_aside) {
    out.append(document.text, at, part.span.start - at);
    at = part.span.end;
  }
  return out + document.text.substr(at);
}

nlohmann::ordered_json to_json(const Document& document) {
  nlohmann::ordered_json parts = nlohmann::ordered_json::array();
  for (const SetAside& part : document.set_aside)
    parts.push_back({{"start", part.span.start}, {"end", part.span.end}, {"reason", part.reason}});
  const Extent extent = measure(document);
  return {{"path", document.source.path},
          {"title", document.source.title},
          {"media_type", mime_type(document.media_type)},
          {"sha256", document.source.sha256},
          {"bytes", document.text.size()},
          {"pages", page_count(document)},
          {"sentences", extent.sentences},
          {"words", extent.words},
          {"set_aside", std::move(parts)},
          {"text", document.text}};
}

int run(const Options& options) {
  std::string out;
  nlohmann::ordered_json documents = nlohmann::ordered_json::array();
  std::size_t unread = 0;
  for (const std::string& path : options.input.paths) {
    try {
      const ReadResult result = read_documents(path, {.all_text = options.input.all_text});
      for (const Diagnostic& diagnostic : result.diagnostics) tell(diagnostic);
      for (const Document& document : result.documents) {
        if (options.json)
          documents.push_back(to_json(document));
        else
          out += options.text ? text_of(document) : describe(document);
      }
    } catch (const Error& error) {
      fmt::print(stderr, "error: {}\n", error.what());
      ++unread;
    }
  }
  if (unread == options.input.paths.size()) throw Error("nothing was read");
  write_output("", options.json ? nlohmann::ordered_json{{"documents", std::move(documents)}}.dump(2) + "\n" : out);
  return unread > 0 ? kPartlyRead : kDone;
}

}  // namespace

void add_read(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("read", "Show what a document was read as, and what was set aside");
  add_input_options(*command, options->input);
  command->add_flag("--text", options->text, "Write the text that is read, without what was set aside");
  command->add_flag("--json", options->json, "Write JSON, the text included")->excludes("--text");
  command->footer(
      "Examples:\n"
      "  whowhom read page.txt              is anything missing?\n"
      "  whowhom read page.txt --text       the text without page furniture\n"
      "  whowhom read page.txt --all-text   keep everything");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace whowhom
