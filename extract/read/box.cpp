// The parent opens files and waits; what a reader's process sends is checked before it is believed.
#include "extract/read/box.hpp"

#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "extract/read/box_wire.hpp"
#include "extract/read/box_worker.hpp"
#include "extract/read/document_codec.hpp"
#include "extract/read/read_document.hpp"
#include "extract/read/read_file.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A document's text may have 128 MB, and each line of it a place of a hundred bytes.
constexpr std::uint64_t kMaxFrame = 4ull << 30;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  int get() const { return number_; }

 private:
  int number_;
};

std::string end_of(int status) {
  if (WIFSIGNALED(status))
    return fmt::format("its reader crashed (signal {}, {})", WTERMSIG(status), strsignal(WTERMSIG(status)));
  return fmt::format("its reader ended early (exit {})", WEXITSTATUS(status));
}

// The surroundings of a reader's process: nothing of the person's, and the same everywhere.
std::vector<std::string> worker_environment() {
  std::vector<std::string> out = {"LANG=C.UTF-8", "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1", "PATH=/usr/bin:/bin"};
  for (const char* name : {"TESSDATA_PREFIX", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH"})
    if (const char* value = std::getenv(name)) out.push_back(fmt::format("{}={}", name, value));
  return out;
}

}  // namespace

class ReaderPool::Worker {
 public:
  explicit Worker(const std::string& program) {
    std::array<int, 2> sockets{};
    std::array<int, 2> lifeline{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) fail(errno);
    socket_ = Descriptor(sockets[0]);
    const Descriptor theirs(sockets[1]);
    if (pipe2(lifeline.data(), O_CLOEXEC) != 0) fail(errno);
    const Descriptor their_lifeline(lifeline[0]);
    lifeline_ = Descriptor(lifeline[1]);
    spawn(program, theirs.get(), their_lifeline.get());
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker() { end(); }

  int socket() const { return socket_.get(); }

  /// Stops the process, if it still runs, and waits for its end.
  int end() {
    if (process_ <= 0) return 0;
    kill(process_, SIGKILL);
    return wait();
  }

  /// Waits for a process that has closed its socket, and so ends or has ended.
  int wait() {
    int status = 0;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
    return status;
  }

 private:
  [[noreturn]] static void fail(int error) {
    throw Error(fmt::format("no process could be started to read documents in: {}; --in-process reads without one",
                            std::strerror(error)));
  }

  void spawn(const std::string& program, int theirs, int their_lifeline) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // Readers and their libraries say what they like, to nobody.
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", stream == STDIN_FILENO ? O_RDONLY : O_WRONLY, 0);
    // Out of the way first: the numbers that are wanted may be those of the other one.
    const Descriptor high_socket(fcntl(theirs, F_DUPFD_CLOEXEC, 10));
    const Descriptor high_lifeline(fcntl(their_lifeline, F_DUPFD_CLOEXEC, 10));
    posix_spawn_file_actions_adddup2(&actions, high_socket.get(), kWorkerSocket);
    posix_spawn_file_actions_adddup2(&actions, high_lifeline.get(), kWorkerLifeline);
    posix_spawn_file_actions_addclosefrom_np(&actions, kWorkerLifeline + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // Signals as a new program expects them, whatever this one blocks or ignores.
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    std::string name = "whowhom";
    std::string argument(kReadWorkerArgument);
    std::array<char*, 3> arguments = {name.data(), argument.data(), nullptr};
    std::vector<std::string> environment = worker_environment();
    std::vector<char*> entries;
    for (std::string& entry : environment) entries.push_back(entry.data());
    entries.push_back(nullptr);
    const int error = posix_spawn(&process_, program.c_str(), &actions, &attributes, arguments.data(), entries.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
      process_ = 0;
      fail(error);
    }
  }

  Descriptor socket_;
  Descriptor lifeline_;
  pid_t process_ = 0;
};

class ReaderPool::State {
 public:
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t busy = 0;
  std::vector<std::unique_ptr<Worker>> idle;
};

namespace {

Descriptor open_input(const std::string& path, const ReadOptions& options) {
  if (path == "-") make_standard_input_seekable(options.max_bytes);
  Descriptor file = path == "-" ? Descriptor(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)) : Descriptor(open_to_read(path));
  struct stat status = {};
  if (fstat(file.get(), &status) != 0 || S_ISREG(status.st_mode)) return file;
  return Descriptor(in_memory(read_file(path, options.max_bytes)));
}

// The frames of one request.
class Answer {
 public:
  Answer(int socket, std::chrono::milliseconds patience) : socket_(socket), patience_(patience) {}

  enum class State { frame, closed, silent };

  /// Waits for the next frame: its bytes are in `bytes` until the next call.
  State next() {
    bytes_.erase(0, taken_);
    taken_ = 0;
    while (true) {
      if (bytes_.size() >= kFrameHead) {
        const std::uint64_t size = from_little_endian(std::string_view(bytes_).substr(1, 8));
        if (size > kMaxFrame) throw Error("the reader's answer is damaged");
        if (bytes_.size() >= kFrameHead + size) {
          taken_ = kFrameHead + size;
          return State::frame;
        }
      }
      if (const State state = receive(); state != State::frame) return state;
    }
  }

  FrameKind kind() const { return static_cast<FrameKind>(bytes_[0]); }
  std::string_view bytes() const { return std::string_view(bytes_).substr(kFrameHead, taken_ - kFrameHead); }

 private:
  State receive() {
    pollfd waited{socket_, POLLIN, 0};
    const int ready = poll(&waited, 1, static_cast<int>(patience_.count()));
    if (ready < 0 && errno == EINTR) return State::frame;
    if (ready == 0) return State::silent;
    const std::size_t size = bytes_.size();
    constexpr std::size_t kChunk = 256u << 10;
    bytes_.resize(size + kChunk);
    const ssize_t got = recv(socket_, bytes_.data() + size, kChunk, 0);
    bytes_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) return State::frame;
    return got <= 0 ? State::closed : State::frame;
  }

  int socket_;
  std::chrono::milliseconds patience_;
  std::string bytes_;
  std::size_t taken_ = 0;
};

// What became of a request.
struct Outcome {
  bool worker_is_good = false;          ///< and may have the next request
  std::optional<std::string> failure;   ///< of the document, as its reader says it
  std::optional<std::string> accident;  ///< of the reader: it crashed, it hangs
};

class Checked {
 public:
  Checked(const std::string& path, DocumentSink& sink) : path_(path), sink_(sink) {}

  void document(std::string_view bytes) {
    Document document = decode_document(bytes);
    document.source.path = path_;
    ++documents_;
    sink_.take(std::move(document));
  }
  void diagnostic(std::string_view bytes) { sink_.take(decode_diagnostic(bytes)); }
  void progress(std::string_view bytes) {
    if (bytes.size() == 8) sink_.progress(from_little_endian(bytes));
  }
  std::size_t documents() const { return documents_; }

 private:
  const std::string& path_;
  DocumentSink& sink_;
  std::size_t documents_ = 0;
};

Outcome take_frames(Answer& answer, Checked& checked, std::chrono::milliseconds patience) {
  while (true) {
    switch (answer.next()) {
      case Answer::State::closed:
        return {false, std::nullopt, std::string()};
      case Answer::State::silent:
        return {false, std::nullopt,
                fmt::format("its reader made no progress for {:g} s and was stopped",
                            std::chrono::duration<double>(patience).count())};
      case Answer::State::frame:
        break;
    }
    switch (answer.kind()) {
      case FrameKind::document:
        checked.document(answer.bytes());
        break;
      case FrameKind::diagnostic:
        checked.diagnostic(answer.bytes());
        break;
      case FrameKind::progress:
        checked.progress(answer.bytes());
        break;
      case FrameKind::done:
        return {answer.bytes() != "\1", std::nullopt, std::nullopt};
      case FrameKind::failed:
        return {true, std::string(answer.bytes()), std::nullopt};
      default:
        throw Error("the reader's answer is damaged");
    }
  }
}

}  // namespace

