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

#include <cstddef>
#include <string>
#include <vector>

namespace whowhom {

struct BoxWalls {
  std::size_t memory_bytes = 0;       ///< private memory; not files that are mapped
  std::vector<std::string> readable;  ///< files and folders that may be opened besides those of the system
};

/// Puts the walls up around this process for good. True where Landlock is among them. Throws Error where the kernel
/// refuses one that every kernel has: then nothing of a document must be touched.
bool put_up_walls(const BoxWalls& walls);

namespace box {

bool confine_files(const std::vector<std::string>& readable);  ///< Landlock; false where the kernel has none
void confine_system_calls();                                   ///< seccomp; throws Error where it cannot be had

}  // namespace box
}  // namespace whowhom
