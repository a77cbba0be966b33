// A program that is a keeper of readers, as whowhom is, for the tests of the box. Its reader does what one taken over
// by a file might do: what, the lines of the file say. Nothing of it is in the program that ships.

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "extract/read/box_worker.hpp"
#include "extract/read/lines.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// What a call gave, as a diagnostic: "done", or the error's name.
void tell_outcome(Reading& reading, const std::string& what, long result) {
  reading.tell(Severity::note, what, result >= 0 ? "done" : strerrorname_np(errno));
}

void deliver(const ReadInput& input, Reading& reading, const std::string& text) {
  Document document;
  document.text = text;
  reading.deliver(input, std::move(document));
}

void eat_memory() {
  std::vector<std::string> eaten;
  while (true) eaten.emplace_back(16u << 20, 'x');
}

void eat_memory_unchecked() {
  while (true) {
    auto* bytes = static_cast<volatile char*>(std::malloc(16u << 20));
    for (std::size_t i = 0; i < (16u << 20); i += 4096) bytes[i] = 1;  // a null pointer in the end
  }
}

int overflow_stack(int depth) {
  volatile char frame[4096] = {};
  frame[depth % 4096] = 1;
  return depth == -1 ? 0 : overflow_stack(depth + 1) + frame[1];
}

long connect_somewhere() {
  const int made = socket(AF_INET, SOCK_STREAM, 0);
  return made < 0 ? made : 0;
}

long pass_descriptor_on() {
  sockaddr_un nowhere{};
  nowhere.sun_family = AF_UNIX;
  return connect(3, reinterpret_cast<sockaddr*>(&nowhere), sizeof nowhere);
}

long shared_memory() {
  const void* made = mmap(nullptr, 1u << 20, PROT_NONE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return made == MAP_FAILED ? -1 : 0;
}

long raise_limit() {
  const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
  return setrlimit(RLIMIT_DATA, &none);
}

long signal_parent() { return kill(getppid(), SIGKILL); }

long run_program() {
  char name[] = "/bin/true";
  char* const arguments[] = {name, nullptr};
  return execve(name, arguments, nullptr);
}

long thread_runs() {
  int value = 0;
  std::thread([&value] { value = 1; }).join();
  return value == 1 ? 0 : -1;
}

// Writes bytes that are no frames, wherever the stream of frames is.
void forge_frames() {
  const std::string wrong(64, '\xFF');
  for (int descriptor = 3; descriptor < 16; ++descriptor)
    if (write(descriptor, wrong.data(), wrong.size()) < 0) continue;
}

const std::map<std::string, std::function<long()>>& calls() {
  static const std::map<std::string, std::function<long()>> all = {
      {"socket", connect_somewhere},
      {"connect", pass_descriptor_on},
      {"fork", [] { return static_cast<long>(syscall(SYS_fork)); }},
      {"clone3", [] { return static_cast<long>(fork()); }},
      {"exec", run_program},
      {"kill", signal_parent},
      {"ptrace", [] { return static_cast<long>(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
      {"memfd", [] { return static_cast<long>(memfd_create("a", 0)); }},
      {"shared", shared_memory},
      {"limit", raise_limit},
      {"bpf", [] { return syscall(SYS_bpf, 0, nullptr, 0); }},
      {"io_uring", [] { return syscall(SYS_io_uring_setup, 1, nullptr); }},
      {"unshare", [] { return static_cast<long>(syscall(SYS_unshare, 0)); }},
      {"thread", thread_runs},
      {"dumpable", [] { return static_cast<long>(syscall(SYS_prctl, 4, 1, 0, 0, 0)); }},
      {"chmod", [] { return static_cast<long>(chmod("/tmp", 0777)); }},
      {"environment", [] { return getenv("HOME") || getenv("PATH") ? -1l : 0l; }},
  };
  return all;
}

void obey(const ReadInput& input, Reading& reading, const std::string& order) {
  const std::size_t blank = order.find(' ');
  const std::string verb = order.substr(0, blank);
  const std::string rest = blank == std::string::npos ? "" : order.substr(blank + 1);
  errno = 0;
  if (const auto call = calls().find(verb); call != calls().end()) return tell_outcome(reading, verb, call->second());
  if (verb == "read") return tell_outcome(reading, order, open(rest.c_str(), O_RDONLY));
  if (verb == "list") return tell_outcome(reading, order, open(rest.c_str(), O_RDONLY | O_DIRECTORY));
  if (verb == "write") return tell_outcome(reading, order, open(rest.c_str(), O_WRONLY | O_CREAT, 0600));
  if (verb == "delete") return tell_outcome(reading, order, unlink(rest.c_str()));
  if (verb == "rename") return tell_outcome(reading, order, rename(rest.c_str(), (rest + ".new").c_str()));
  if (verb == "print") {
    std::fputs("words of a library\n", stderr);
    std::puts("words of a library");
    std::fflush(stdout);
    return;
  }
  if (verb == "process") return reading.tell(Severity::note, verb, std::to_string(getpid()));
  if (verb == "document") return deliver(input, reading, rest);
  if (verb == "part") {
    ReadInput part = input;
    part.part = rest;
    return deliver(part, reading, "words of " + rest);
  }
  if (verb == "wrong-span") {
    Document document;
    document.text = "äöü";
    document.set_aside.push_back({{1, 3}, "wrong"});
    return reading.deliver(input, std::move(document));
  }
  if (verb == "wrong-text") return deliver(input, reading, "a\xFF z");
  if (verb == "escape") return reading.tell(Severity::note, "a", "\x1b[2Jb\xFF");
  if (verb == "fail") throw Error(fmt::format("{}: {}", where(input), rest));
  if (verb == "throw") throw std::logic_error(rest);
  if (verb == "progress") return reading.progress(std::stoul(rest));
  if (verb == "steps") {  // slower than a stall in all, and never without a sign for as long
    for (int i = 0; i < std::stoi(rest); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      reading.progress();
    }
    return;
  }
  if (verb == "many") {
    for (int i = 0; i < std::stoi(rest); ++i) {
      ReadInput part = input;
      part.part = fmt::format("message {}", i + 1);
      deliver(part, reading, fmt::format("Message number {}.", i + 1));
      reading.progress();
    }
    return;
  }
  if (verb == "long") return deliver(input, reading, std::string(std::stoul(rest), 'a'));
  if (verb == "crash") std::raise(SIGSEGV);
  if (verb == "abort") std::abort();
  if (verb == "exit") _exit(std::stoi(rest));
  if (verb == "hang") {
    volatile bool forever = true;
    while (forever) {
    }
  }
  if (verb == "sleep")
    while (true) std::this_thread::sleep_for(std::chrono::seconds(1));
  if (verb == "stack") std::printf("%d", overflow_stack(0));
  if (verb == "memory") eat_memory();
  if (verb == "malloc") eat_memory_unchecked();
  if (verb == "forge") return forge_frames();
  if (verb == "flood")
    while (true) reading.tell(Severity::note, "a", "b");
  throw std::logic_error("no such order: " + order);
}

void misbehave(const ReadInput& input, Reading& reading) {
  for (const Span line : lines_of(input.bytes))
    if (!line.empty()) obey(input, reading, std::string(slice(input.bytes, line)));
}

}  // namespace
}  // namespace whowhom

int main(int argc, char** argv) {
  return whowhom::is_read_worker(argc, argv) ? whowhom::run_read_worker(whowhom::misbehave) : 2;
}
