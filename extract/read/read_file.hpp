// A file's bytes, or what stands in the way of having them.
#pragma once

#include <cstddef>
#include <string>

namespace whowhom {

/// All bytes of `path`; `-` is standard input. Throws Error, with what to do: no such file, a folder, no permission,
/// more than `max_bytes`.
std::string read_file(const std::string& path, std::size_t max_bytes);

/// A descriptor of the file at `path`, to be closed by the caller. Throws Error as read_file does.
int open_to_read(const std::string& path);

/// A descriptor of bytes in memory, set to their start, to be closed by the caller. Throws Error where there is no
/// room.
int in_memory(const std::string& bytes);

/// Makes standard input a thing that can be looked at and then be read from its start: what a pipe holds is taken into
/// memory first. Throws Error where it holds more than `max_bytes` or cannot be read.
void make_standard_input_seekable(std::size_t max_bytes);

}  // namespace whowhom
