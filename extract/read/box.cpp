// What a reader says is taken as it comes, checked, and handed on; a clock runs while it is waited for.
#include "extract/read/box.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <utility>

#include <fmt/format.h>

#include "extract/read/box_frames.hpp"
#include "extract/read/box_input.hpp"
#include "extract/read/box_keeper.hpp"
#include "extract/read/document_codec.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTick{250};
constexpr std::size_t kMaxDiagnostics = 100'000;  // of one file; what says more does not end
constexpr const char* kAdvice = "open it in its own program, save it anew and read that";

// Checks what comes out of a reader, counts it, and tells what the sink throws from what a reader throws.
class Delivery final : public DocumentSink {
 public:
  Delivery(std::string path, const ReadOptions& options, DocumentSink& sink)
      : path_(std::move(path)), options_(options), sink_(sink) {}

  void take(Document document) override {
    if (const auto flaw = flaw_of(document, options_.max_bytes)) {
      take(Diagnostic{Severity::error, where({{}, path_, harmless_words(document.source.part), {}}),
                      fmt::format("is not used, for its reader made a mistake: {}", *flaw)});
      return;
    }
    document.source.path = path_;
    text_bytes_ += document.text.size();
    ++documents_;
    hand_on([&] { sink_.take(std::move(document)); });
  }
  void take(Diagnostic diagnostic) override {
    ++diagnostics_;
    diagnostic.where = harmless_words(diagnostic.where);
    diagnostic.message = harmless_words(diagnostic.message);
    hand_on([&] { sink_.take(std::move(diagnostic)); });
  }
  void progress(std::size_t pages) override {
    hand_on([&] { sink_.progress(pages); });
  }

  /// More than one file may give.
  bool too_much() const {
    return documents_ > options_.max_parts + 1 || diagnostics_ > kMaxDiagnostics ||
           text_bytes_ > options_.max_expanded_bytes;
  }

  /// Ends the file: `failure` is what stood in the way, empty where nothing did.
  void conclude(std::string failure) {
    if (thrown_) std::rethrow_exception(thrown_);
    if (failure.empty()) return;
    failure = harmless_words(failure);
    if (documents_ == 0) throw Error(failure);
    const std::string file = where({{}, path_, {}, {}});
    if (failure.starts_with(file + ": ")) failure.erase(0, file.size() + 2);
    take(Diagnostic{Severity::error, file, failure + "; what was read before stays"});
  }

 private:
  template <typename Call>
  void hand_on(const Call& call) {
    try {
      call();
    } catch (...) {
      thrown_ = std::current_exception();
      throw;
    }
  }

  const std::string path_;
  const ReadOptions& options_;
  DocumentSink& sink_;
  std::size_t documents_ = 0;
  std::size_t diagnostics_ = 0;
  std::size_t text_bytes_ = 0;
  std::exception_ptr thrown_;
};

