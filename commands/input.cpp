// Reads every input before anything is made of them, so that one bad file costs one message.
#include "commands/input.hpp"

#include <cstdio>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "extract/pipeline.hpp"
#include "extract/read/read_document.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"

namespace whowhom {
namespace {

std::string_view label_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::optional<Document> try_read(const std::string& path, const InputOptions& options) {
  try {
    ReadResult result = read_document(path, {.all_text = options.all_text});
    for (const Diagnostic& diagnostic : result.diagnostics) tell(diagnostic);
    return std::move(result.document);
  } catch (const Error& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return std::nullopt;
  }
}

void tell_doubles(const std::vector<Document>& documents) {
  std::set<std::string> seen;
  for (const Document& document : documents)
    if (!seen.insert(document.source.sha256).second)
      tell({Severity::note, document.source.path, "has the same bytes as another input and counts once"});
}

}  // namespace

void add_input_options(CLI::App& command, InputOptions& options) {
  command
      .add_option("FILE", options.paths, "Documents: plain text or Markdown, - for standard input; or findings as JSON")
      ->required();
  command.add_flag("--all-text", options.all_text, "Keep page furniture (\"More from …\", teasers) in what is read");
}

void tell(const Diagnostic& diagnostic) {
  fmt::print(stderr, "{}: {}: {}\n", label_of(diagnostic.severity), diagnostic.where, diagnostic.message);
}

Input load_findings(const InputOptions& options) {
  std::vector<Document> documents;
  for (const std::string& path : options.paths)
    if (std::optional<Document> document = try_read(path, options)) documents.push_back(std::move(*document));
  Input input;
  input.some_unread = documents.size() < options.paths.size();
  if (documents.empty())
    throw Error(options.paths.size() == 1 ? "nothing was read"
                                          : fmt::format("none of the {} inputs could be read", options.paths.size()));
  for (const Document& document : documents) {
    if (!looks_like_findings(document.text)) continue;
    if (options.paths.size() > 1)
      throw UsageError(fmt::format("{} holds findings; give it alone, or give the documents they were made from",
                                   document.source.path));
    input.findings = read_json(document.text, document.source.path);
    return input;
  }
  tell_doubles(documents);
  input.findings = extract(std::move(documents));
  return input;
}

}  // namespace whowhom
