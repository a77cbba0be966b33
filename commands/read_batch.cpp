// Each thread takes the next file and waits for its reader; what is told goes out in the order of the files.
#include "commands/read_batch.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <numeric>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "commands/progress_bar.hpp"
#include "commands/wording.hpp"
#include "extract/each_in_parallel.hpp"
#include "extract/read/box.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A mailbox of a thousand messages with a note each would bury what matters.
constexpr std::size_t kToldOfFile = 20;
constexpr std::size_t kReasonsTold = 12;

BoxOptions box_options(const BatchOptions& options) {
  BoxOptions out;
  out.read = options.read;
  out.processes = options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  out.in_process = options.in_process;
  // Where Tesseract's data stand, if not where Debian has them; the library itself does not ask.
  if (const char* data = std::getenv("TESSDATA_PREFIX")) {
    out.environment.push_back(fmt::format("TESSDATA_PREFIX={}", data));
    out.readable.emplace_back(data);
  }
  for (const char* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS"})
    if (const char* value = std::getenv(name)) out.environment.push_back(fmt::format("{}={}", name, value));
  return out;
}

// The indices of at most `count` diagnostics, the severest and of these the first, in their order.
std::vector<std::size_t> most_severe(const std::vector<Diagnostic>& diagnostics, std::size_t count) {
  std::vector<std::size_t> order(diagnostics.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return diagnostics[i].severity; });
  order.resize(std::min(order.size(), count));
  std::ranges::sort(order);
  return order;
}

class Batch {
 public:
  Batch(const std::vector<InputFile>& files, const BatchOptions& options, const TakeDocument& take,
        const std::function<void(std::size_t)>& file_done)
      : files_(files),
        options_(options),
        take_(take),
        file_done_(file_done),
        bar_(options.progress),
        pool_(box_options(options)),
        outcomes_(files.size()) {
    progress_.files = files.size();
    for (const InputFile& file : files) progress_.bytes += file.bytes;
    done_.assign(files.size(), false);
  }

  std::vector<FileOutcome> read() {
    each_in_parallel(files_.size(), options_.jobs, [this](std::size_t i) { read_file_number(i); });
    bar_.clear();
    return std::move(outcomes_);
  }

 private:
  class FileSink final : public DocumentSink {
   public:
    FileSink(Batch& batch, std::size_t file) : batch_(batch), file_(file) {}
    void take(Document document) override {
      batch_.take_({file_, batch_.outcomes_[file_].documents++}, std::move(document));
    }
    void take(Diagnostic diagnostic) override { batch_.outcomes_[file_].diagnostics.push_back(std::move(diagnostic)); }
    void progress(std::size_t pages) override { batch_.add_pages(pages); }

   private:
    Batch& batch_;
    const std::size_t file_;
  };

  void read_file_number(std::size_t i) {
    FileOutcome& outcome = outcomes_[i];
    outcome.path = files_[i].path;
    FileSink sink(*this, i);
    try {
      pool_.read(outcome.path, sink);
      if (outcome.documents == 0) outcome.reason = fmt::format("{}: nothing in it could be read", outcome.path);
    } catch (const Error& error) {
      outcome.reason = error.what();
    }
    const bool lost = std::ranges::any_of(
        outcome.diagnostics, [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
    outcome.state = outcome.documents == 0            ? ReadState::not_read
                    : lost || !outcome.reason.empty() ? ReadState::partly
                                                      : ReadState::read;
    finish(i);
    if (file_done_) file_done_(i);
  }

  void add_pages(std::size_t pages) {
    const std::lock_guard lock(mutex_);
    progress_.pages_done += pages;
    bar_.show(progress_);
  }

  void finish(std::size_t i) {
    const std::lock_guard lock(mutex_);
    done_[i] = true;
    ++progress_.files_done;
    progress_.bytes_done += files_[i].bytes;
    for (; told_ < done_.size() && done_[told_]; ++told_) tell_of(outcomes_[told_]);
    bar_.show(progress_);
  }

  void tell_of(const FileOutcome& outcome) {
    if (outcome.diagnostics.empty() && outcome.reason.empty()) return;
    bar_.clear();
    const std::vector<std::size_t> told = most_severe(outcome.diagnostics, kToldOfFile);
    for (const std::size_t i : told) tell(outcome.diagnostics[i]);
    if (const std::size_t shown = told.size(); shown < outcome.diagnostics.size())
      tell({Severity::note, outcome.path,
            fmt::format("and {} more of this file; `whowhom read --json` lists them all",
                        counted(outcome.diagnostics.size() - shown, "message"))});
    if (!outcome.reason.empty()) fmt::print(stderr, "error: {}\n", outcome.reason);
  }

  const std::vector<InputFile>& files_;
  const BatchOptions& options_;
  const TakeDocument& take_;
  const std::function<void(std::size_t)>& file_done_;
  ProgressBar bar_;
  ReaderPool pool_;
  std::vector<FileOutcome> outcomes_;
  std::mutex mutex_;
  BatchProgress progress_;
  std::vector<bool> done_;
  std::size_t told_ = 0;
};

// "is empty: there is no text to read" of "/path/a.txt: is empty: …", so that equal reasons are told once.
std::string without_place(const FileOutcome& outcome) {
  std::string reason = outcome.reason;
  if (reason.empty()) {
    for (const Diagnostic& diagnostic : outcome.diagnostics)
      if (diagnostic.severity == Severity::error) return diagnostic.message;
  }
  if (reason.starts_with(outcome.path + ": ")) reason.erase(0, outcome.path.size() + 2);
  return reason;
}

}  // namespace

std::vector<FileOutcome> read_batch(const std::vector<InputFile>& files, const BatchOptions& options,
                                    const TakeDocument& take, const std::function<void(std::size_t file)>& file_done) {
  return Batch(files, options, take, file_done).read();
}

std::string summary_of(const std::vector<FileOutcome>& outcomes) {
  std::map<ReadState, std::size_t> count;
  std::map<std::string, std::size_t> reasons;
  for (const FileOutcome& outcome : outcomes) {
    ++count[outcome.state];
    if (outcome.state != ReadState::read) ++reasons[without_place(outcome)];
  }
  if (outcomes.size() < 2) return {};
  std::string out = fmt::format("{}: {} read", counted(outcomes.size(), "file"), count[ReadState::read]);
  if (count[ReadState::partly] > 0) out += fmt::format(", {} partly read", count[ReadState::partly]);
  if (count[ReadState::not_read] > 0) out += fmt::format(", {} not read", count[ReadState::not_read]);
  std::vector<std::pair<std::string, std::size_t>> by_count(reasons.begin(), reasons.end());
  std::ranges::stable_sort(by_count, std::greater{}, [](const auto& reason) { return reason.second; });
  const std::size_t shown = std::min(by_count.size(), kReasonsTold);
  for (std::size_t i = 0; i < shown; ++i)
    out += fmt::format("\n  {} × {}", by_count[i].second, fold_white_space(by_count[i].first));
  if (shown < by_count.size()) out += fmt::format("\n  and {} more", counted(by_count.size() - shown, "reason"));
  return out + "\n";
}

bool some_unread(const std::vector<FileOutcome>& outcomes) {
  return std::ranges::any_of(outcomes, [](const FileOutcome& outcome) { return outcome.state != ReadState::read; });
}

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

void tell(const Diagnostic& diagnostic) {
  fmt::print(stderr, "{}: {}: {}\n", label_of(diagnostic.severity), diagnostic.where, diagnostic.message);
}

}  // namespace whowhom
