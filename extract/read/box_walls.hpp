// The walls around a reader: once up, the process can use its processor, its memory up to a limit and the files that
// it already has; it can read data of the system; and it can do nothing else, whatever code runs in it.
//
// - Limits (setrlimit): private memory, no core dump, no file that grows, few descriptors, stack.
// - Landlock (Linux 5.13): only /usr, /lib, the font tables and what is named may be opened, and only for reading.
//   Where the kernel has none, files that the user may read can be opened; nothing of them can leave the process but
//   as a document's text.
// - seccomp: a list of what is allowed, all other calls fail with ENOSYS as on a kernel that does not have them. A list
//   of what is forbidden would be open to every call that a later kernel brings; killing instead of failing would
//   break readers where a new libc tries a new call first and falls back. So: no sockets, no exec, no fork, no signals
//   to others, no ptrace, no writing open, no change to the file system, no shared memory without a file.
#pragma once

#include <linux/filter.h>

#include <cstddef>
#include <string>
#include <vector>

#include "extract/read/file_descriptor.hpp"

namespace whowhom {

/// What walls leave open.
struct BoxWalls {
  std::size_t memory_bytes = 0;       ///< private memory; not files that are mapped
  std::vector<std::string> readable;  ///< files and folders that may be opened besides those of the system

  bool operator==(const BoxWalls&) const = default;
};

/// Walls that are made once, which takes a millisecond, and put up around many processes.
class Walls {
 public:
  /// Throws Error where the system refuses what every kernel has.
  explicit Walls(const BoxWalls& plan);

  /// Puts the walls up around this process for good. True where Landlock is among them. Throws Error where the kernel
  /// refuses one: then nothing of a document must be touched.
  bool put_up() const;

 private:
  std::size_t memory_bytes_;
  FileDescriptor file_rules_;
  std::vector<sock_filter> call_filter_;
};

namespace box {

/// Landlock's rules: only reading, and only of data of the system and of `readable`. None where the kernel has none.
FileDescriptor make_file_rules(const std::vector<std::string>& readable);
void confine_files(int rules);

/// The seccomp filter, to be put up in any fork of this process.
std::vector<sock_filter> make_call_filter();
void confine_calls(std::vector<sock_filter> filter);

}  // namespace box
}  // namespace whowhom
