// A file's bytes, or what stands in the way of having them.
#pragma once

#include <cstddef>
#include <string>

namespace whowhom {

/// All bytes of `path`; `-` is standard input. Throws Error, with what to do: no such file, a folder, no permission,
/// more than `max_bytes`.
std::string read_file(const std::string& path, std::size_t max_bytes);

}  // namespace whowhom