ReaderPool::ReaderPool(BoxOptions options) : options_(std::move(options)), state_(std::make_unique<State>()) {}
ReaderPool::~ReaderPool() = default;

std::unique_ptr<ReaderPool::Worker> ReaderPool::take_worker() {
  std::unique_lock lock(state_->mutex);
  state_->changed.wait(lock, [this] { return state_->busy < std::max<std::size_t>(options_.processes, 1); });
  ++state_->busy;
  if (state_->idle.empty()) return nullptr;
  std::unique_ptr<Worker> worker = std::move(state_->idle.back());
  state_->idle.pop_back();
  return worker;
}

void ReaderPool::give_back(std::unique_ptr<Worker> worker) {
  const std::lock_guard lock(state_->mutex);
  --state_->busy;
  if (worker) state_->idle.push_back(std::move(worker));
  state_->changed.notify_one();
}

void ReaderPool::read(const std::string& path, DocumentSink& sink) {
  const std::string name = path == "-" ? "standard input" : path;
  const Descriptor file = open_input(path, options_.read);
  if (options_.in_process) {
    Reading(options_.read, sink).read({read_file(path, SIZE_MAX), path, "", path});
    return;
  }
  std::unique_ptr<Worker> worker = take_worker();
  // Whatever comes, the place in the pool is given back; a process only where it is known to be good.
  struct Return {
    ReaderPool& pool;
    std::unique_ptr<Worker> worker;
    ~Return() { pool.give_back(std::move(worker)); }
  } place{*this, nullptr};
  const std::string request = encode(ReadRequest{path, options_.read});
  // One that waited may have been killed from outside.
  if (worker && !send_request(worker->socket(), request, file.get())) worker.reset();
  if (!worker) {
    worker = std::make_unique<Worker>(options_.program);
    send_request(worker->socket(), request, file.get());
  }
  Answer answer(worker->socket(), options_.patience);
  Checked checked(path, sink);
  Outcome outcome;
  try {
    outcome = take_frames(answer, checked, options_.patience);
  } catch (const Error& error) {
    worker->end();
    outcome.accident = error.what();
  }
  if (outcome.accident && outcome.accident->empty()) outcome.accident = end_of(worker->wait());
  if (outcome.worker_is_good) place.worker = std::move(worker);
  if (outcome.failure) throw Error(*outcome.failure);
  if (!outcome.accident) return;
  const std::string advice = "open it in its own program and save it anew, or as text";
  if (checked.documents() == 0) throw Error(fmt::format("{}: {}; {}", name, *outcome.accident, advice));
  sink.take(Diagnostic{Severity::error, name,
                       fmt::format("{}: what comes after the last of {} documents is missing; {}", *outcome.accident,
                                   checked.documents(), advice)});
}

}  // namespace whowhom
