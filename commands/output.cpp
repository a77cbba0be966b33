// Write aside, flush to the disk, rename.
#include "commands/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace whowhom {
namespace {

[[noreturn]] void fail(const std::string& path, int reason) {
  throw Error(fmt::format("{}: cannot write: {}; give another place with -o", path, std::strerror(reason)));
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Devices and pipes (/dev/stdout, a fifo) cannot be renamed onto: they are written straight.
void write_straight(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) fail(path, errno);
  const bool written = write_all(file, bytes);
  const int reason = errno;
  ::close(file);
  if (!written) fail(path, reason);
}

void write_aside_and_rename(const std::string& path, std::string_view bytes) {
  std::string aside = path + ".XXXXXX";
  const int file = ::mkostemp(aside.data(), O_CLOEXEC);
  if (file < 0) fail(path, errno);
  // mkostemp makes the file private; the person's own mask decides instead.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const bool written = ::fchmod(file, 0666 & ~mask) == 0 && write_all(file, bytes) && ::fsync(file) == 0;
  int reason = errno;
  ::close(file);
  if (written && std::rename(aside.c_str(), path.c_str()) == 0) return;
  if (written) reason = errno;
  ::unlink(aside.c_str());
  fail(path, reason);
}

}  // namespace

void write_output(const std::string& path, std::string_view bytes) {
  if (path.empty() || path == "-") {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0)
      throw Error(fmt::format("standard output: cannot write: {}", std::strerror(errno)));
    return;
  }
  std::error_code unknown;
  const std::filesystem::file_status status = std::filesystem::status(path, unknown);
  if (std::filesystem::is_directory(status)) fail(path, EISDIR);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
    write_straight(path, bytes);
  else
    write_aside_and_rename(path, bytes);
}

}  // namespace whowhom
