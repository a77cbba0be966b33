// Reads every input before anything is made of them, so that one bad file costs one message.
#include "commands/input.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "extract/pipeline.hpp"
#include "extract/read/read_document.hpp"
#include "extract/read/read_file.hpp"
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

void tell_doubles(const std::vector<Document>& documents) {
  std::set<std::string> seen;
  for (const Document& document : documents)
    if (!seen.insert(document.source.sha256).second)
      tell({Severity::note, document.source.path, "has the same bytes as another input and counts once"});
}

// One input at a time: findings as JSON, or a document.
class InputReader {
 public:
  explicit InputReader(const InputOptions& options) : options_(options) {}

  void read(const std::string& path) {
    try {
      std::string bytes = read_file(path, ReadOptions{}.max_bytes);
      if (looks_like_findings(bytes)) {
        findings_.push_back(read_json(bytes, path == "-" ? "standard input" : path));
        return;
      }
      ReadResult result = read_bytes(bytes, path, {.all_text = options_.all_text});
      for (const Diagnostic& diagnostic : result.diagnostics) tell(diagnostic);
      std::ranges::move(result.documents, std::back_inserter(documents_));
    } catch (const Error& error) {
      fmt::print(stderr, "error: {}\n", error.what());
      ++unread_;
    }
  }

  Input take(bool keep_documents) {
    const std::size_t read = findings_.size() + documents_.size();
    if (read == 0) throw Error("nothing was read");
    if (!findings_.empty() && read > 1)
      throw UsageError("findings in JSON stand alone; give one such file, or the documents they were made from");
    tell_doubles(documents_);
    Input input;
    input.some_unread = unread_ > 0;
    if (!findings_.empty()) {
      input.findings = std::move(findings_.front());
      return input;
    }
    std::map<std::string, Document> by_digest;
    if (keep_documents)
      for (const Document& document : documents_) by_digest.emplace(document.source.sha256, document);
    input.findings = extract(std::move(documents_), {.jobs = options_.jobs});
    if (keep_documents)
      for (const SourceDocument& source : input.findings.documents) {
        Document& document = input.documents[source.id] = std::move(by_digest.at(source.sha256));
        document.source = source;
      }
    return input;
  }

 private:
  const InputOptions& options_;
  std::vector<Document> documents_;
  std::vector<Findings> findings_;
  std::size_t unread_ = 0;
};

}  // namespace

void add_input_options(CLI::App& command, InputOptions& options) {
  command
      .add_option("FILE", options.paths, "Documents: plain text or Markdown, - for standard input; or findings as JSON")
      ->required();
  command.add_flag("--all-text", options.all_text, "Keep page furniture (\"More from …\", teasers) in what is read");
}

void add_jobs_option(CLI::App& command, InputOptions& options) {
  command
      .add_option("--jobs", options.jobs,
                  "Documents to read at the same time; one for each processor if not given. The result is the same")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
}

void tell(const Diagnostic& diagnostic) {
  fmt::print(stderr, "{}: {}: {}\n", label_of(diagnostic.severity), diagnostic.where, diagnostic.message);
}

Input load_findings(const InputOptions& options, bool keep_documents) {
  InputReader reader(options);
  for (const std::string& path : options.paths) reader.read(path);
  return reader.take(keep_documents);
}

}  // namespace whowhom
