#include "extract/read/box_input.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace whowhom {
namespace {

[[noreturn]] void fail_to_open(const std::string& name, int error) {
  if (error == ENOENT || error == ENOTDIR)
    throw Error(fmt::format("{}: no such file; check the spelling and the folder you are in", name));
  if (error == EACCES)
    throw Error(fmt::format("{}: no permission to read it; ask its owner, or see `ls -l {}`", name, name));
  throw Error(fmt::format("{}: cannot be read: {}", name, std::strerror(error)));
}

// Opened anew, so that a box cannot write to it nor move the place where others read.
FileDescriptor open_standard_input() {
  const int again = open("/proc/self/fd/0", O_RDONLY | O_CLOEXEC | O_NOCTTY);
  return FileDescriptor(again >= 0 ? again : fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3));
}

OpenInput take_into_memory(int from, const std::string& name, std::size_t max_bytes) {
  OpenInput input{FileDescriptor(memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING)), 0};
  if (!input.file) fail_to_open(name, errno);
  std::array<char, 1u << 16> chunk;
  while (true) {
    const ssize_t got = read(from, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_to_open(name, errno);
    if (got == 0) break;
    for (ssize_t done = 0; done < got;) {
      const ssize_t written = write(input.file.get(), chunk.data() + done, static_cast<std::size_t>(got - done));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail_to_open(name, errno);
      done += written;
    }
    input.bytes += static_cast<std::size_t>(got);
    if (input.bytes > max_bytes)
      throw Error(
          fmt::format("{}: more than {} MB come out of it; save them to a file and give that", name, max_bytes >> 20));
  }
  fcntl(input.file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
  return input;
}

}  // namespace

OpenInput open_input(const std::string& path, std::size_t max_piped_bytes) {
  const bool standard = path == "-";
  const std::string name = standard ? "standard input" : path;
  struct stat status = {};
  if (standard) {
    if (fstat(STDIN_FILENO, &status) != 0) fail_to_open(name, errno);
    const bool whole = S_ISREG(status.st_mode) && lseek(STDIN_FILENO, 0, SEEK_CUR) == 0;
    if (!whole) return take_into_memory(STDIN_FILENO, name, max_piped_bytes);
  }
  OpenInput input{
      standard ? open_standard_input() : FileDescriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)), 0};
  if (!input.file || fstat(input.file.get(), &status) != 0) fail_to_open(name, errno);
  if (S_ISDIR(status.st_mode))
    throw Error(fmt::format("{}: is a folder; name the files in it, as in `{}{}*.txt`", name, name,
                            name.ends_with('/') ? "" : "/"));
  // Files of /proc say they are empty and are not.
  if (!S_ISREG(status.st_mode) || status.st_size == 0) return take_into_memory(input.file.get(), name, max_piped_bytes);
  input.bytes = static_cast<std::size_t>(status.st_size);
  return input;
}

MappedInput::MappedInput(int file, std::size_t bytes) : size_(bytes) {
  if (bytes == 0) return;
  start_ = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, file, 0);
  if (start_ == MAP_FAILED) {
    start_ = nullptr;
    throw Error(fmt::format("cannot be mapped into memory: {}", std::strerror(errno)));
  }
  madvise(start_, bytes, MADV_SEQUENTIAL);
}

MappedInput::~MappedInput() {
  if (start_) munmap(start_, size_);
}

void MappedInput::give_back(std::string_view part) const {
  const auto address = [](const void* at) { return reinterpret_cast<std::uintptr_t>(at); };
  const std::uintptr_t start = address(start_);
  const std::uintptr_t from = address(part.data());
  if (!start_ || from < start || from > start + size_ || part.size() > start + size_ - from) return;
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t first = (from - start + page - 1) / page * page;
  const std::size_t end = (from - start + part.size()) / page * page;
  if (first < end) madvise(static_cast<char*>(start_) + first, end - first, MADV_DONTNEED);
}

}  // namespace whowhom
