// Findings in JSON are read here; documents go through the batch, and what is read of each is kept, not its text.
#include "commands/input.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>

#include "commands/wording.hpp"
#include "extract/pipeline.hpp"
#include "extract/read/read_file.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxFindingsBytes = 2u << 30;

bool holds_findings(const std::string& path) {
  std::string head(4096, '\0');
  std::error_code unknown;
  if (path == "-") {
    const ssize_t got = pread(STDIN_FILENO, head.data(), head.size(), 0);
    head.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  } else {
    if (!std::filesystem::is_regular_file(path, unknown)) return false;
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
  }
  return looks_like_findings(head);
}

void tell_duplicates(const Extracted& extracted) {
  constexpr std::size_t kTold = 10;
  std::size_t told = 0;
  for (const auto& [copy, counted_one] : extracted.duplicates) {
    if (++told > kTold) break;
    const auto place = [](const SourceDocument& source) {
      return source.part.empty() ? source.path : fmt::format("{}: {}", source.path, source.part);
    };
    tell({Severity::note, place(copy), fmt::format("has the same text as {} and counts once", place(counted_one))});
  }
  if (extracted.duplicates.size() > kTold)
    fmt::print(stderr, "note: and {} more\n", counted(extracted.duplicates.size() - kTold, "copy"));
}

Input read_findings_file(const std::string& path) {
  Input input;
  input.findings = read_json(read_file(path, kMaxFindingsBytes), path == "-" ? "standard input" : path);
  return input;
}

}  // namespace

void add_reading_options(CLI::App& command, InputOptions& options) {
  command.add_flag("--all-text", options.batch.read.all_text,
                   "Keep page furniture (\"More from …\", teasers) in what is read");
  command
      .add_option_function<std::string>(
          "--ocr",
          [&options](const std::string& when) {
            options.batch.read.ocr = when == "never" ? Ocr::never : when == "always" ? Ocr::always : Ocr::automatic;
          },
          "Read the words of pictures and scans: auto (pages without words of their own), never, always")
      ->check(CLI::IsMember({"auto", "never", "always"}))
      ->type_name("WHEN");
  command.add_option("--include", options.selection.include, "Of folders only files that fit, as in '*.pdf'")
      ->type_name("PATTERN")
      ->allow_extra_args(false);
  command.add_option("--exclude", options.selection.exclude, "Of folders no files that fit, as in 'drafts/*'")
      ->type_name("PATTERN")
      ->allow_extra_args(false);
  command
      .add_option("--jobs", options.batch.jobs,
                  "Documents to read at the same time; one for each processor if not given. The result is the same")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  command.add_flag("--in-process", options.batch.in_process,
                   "Read documents without the box of their own process, to debug a reader");
  command.add_flag_callback(
      "--no-progress", [&options] { options.batch.progress = false; }, "No progress bar");
}

void add_input_options(CLI::App& command, InputOptions& options) {
  command.add_option("FILE", options.paths, "Documents and folders of them, - for standard input; or findings as JSON")
      ->required();
  add_reading_options(command, options);
}

InputFiles find_inputs(const InputOptions& options) {
  const auto standard_inputs = std::ranges::count(options.paths, "-");
  if (standard_inputs > 1) throw UsageError("- stands there twice, and standard input can be read once");
  if (standard_inputs > 0) make_standard_input_seekable(kMaxFindingsBytes);
  return find_input_files(options.paths, options.selection);
}

bool end_of_batch(const InputFiles& found, const std::vector<FileOutcome>& outcomes, NothingRead nothing_read) {
  for (const Diagnostic& diagnostic : found.diagnostics) tell(diagnostic);
  const bool unread = some_unread(outcomes);
  if (unread || nothing_read == NothingRead::is_told) fmt::print(stderr, "{}", summary_of(outcomes));
  if (nothing_read == NothingRead::is_a_failure &&
      std::ranges::all_of(outcomes, [](const FileOutcome& outcome) { return outcome.documents == 0; }))
    throw Error("nothing was read");
  return unread || std::ranges::any_of(found.diagnostics, [](const Diagnostic& diagnostic) {
           return diagnostic.severity == Severity::error;
         });
}

bool read_inputs(const InputOptions& options, const TakeDocument& take) {
  const InputFiles found = find_inputs(options);
  return end_of_batch(found, read_batch(found.files, options.batch, take));
}

Input load_findings(const InputOptions& options, bool keep_documents) {
  const InputFiles found = find_inputs(options);
  const auto is_findings = [](const InputFile& file) { return holds_findings(file.path); };
  if (std::ranges::any_of(found.files, is_findings)) {
    if (found.files.size() > 1)
      throw UsageError("findings in JSON stand alone; give one such file, or the documents they were made from");
    return read_findings_file(found.files.front().path);
  }
  Extraction extraction({.jobs = options.batch.jobs, .keep_documents = keep_documents});
  const std::vector<FileOutcome> outcomes =
      read_batch(found.files, options.batch,
                 [&extraction](BatchPlace place, Document document) { extraction.add(std::move(document), place); });
  const bool some_unread = end_of_batch(found, outcomes);
  Extracted extracted = extraction.finish();
  tell_duplicates(extracted);
  return {std::move(extracted.findings), std::move(extracted.documents), some_unread};
}

}  // namespace whowhom