// How long a reader has gone without a sign. Its processor's time counts, so that a busy machine makes no hang of
// patience; a step longer than two ticks is a machine or a program that was stopped, and counts as two.
class Patience {
 public:
  Patience(const BoxOptions& options, std::size_t bytes)
      : patience_(options.patience), longest_(options.longest + std::chrono::seconds(bytes / 100'000)) {}

  void start_waiting() { waiting_since_ = Clock::now(); }
  void waited() {
    const auto step = std::min<Clock::duration>(Clock::now() - waiting_since_, 2 * kTick);
    without_sign_ += step;
    unasked_ += step;
    total_ += step;
  }
  void sign() {
    without_sign_ = {};
    fresh_ = true;
  }

  /// Why the reader is to be killed; empty where it is not.
  std::string exhausted(const BoxKeeper& keeper) {
    if (unasked_ < kTick) return {};
    unasked_ = {};
    const auto used = keeper.used_time();
    if (std::exchange(fresh_, false)) used_at_sign_ = used.value_or(used_at_sign_);
    if ((used && *used - used_at_sign_ > patience_) || without_sign_ > 4 * patience_)
      return fmt::format("made no progress for {:g} s and was stopped",
                         std::chrono::duration<double>(patience_).count());
    if (total_ > longest_)
      return fmt::format("was not done after {} minutes and was stopped",
                         std::chrono::duration_cast<std::chrono::minutes>(longest_).count());
    return {};
  }

 private:
  const std::chrono::milliseconds patience_;
  const std::chrono::seconds longest_;
  Clock::time_point waiting_since_;
  Clock::duration without_sign_{};
  Clock::duration unasked_{};
  Clock::duration total_{};
  std::chrono::nanoseconds used_at_sign_{};
  bool fresh_ = true;
};

std::string words_of_end(const std::optional<BoxReply>& end, std::size_t memory_bytes) {
  if (!end) return "is gone";
  if (end->peak_bytes > memory_bytes - memory_bytes / 10)
    return fmt::format("took more memory than the {} MB it may", memory_bytes >> 20);
  if (WIFSIGNALED(end->status)) {
    const int number = WTERMSIG(end->status);
    if (number == SIGKILL) return "was killed, most likely as the machine has no memory left";
    const char* words = sigdescr_np(number);
    return fmt::format("crashed (signal {}, {})", number, words ? words : "unknown");
  }
  return fmt::format("ended too early (exit code {})", WEXITSTATUS(end->status));
}

// One file's conversation with its reader.
class Conversation {
 public:
  Conversation(const BoxOptions& options, const std::string& name, BoxKeeper& keeper, Delivery& delivery)
      : options_(options), name_(name), keeper_(keeper), delivery_(delivery), frames_(options.memory_bytes) {}

  /// What stood in the way of the reader that `keeper` has just started and that speaks on `stream`; empty where
  /// nothing did. `bytes`: the file's.
  std::string hold(int stream, std::size_t bytes) {
    Patience patience(options_, bytes);
    std::string stopped;
    try {
      stopped = listen(stream, patience);
    } catch (...) {
      keeper_.kill_reader();
      keeper_.wait_for_end();
      throw;
    }
    if (!stopped.empty() || over_) keeper_.kill_reader();
    const std::optional<BoxReply> end = keeper_.wait_for_end();
    if (over_) return failure_;
    return blame(stopped.empty() ? words_of_end(end, options_.memory_bytes) : stopped);
  }

  bool files_confined() const { return begin_.files_confined; }

 private:
  // Until the stream ends or the reader has said its last word. Why it must be stopped, empty where it ended.
  std::string listen(int stream, Patience& patience) {
    std::array<char, 1u << 16> chunk;
    while (true) {
      pollfd said{stream, POLLIN, 0};
      patience.start_waiting();
      const int ready = poll(&said, 1, static_cast<int>(kTick.count()));
      const ssize_t got = ready > 0 ? recv(stream, chunk.data(), chunk.size(), MSG_DONTWAIT) : -1;
      patience.waited();
      if (got == 0) return {};
      if (got > 0) {
        frames_.append({chunk.data(), static_cast<std::size_t>(got)});
        if (std::string stopped = take_frames(patience); !stopped.empty() || over_) return stopped;
      }
      if (std::string stopped = patience.exhausted(keeper_); !stopped.empty()) return stopped;
    }
  }

  std::string take_frames(Patience& patience) {
    while (!over_) {
      std::optional<Frame> frame;
      std::optional<Document> document;
      std::optional<Diagnostic> diagnostic;
      try {
        frame = frames_.next();
        if (!frame) break;
        if (frame->kind == FrameKind::document) document = decode_document(frame->bytes, options_.memory_bytes);
        if (frame->kind == FrameKind::diagnostic) diagnostic = decode_diagnostic(frame->bytes, options_.memory_bytes);
        if (frame->kind == FrameKind::begin) begin_ = decode_begin(frame->bytes);
      } catch (const Error& error) {
        return fmt::format("is faulty or was taken over by the file ({})", error.what());
      }
      patience.sign();
      if (document) delivery_.take(std::move(*document));
      if (diagnostic) delivery_.take(std::move(*diagnostic));
      take_small(*frame);
      if (delivery_.too_much()) return "gave more than one file may";
    }
    return {};
  }

  void take_small(Frame& frame) {
    switch (frame.kind) {
      case FrameKind::progress: {
        std::uint64_t pages = 0;
        std::memcpy(&pages, frame.bytes.data(), std::min(frame.bytes.size(), sizeof pages));
        delivery_.progress(static_cast<std::size_t>(pages));
        break;
      }
      case FrameKind::failed:
        failure_ = std::move(frame.bytes);
        if (failure_.empty()) failure_ = blame("failed");
        over_ = true;
        break;
      case FrameKind::not_closed:
        failure_ = fmt::format(
            "{}: is not read, for no safe place to read it can be made here ({}); `--in-process` reads without, if you "
            "trust the documents",
            name_, frame.bytes);
        over_ = true;
        break;
      case FrameKind::done:
        over_ = true;
        break;
      case FrameKind::begin:
      case FrameKind::document:
      case FrameKind::diagnostic:
        break;
    }
  }

  std::string blame(const std::string& what) const {
    return fmt::format("{}: the reader of {} {}; {}", name_,
                       begin_.kind == MediaType::unknown ? "it" : described(begin_.kind), what, kAdvice);
  }

  const BoxOptions& options_;
  const std::string& name_;
  BoxKeeper& keeper_;
  Delivery& delivery_;
  FrameBuffer frames_;
  BoxBegin begin_{.files_confined = true, .kind = MediaType::unknown};
  std::string failure_;
  bool over_ = false;  // the reader has said its last word
};

}  // namespace

// A keeper for the time of one file.
class ReaderPool::Lease {
 public:
  explicit Lease(ReaderPool& pool) : pool_(pool) {
    std::unique_lock lock(pool.mutex_);
    const std::size_t most = std::max<std::size_t>(pool.options_.processes, 1);
    pool.returned_.wait(lock, [&] { return pool.busy_ < most; });
    ++pool.busy_;
    if (pool.free_.empty()) return;
    keeper_ = std::move(pool.free_.back());
    pool.free_.pop_back();
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() {
    if (keeper_ && !keeper_->usable()) keeper_.reset();
    {
      const std::lock_guard lock(pool_.mutex_);
      --pool_.busy_;
      if (keeper_) pool_.free_.push_back(std::move(keeper_));
    }
    pool_.returned_.notify_one();
  }

  /// Has a reader started; by a new keeper where there was none, or where it was killed in the meantime.
  FileDescriptor start(const BoxRequest& request, int file) {
    if (keeper_) {
      try {
        return keeper_->start(request, file);
      } catch (const Error&) {
      }
    }
    keeper_ = std::make_unique<BoxKeeper>(pool_.options_.program, pool_.options_.environment);
    return keeper_->start(request, file);
  }
  BoxKeeper& keeper() { return *keeper_; }

 private:
  ReaderPool& pool_;
  std::unique_ptr<BoxKeeper> keeper_;
};

ReaderPool::ReaderPool(BoxOptions options) : options_(std::move(options)) {}

ReaderPool::~ReaderPool() = default;

void ReaderPool::read(const std::string& path, DocumentSink& sink) {
  const OpenInput input = open_input(path, options_.max_piped_bytes);
  Delivery delivery(path, options_.read, sink);
  if (options_.in_process) {
    const MappedInput mapped(input.file.get(), input.bytes);
    delivery.conclude(read_whole({mapped.bytes(), path, "", path}, options_.read, delivery));
    return;
  }
  const std::string name = where({{}, path, {}, {}});
  const BoxRequest request{
      path, input.bytes, options_.read, {.memory_bytes = options_.memory_bytes, .readable = options_.readable}};
  std::string failure;
  bool files_confined = true;
  {
    Lease lease(*this);
    const FileDescriptor stream = lease.start(request, input.file.get());
    Conversation conversation(options_, name, lease.keeper(), delivery);
    failure = conversation.hold(stream.get(), input.bytes);
    files_confined = conversation.files_confined();
  }
  const bool tell = !files_confined && [this] {
    const std::lock_guard lock(mutex_);
    return !std::exchange(told_unconfined_, true);
  }();
  if (tell)
    delivery.take(Diagnostic{Severity::note, name,
                             "this kernel has no Landlock: readers have no network and write nothing, but could open "
                             "files that you may read"});
  delivery.conclude(std::move(failure));
}

}  // namespace whowhom
