// The list of system calls that a reader needs, by libseccomp.
#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <initializer_list>
#include <memory>

#include <fmt/format.h>

#include "extract/read/box_build.hpp"
#include "extract/read/box_walls.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// Stands in the filter for the process that it will be put up around; larger than any process id (2^22).
constexpr std::uint32_t kSelf = 0x5E1F5E1F;

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

// Names, not numbers: some are not on every processor, and headers of older systems lack others.
constexpr const char* kAllowed[] = {
    // memory; mmap below
    "brk", "madvise", "mprotect", "mremap", "munmap",
    // files that are open
    "close", "dup", "fstat", "fstatfs", "getdents64", "lseek", "poll", "ppoll", "pread64", "preadv", "read", "readv",
    "write", "writev",
    // files by name, for reading; open and openat below, and Landlock says which
    "access", "faccessat", "faccessat2", "getcwd", "lstat", "newfstatat", "readlink", "readlinkat", "stat", "statfs",
    "statx",
    // time
    "clock_getres", "clock_gettime", "clock_nanosleep", "gettimeofday", "nanosleep", "time",
    // this process and its threads; clone, fcntl, prctl, prlimit64 and tgkill below
    "exit", "exit_group", "futex", "get_robust_list", "getcpu", "getegid", "geteuid", "getgid", "getpid", "getppid",
    "getrandom", "getrlimit", "getrusage", "gettid", "getuid", "restart_syscall", "rseq", "rt_sigaction",
    "rt_sigprocmask", "rt_sigreturn", "sched_getaffinity", "sched_yield", "set_robust_list", "set_tid_address",
    "sigaltstack", "sysinfo", "uname"};

class Rules {
 public:
  explicit Rules(scmp_filter_ctx filter) : filter_(filter) {}

  /// Allows a call if all conditions on its arguments hold.
  void allow(const char* name, std::initializer_list<scmp_arg_cmp> conditions = {}) {
    const int call = seccomp_syscall_resolve_name(name);
    if (call == __NR_SCMP_ERROR || call < 0) return;  // unknown to libseccomp, or not on this processor
    const int failed = seccomp_rule_add_array(filter_, SCMP_ACT_ALLOW, call, static_cast<unsigned>(conditions.size()),
                                              conditions.begin());
    if (failed != 0) throw Error(fmt::format("no rule for {}: {}", name, std::strerror(-failed)));
  }

 private:
  scmp_filter_ctx filter_;
};

scmp_arg_cmp equal(unsigned argument, std::uint64_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }

/// None of the bits of `mask`, or exactly those of `value`.
scmp_arg_cmp masked(unsigned argument, std::uint64_t mask, std::uint64_t value = 0) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

void allow_with_conditions(Rules& rules) {
  constexpr std::uint64_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;  // O_TMPFILE is never read-only
  rules.allow("open", {masked(1, kWriting, O_RDONLY)});
  rules.allow("openat", {masked(2, kWriting, O_RDONLY)});
  // Memory of one's own, or a file's: shared memory without a file would count for no limit.
  rules.allow("mmap", {masked(3, MAP_SHARED)});
  rules.allow("mmap", {masked(3, MAP_ANONYMOUS)});
  for (const int command : {F_GETFD, F_SETFD, F_GETFL, F_DUPFD, F_DUPFD_CLOEXEC})
    rules.allow("fcntl", {equal(1, static_cast<std::uint64_t>(command))});
  for (const unsigned long request : {TCGETS, FIONREAD}) rules.allow("ioctl", {equal(1, request)});
  // Threads, and no processes. clone3 hides its flags from a filter; libc falls back to clone where it fails.
  rules.allow("clone", {masked(0, CLONE_THREAD, CLONE_THREAD)});
  rules.allow("prctl", {equal(0, PR_SET_NAME)});
  rules.allow("prlimit64", {equal(0, 0), equal(2, 0)});  // asks, does not set
  rules.allow("tgkill", {equal(0, kSelf)});              // abort()
}

}  // namespace

std::vector<sock_filter> box::make_call_filter() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), &seccomp_release);
  if (!filter) throw Error("no filter of system calls can be made");
  Rules rules(filter.get());
  for (const char* name : kAllowed) rules.allow(name);
  allow_with_conditions(rules);
  if (kAddressSanitizer)  // UndefinedBehaviorSanitizer asks a pipe whether memory is there
    for (const char* name : {"pipe", "pipe2", "prctl"}) rules.allow(name);
  // Through a pipe, which holds 64 kB, twice what the kernel takes for a filter; a file in memory would be held to the
  // person's limit on the size of files.
  int ends[2] = {-1, -1};
  const int no_pipe = pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0 ? 0 : -errno;
  const FileDescriptor from(ends[0]);
  FileDescriptor to(ends[1]);
  const int failed = no_pipe != 0 ? no_pipe : seccomp_export_bpf(filter.get(), to.get());
  to.reset();
  std::vector<sock_filter> program(BPF_MAXINSNS);
  const ssize_t bytes = failed == 0 ? read(from.get(), program.data(), program.size() * sizeof(sock_filter)) : -1;
  if (bytes <= 0 || static_cast<std::size_t>(bytes) % sizeof(sock_filter) != 0)
    throw Error(fmt::format("no filter of system calls can be made: {}", std::strerror(failed ? -failed : errno)));
  program.resize(static_cast<std::size_t>(bytes) / sizeof(sock_filter));
  return program;
}

void box::confine_calls(std::vector<sock_filter> filter) {
  const auto self = static_cast<std::uint32_t>(getpid());
  for (sock_filter& step : filter)
    if (step.code == (BPF_JMP | BPF_JEQ | BPF_K) && step.k == kSelf) step.k = self;
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0)
    throw Error(fmt::format("system calls cannot be confined: {}", std::strerror(errno)));
}

}  // namespace whowhom
