// Rights are taken by three means that do not rely on each other: resource limits, Landlock rules about files and a
// seccomp filter. The filter names what is forbidden: a list of what is allowed would break with each version of the C
// library and of poppler, in programs nobody is there to mend. What it forbids fails with an error and does not kill,
// so that a library that only tries (a font cache) goes on.
#include "extract/read/box_limits.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace whowhom {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

void limit(decltype(RLIMIT_CORE) resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(resource, &both);  // what cannot be lowered is no worse than before
}

// ---- Landlock; glibc has no functions for it

// Rights on files that the first version of Landlock knows: all but reading are given up.
constexpr std::uint64_t kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kHandled = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

constexpr std::array kReadable = {"/usr",
                                  "/lib",
                                  "/lib64",
                                  "/etc/fonts",
                                  "/etc/ld.so.cache",
                                  "/etc/gtk-2.0",
                                  "/var/cache/fontconfig",
                                  "/var/lib/ghostscript",
                                  "/etc/ghostscript",
                                  "/proc/cpuinfo",
                                  "/proc/meminfo",
                                  "/sys/devices/system/cpu"};

void allow_reading(int rules, const char* path) {
  const int parent = open(path, O_PATH | O_CLOEXEC);
  if (parent < 0) return;
  landlock_path_beneath_attr rule{};
  rule.parent_fd = parent;
  rule.allowed_access = kReading;
  if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
    // A file takes no right to list folders.
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }
  close(parent);
}

void forbid_files() {
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = kHandled;
  const long rules = syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0);
  if (rules < 0) return;
  const int descriptor = static_cast<int>(rules);
  for (const char* path : kReadable) allow_reading(descriptor, path);
  if (const char* data = std::getenv("TESSDATA_PREFIX")) allow_reading(descriptor, data);
  syscall(SYS_landlock_restrict_self, descriptor, 0);
  close(descriptor);
}

// ---- seccomp

constexpr std::array kForbidden = {
    // the network; the pair of sockets that is there already stays
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "socketcall",
    // other programs and processes
    "execve", "execveat", "fork", "vfork", "kill", "tkill", "pidfd_open", "pidfd_send_signal", "pidfd_getfd", "ptrace",
    "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "setpriority", "sched_setscheduler",
    // changing files, also where the kernel has no Landlock or one that does not know of this
    "creat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "link", "linkat",
    "symlink", "symlinkat", "mknod", "mknodat", "truncate", "ftruncate", "fallocate", "chmod", "fchmod", "fchmodat",
    "fchmodat2", "chown", "lchown", "fchown", "fchownat", "utime", "utimes", "utimensat", "futimesat", "setxattr",
    "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr", "chroot", "pivot_root", "openat2",
    // the system
    "mount", "umount", "umount2", "move_mount", "open_tree", "fsopen", "fsmount", "fsconfig", "fspick", "unshare",
    "setns", "swapon", "swapoff", "reboot", "kexec_load", "kexec_file_load", "init_module", "finit_module",
    "delete_module", "acct", "quotactl", "settimeofday", "clock_settime", "adjtimex", "clock_adjtime", "sethostname",
    "setdomainname", "iopl", "ioperm", "personality", "open_by_handle_at", "name_to_handle_at", "fanotify_init",
    // parts of the kernel that are known for their holes, and that no reader uses
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "add_key",
    "request_key", "keyctl", "shmget", "shmat", "shmctl", "msgget", "msgsnd", "msgrcv", "semget", "semop", "mq_open",
    "vmsplice", "splice", "tee"};

void forbid_opening_to_write(scmp_filter_ctx filter, const char* call, unsigned flags_argument) {
  const int number = seccomp_syscall_resolve_name(call);
  if (number == __NR_SCMP_ERROR) return;
  for (const unsigned flag : {O_WRONLY, O_RDWR, O_CREAT})
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), number, 1,
                     SCMP_CMP(flags_argument, SCMP_CMP_MASKED_EQ, flag, flag));
}

void forbid_calls() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return;
  for (const char* name : kForbidden) {
    const int number = seccomp_syscall_resolve_name(name);
    if (number != __NR_SCMP_ERROR) seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0);
  }
  forbid_opening_to_write(filter, "open", 1);
  forbid_opening_to_write(filter, "openat", 2);
  // Threads are allowed, processes are not. The flags of clone3 cannot be seen from here: without it glibc calls clone.
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, SCMP_CMP(0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
  seccomp_load(filter);
  seccomp_release(filter);
}

}  // namespace

bool can_forbid_files() {
  return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

void give_up_rights(std::size_t memory_bytes) {
  limit(RLIMIT_CORE, 0);
  if (kSanitized) return;
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, 128);
  limit(RLIMIT_DATA, memory_bytes);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  forbid_files();
  forbid_calls();
}

}  // namespace whowhom
