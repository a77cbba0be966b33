// Results to standard output or to a file, whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

/// Writes `bytes` to `path`, or to standard output where it is empty or "-". A file is written aside and renamed, so
/// that a failure leaves what was there. Throws Error, naming the path and the reason.
void write_output(const std::string& path, std::string_view bytes);

}  // namespace whowhom
