// whowhom read: what documents were read as, and what was set aside. For the person who wonders why a line is missing.
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "commands/command.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "commands/read_report.hpp"
#include "extract/read/mail_threads.hpp"

namespace whowhom {
namespace {

struct Options {
  InputOptions input;
  bool json = false;
  bool text = false;
};

// Files are read side by side and written in their order: what comes before its turn waits, up to a limit, and then its
// reader waits too. A mailbox of a gigabyte goes through without being held.
class InOrder {
 public:
  /// `head` goes before the first text, so that nothing is written where nothing was read.
  InOrder(std::size_t files, std::string head) : head_(std::move(head)), waiting_(files), done_(files, false) {}

  void write(std::size_t file, std::string text) {
    std::unique_lock lock(mutex_);
    waiting_[file] += std::move(text);
    changed_.wait(lock, [&] { return file == turn_ || waiting_[file].size() < kMaxWaiting; });
    if (file == turn_) flush(file);
  }

  /// What goes behind all texts; the head alone where there was none.
  void close(const std::string& tail) { write_output("", (begun_ ? std::string() : head_) + tail); }

  void end(std::size_t file) {
    const std::lock_guard lock(mutex_);
    done_[file] = true;
    for (; turn_ < done_.size() && done_[turn_]; ++turn_) flush(turn_);
    changed_.notify_all();
  }

 private:
  static constexpr std::size_t kMaxWaiting = 4u << 20;

  void flush(std::size_t file) {
    std::string text = std::exchange(waiting_[file], {});
    if (text.empty()) return;
    // Items of a list begin with the comma that parts them from the one before.
    if (!std::exchange(begun_, true)) text = head_ + text.substr(text.front() == ',' ? 1 : 0);
    write_output("", text);
  }

  const std::string head_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> waiting_;
  std::vector<bool> done_;
  std::size_t turn_ = 0;
  bool begun_ = false;
};

std::string indented(const nlohmann::ordered_json& item) {
  const std::string lines = item.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  std::string out = "    ";
  for (const char byte : lines) {
    out += byte;
    if (byte == '\n') out += "    ";
  }
  return out;
}

// What tells the threads of all mails of a batch.
class Traces {
 public:
  void add(BatchPlace place, const Document& document) {
    if (!document.mail) return;
    MailTrace trace = trace_of(document);
    const std::lock_guard lock(mutex_);
    traces_.emplace(place, std::move(trace));
  }

  // The threads of several mails, each a list of indices into the documents.
  std::string threads(const std::vector<FileOutcome>& outcomes) const {
    std::vector<std::size_t> first(outcomes.size() + 1, 0);
    for (std::size_t i = 0; i < outcomes.size(); ++i) first[i + 1] = first[i] + outcomes[i].documents;
    std::vector<MailTrace> traces;
    std::vector<std::size_t> documents;
    for (const auto& [place, trace] : traces_) {
      traces.push_back(trace);
      documents.push_back(first[place.file] + place.number);
    }
    std::map<std::size_t, nlohmann::ordered_json> threads;
    const std::vector<std::size_t> thread_of = mail_threads(traces);
    for (std::size_t i = 0; i < thread_of.size(); ++i) threads[thread_of[i]].push_back(documents[i]);
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (auto& [number, thread] : threads)
      if (thread.size() > 1) out.push_back(std::move(thread));
    return out.dump();
  }

 private:
  std::mutex mutex_;
  std::map<BatchPlace, MailTrace> traces_;
};

int run(const Options& options) {
  const InputFiles found = find_inputs(options.input);
  InOrder output(found.files.size(), options.json ? "{\n  \"documents\": [" : "");
  Traces traces;
  const auto take = [&](BatchPlace place, Document document) {
    if (options.json) traces.add(place, document);
    output.write(place.file, options.json   ? ",\n" + indented(document_to_json(document))
                             : options.text ? text_that_is_read(document)
                                            : describe(document));
  };
  const std::vector<FileOutcome> outcomes =
      read_batch(found.files, options.input.batch, take, [&output](std::size_t file) { output.end(file); });
  // To show that a file could not be read, and why, is this command's job, and done.
  const bool some_unread = end_of_batch(found, outcomes, NothingRead::is_told);
  if (options.json) {
    std::string files;
    for (const FileOutcome& outcome : outcomes)
      files += (files.empty() ? "\n" : ",\n") + indented(outcome_to_json(outcome));
    output.close("\n  ],\n  \"threads\": " + traces.threads(outcomes) + ",\n  \"files\": [" + files + "\n  ]\n}\n");
  }
  return some_unread ? kPartlyRead : kDone;
}

}  // namespace

void add_read(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("read", "Show what documents were read as, and what was set aside and why");
  add_input_options(*command, options->input);
  command->add_flag("--text", options->text, "Write the text that is read, without what was set aside");
  command->add_flag("--json", options->json, "Write JSON (docs/formats.md): text, pages, mail, what was set aside")
      ->excludes("--text");
  command->footer(
      "Examples:\n"
      "  whowhom read report.pdf            is anything missing?\n"
      "  whowhom read report.pdf --text     the text that is read\n"
      "  whowhom read mails/ --include '*.eml' --json\n"
      "  whowhom read page.html --all-text  keep everything");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace whowhom
