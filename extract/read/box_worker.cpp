#include "extract/read/box_worker.hpp"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "extract/read/box_frames.hpp"
#include "extract/read/box_input.hpp"
#include "extract/read/document_codec.hpp"
#include "extract/read/wire.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace wire {

void fields(auto& archive, Is<ReadOptions> auto& options) {
  auto& [all_text, max_bytes, ocr, max_depth, max_parts, max_expanded_bytes] = options;
  archive(all_text);
  archive(max_bytes);
  archive(ocr);
  archive(max_depth);
  archive(max_parts);
  archive(max_expanded_bytes);
}

void fields(auto& archive, Is<BoxWalls> auto& walls) {
  auto& [memory_bytes, readable] = walls;
  archive(memory_bytes);
  archive(readable);
}

void fields(auto& archive, Is<BoxRequest> auto& request) {
  auto& [path, bytes, options, walls] = request;
  archive(path);
  archive(bytes);
  archive(options);
  archive(walls);
}

void fields(auto& archive, Is<BoxBegin> auto& begin) {
  auto& [files_confined, kind] = begin;
  archive(files_confined);
  archive(kind);
}

}  // namespace wire

namespace {

constexpr std::size_t kMaxRequestBytes = 1u << 16;

struct ReceivedRequest {
  BoxRequest request;
  FileDescriptor file;
  FileDescriptor frames;
};

/// The next request; nothing where nobody asks any more.
std::optional<ReceivedRequest> receive_request() {
  std::string bytes(kMaxRequestBytes, '\0');
  iovec part{bytes.data(), bytes.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(2 * sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  ssize_t got = 0;
  do {
    message.msg_controllen = control.size();
    got = recvmsg(kRequestDescriptor, &message, MSG_CMSG_CLOEXEC);
  } while ((got < 0 && errno == EINTR) || got == 1);  // one byte: an order to kill a reader that had ended by itself
  const cmsghdr* header = got > 0 ? CMSG_FIRSTHDR(&message) : nullptr;
  if (!header || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(2 * sizeof(int))) return std::nullopt;
  std::array<int, 2> descriptors{};
  std::memcpy(descriptors.data(), CMSG_DATA(header), sizeof descriptors);
  return ReceivedRequest{
      wire::decode<BoxRequest>(std::string_view(bytes.data(), static_cast<std::size_t>(got)), kMaxRequestBytes * 4),
      FileDescriptor(descriptors[0]), FileDescriptor(descriptors[1])};
}

/// Sends what is read as it comes.
class FrameSink final : public DocumentSink {
 public:
  FrameSink(int descriptor, const MappedInput& input) : descriptor_(descriptor), input_(input) {}

  void take(Document document) override { send(FrameKind::document, encode_document(document)); }
  void take(Diagnostic diagnostic) override { send(FrameKind::diagnostic, encode_diagnostic(diagnostic)); }

  // A mailbox has tens of thousands of messages a second: who waits need not hear of each.
  void progress(std::size_t pages) override {
    pages_ += pages;
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < std::chrono::milliseconds(50)) return;
    told_ = now;
    tell_progress();
  }

  void passed(std::string_view bytes) override { input_.give_back(bytes); }

  void end(const std::string& failure) {
    tell_progress();
    failure.empty() ? send(FrameKind::done, {}) : send(FrameKind::failed, failure);
  }

 private:
  void tell_progress() {
    if (const std::uint64_t pages = std::exchange(pages_, 0); pages > 0)
      send(FrameKind::progress, {reinterpret_cast<const char*>(&pages), sizeof pages});
  }
  void send(FrameKind kind, std::string_view bytes) const {
    if (!send_frame(descriptor_, kind, bytes)) _exit(0);  // nobody waits any more
  }

  const int descriptor_;
  const MappedInput& input_;
  std::uint64_t pages_ = 0;
  std::chrono::steady_clock::time_point told_{};
};

// The walls of the last request: one pool asks for the same each time.
struct KnownWalls {
  BoxWalls plan;
  std::unique_ptr<const Walls> walls;
  std::string failure;

  void make(const BoxWalls& wanted) {
    if (walls && plan == wanted) return;
    plan = wanted;
    walls.reset();
    try {
      walls = std::make_unique<const Walls>(plan);
    } catch (const Error& error) {
      failure = error.what();
    }
  }
};

void read_with_walls(const ReceivedRequest& received, const KnownWalls& known, const ReadFunction& read) {
  const BoxRequest& request = received.request;
  const int frames = received.frames.get();
  BoxBegin begin;
  try {
    if (!known.walls) throw Error(known.failure);
    begin.files_confined = known.walls->put_up();
  } catch (const Error& error) {
    send_frame(frames, FrameKind::not_closed, error.what());
    return;
  }
  try {
    const MappedInput input(received.file.get(), request.bytes);
    begin.kind = sniff_media_type(input.bytes(), request.path);
    send_frame(frames, FrameKind::begin, encode_begin(begin));
    FrameSink sink(frames, input);
    const std::string failure =
        read_whole({input.bytes(), request.path, "", request.path}, request.options, sink, read);
    sink.end(failure);
  } catch (const std::exception& error) {
    send_frame(frames, FrameKind::failed, fmt::format("{}: {}", request.path, error.what()));
  }
}

bool send_reply(const BoxReply& reply) {
  ssize_t sent = 0;
  do sent = send(kRequestDescriptor, &reply, sizeof reply, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == sizeof reply;
}

/// Waits for the reader's end; kills it where the pool says so or is gone. How it ended.
BoxReply wait_for(pid_t reader, const sigset_t& without_child_signal) {
  rusage used{};
  int status = 0;
  while (true) {
    const pid_t ended = wait4(reader, &status, WNOHANG, &used);
    if (ended == reader) break;
    if (ended < 0 && errno != EINTR) break;
    pollfd asked{kRequestDescriptor, POLLIN, 0};
    // SIGCHLD is let in only while this waits, so that an end between the two calls is not missed.
    if (ppoll(&asked, 1, nullptr, &without_child_signal) <= 0) continue;
    char order = 0;
    const ssize_t got = recv(kRequestDescriptor, &order, 1, MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    kill(reader, SIGKILL);
    while (wait4(reader, &status, 0, &used) < 0 && errno == EINTR) {
    }
    break;
  }
  return {reader, status, static_cast<std::uint64_t>(used.ru_maxrss) * 1024};
}

void ignore(int) {}

/// The rest of the process's life is one document.
[[noreturn]] void be_reader(const ReceivedRequest& received, const KnownWalls& walls, const ReadFunction& read,
                            pid_t keeper, const sigset_t& signals) {
  close(kRequestDescriptor);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != keeper) _exit(1);
  signal(SIGCHLD, SIG_DFL);
  sigprocmask(SIG_SETMASK, &signals, nullptr);
  read_with_walls(received, walls, read);
  _exit(0);  // no destructors of what the keeper holds, no buffers of the keeper's
}

/// What readers make once in a process is made here, and every fork has it.
void warm_up(const ReadFunction& read) {
  if (read) return;
  class Nowhere final : public DocumentSink {
    void take(Document) override {}
    void take(Diagnostic) override {}
    void progress(std::size_t) override {}
  } nowhere;
  constexpr std::string_view kText = "One line. More from them\n\nAnother line.\n";
  constexpr std::string_view kMail =
      "From: a@example.org\nTo: b@example.org\nDate: Fri, 4 May 2001 15:00:00 -0700\nMessage-ID: <a@example.org>\n"
      "Subject: =?iso-8859-1?q?caf=E9?=\nContent-Type: text/plain; charset=iso-8859-1\n\nA caf\xE9.\n";
  constexpr std::string_view kPage = "<html><body><p>A line.</p></body></html>";
  read_whole({kText, "a.txt", "", "a.txt"}, {}, nowhere);
  read_whole({kMail, "a.eml", "", "a.eml"}, {}, nowhere);
  read_whole({kPage, "a.html", "", "a.html"}, {}, nowhere);
}

}  // namespace

std::string encode_request(const BoxRequest& request) { return wire::encode(request); }
std::string encode_begin(const BoxBegin& begin) { return wire::encode(begin); }

BoxBegin decode_begin(const std::string& bytes) {
  BoxBegin begin = wire::decode<BoxBegin>(bytes, bytes.size());
  if (begin.kind < MediaType{} || begin.kind > MediaType::unknown) begin.kind = MediaType::unknown;
  return begin;
}

std::string read_whole(const ReadInput& input, const ReadOptions& options, DocumentSink& sink,
                       const ReadFunction& read) {
  try {
    Reading reading(options, sink);
    read ? read(input, reading) : reading.read(input);
    return {};
  } catch (const Error& error) {
    return error.what();
  } catch (const std::bad_alloc&) {
    return fmt::format("{}: needs more memory than one document may take; split it", where(input));
  } catch (const std::exception& error) {
    return fmt::format("{}: its reader failed ({}); save it anew in its own program, or as text", where(input),
                       error.what());
  }
}

bool is_read_worker(int argc, const char* const* argv) {
  return argc == 2 && std::string_view(argv[1]) == kReadWorkerArgument;
}

int run_read_worker(const ReadFunction& read) {
  sigset_t child_signal;
  sigset_t signals;
  sigemptyset(&child_signal);
  sigaddset(&child_signal, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child_signal, &signals);
  signal(SIGCHLD, ignore);
  // A terminal's signals reach all its processes; the keeper ends when the program that started it does.
  for (const int number : {SIGINT, SIGQUIT, SIGHUP, SIGTERM}) signal(number, SIG_IGN);
  const pid_t keeper = getpid();
  int kind = 0;
  socklen_t size = sizeof kind;
  if (getsockopt(kRequestDescriptor, SOL_SOCKET, SO_TYPE, &kind, &size) != 0) return 2;  // nobody's keeper
  warm_up(read);
  KnownWalls walls;
  while (std::optional<ReceivedRequest> received = receive_request()) {
    walls.make(received->request.walls);
    const pid_t reader = fork();
    if (reader == 0) be_reader(*received, walls, read, keeper, signals);
    const int error = errno;
    received.reset();  // the reader alone has the descriptors: when it ends, the stream of frames does
    if (!send_reply({reader < 0 ? -error : reader, 0, 0})) break;
    if (reader > 0 && !send_reply(wait_for(reader, signals))) break;
  }
  return 0;
}

}  // namespace whowhom
