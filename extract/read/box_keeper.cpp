// The keeper is started with exec, never with a bare fork: this process may have threads.
#include "extract/read/box_keeper.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

#include <fmt/format.h>

#include "extract/read/box_build.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A keeper does next to nothing; more means that it is gone.
constexpr std::chrono::seconds kReplyTime{20};
// From the end of a reader's stream to its own.
constexpr std::chrono::seconds kEndTime{2};

std::array<FileDescriptor, 2> socket_pair(int type) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw Error(fmt::format("no connection to a process that reads: {}", std::strerror(errno)));
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

class SpawnPlan {
 public:
  explicit SpawnPlan(int requests) {
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    // Libraries print what they think of a file on standard error. What AddressSanitizer prints is wanted.
    for (const int standard : {0, 1, 2})
      if (standard != 2 || !kAddressSanitizer)
        posix_spawn_file_actions_addopen(&files, standard, "/dev/null", standard == 0 ? O_RDONLY : O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, requests, kRequestDescriptor);
    posix_spawn_file_actions_addclosefrom_np(&files, kRequestDescriptor + 1);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }

  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
};

}  // namespace

BoxKeeper::BoxKeeper(const std::string& program, const std::vector<std::string>& environment) {
  auto [ours, theirs] = socket_pair(SOCK_SEQPACKET);
  const SpawnPlan plan(theirs.get());
  // Nothing of the person's environment goes to the readers. OpenMP of Tesseract would start a thread a processor.
  // Functions of libraries are looked up once in the keeper, and not anew in every reader.
  std::vector<std::string> variables = {"LANG=C.UTF-8", "OMP_THREAD_LIMIT=1", "LD_BIND_NOW=1"};
  variables.insert(variables.end(), environment.begin(), environment.end());
  std::vector<char*> pointers;
  for (std::string& variable : variables) pointers.push_back(variable.data());
  pointers.push_back(nullptr);
  std::string name = "whowhom";
  std::string argument = kReadWorkerArgument;
  char* const arguments[] = {name.data(), argument.data(), nullptr};
  const int failed = posix_spawn(&process_, program.c_str(), &plan.files, &plan.attributes, arguments, pointers.data());
  if (failed != 0) {
    process_ = -1;
    throw Error(
        fmt::format("no process can be started to read in: {}; `--in-process` reads without, if you trust the "
                    "documents",
                    std::strerror(failed)));
  }
  requests_ = std::move(ours);
}

BoxKeeper::~BoxKeeper() {
  requests_.reset();  // it kills its reader and ends
  if (process_ < 0) return;
  for (int tries = 0; tries < 200; ++tries) {
    const pid_t ended = waitpid(process_, nullptr, WNOHANG);
    if (ended == process_ || (ended < 0 && errno != EINTR)) return;
    const timespec pause{0, 5'000'000};
    nanosleep(&pause, nullptr);
  }
  kill(process_, SIGKILL);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

FileDescriptor BoxKeeper::start(const BoxRequest& request, int file) {
  auto [ours, theirs] = socket_pair(SOCK_STREAM);
  std::string bytes = encode_request(request);
  iovec part{bytes.data(), bytes.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(2 * sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(2 * sizeof(int));
  const std::array<int, 2> descriptors{file, theirs.get()};
  std::memcpy(CMSG_DATA(header), descriptors.data(), sizeof descriptors);
  ssize_t sent = 0;
  do sent = sendmsg(requests_.get(), &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  std::optional<BoxReply> reply;
  if (sent == static_cast<ssize_t>(bytes.size())) reply = receive_reply(kReplyTime);
  if (!reply || reply->process < 0) {
    const std::string why = reply ? std::strerror(static_cast<int>(-reply->process)) : "it is gone";
    requests_.reset();
    throw Error(fmt::format("the process that starts readers cannot start one: {}", why));
  }
  reader_ = static_cast<pid_t>(reply->process);
  return std::move(ours);
}

std::optional<std::chrono::nanoseconds> BoxKeeper::used_time() const {
  clockid_t clock{};
  timespec time{};
  if (clock_getcpuclockid(reader_, &clock) != 0 || clock_gettime(clock, &time) != 0) return std::nullopt;
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

void BoxKeeper::kill_reader() {
  const char order = 'k';
  while (send(requests_.get(), &order, 1, MSG_NOSIGNAL) < 0 && errno == EINTR) {
  }
}

std::optional<BoxReply> BoxKeeper::wait_for_end() {
  std::optional<BoxReply> reply = receive_reply(kEndTime);
  if (!reply) {
    kill_reader();
    reply = receive_reply(kReplyTime);
  }
  if (!reply) requests_.reset();
  return reply;
}

std::optional<BoxReply> BoxKeeper::receive_reply(std::chrono::milliseconds patience) {
  BoxReply reply;
  pollfd answered{requests_.get(), POLLIN, 0};
  int ready = 0;
  do ready = poll(&answered, 1, static_cast<int>(patience.count()));
  while (ready < 0 && errno == EINTR);
  if (ready <= 0) return std::nullopt;
  ssize_t got = 0;
  do got = recv(requests_.get(), &reply, sizeof reply, 0);
  while (got < 0 && errno == EINTR);
  if (got != sizeof reply) return std::nullopt;
  return reply;
}

}  // namespace whowhom
