// What a process that reads a stranger's file may still do: little.
#pragma once

#include <cstddef>

namespace whowhom {

/// Takes from this process, for good, what no reader needs: memory beyond `memory_bytes` of its own, core files,
/// writing files, other programs, new processes, the network, and every file but the system's libraries, fonts,
/// character sets and Tesseract's data. Landlock (Linux 5.13) and seccomp hold the last ones; where the kernel has one
/// of them not, the other still stands, and it is not an error. Sanitizers need memory and files of their own and get
/// no limits.
void give_up_rights(std::size_t memory_bytes);

/// Whether the kernel can keep a process from the files of the person who runs it.
bool can_forbid_files();

}  // namespace whowhom
