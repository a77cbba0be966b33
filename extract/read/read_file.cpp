// Reads in chunks: a pipe has no size to ask for, and a limit must hold for it too.
#include "extract/read/read_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace whowhom {
namespace {

class FileHandle {
 public:
  explicit FileHandle(int descriptor) : descriptor_(descriptor) {}
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;
  ~FileHandle() {
    if (descriptor_ > STDIN_FILENO) close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

[[noreturn]] void fail_to_open(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR)
    throw Error(fmt::format("{}: no such file; check the spelling and the folder you are in", path));
  if (error == EACCES)
    throw Error(fmt::format("{}: no permission to read it; ask its owner, or see `ls -l {}`", path, path));
  throw Error(fmt::format("{}: cannot be read: {}", path, std::strerror(error)));
}

}  // namespace

int open_to_read(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail_to_open(path, errno);
  struct stat status = {};
  if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
    close(file);
    throw Error(fmt::format("{}: is a folder; name the files in it, as in `{}{}*.txt`", path, path,
                            path.ends_with('/') ? "" : "/"));
  }
  return file;
}

std::string read_file(const std::string& path, std::size_t max_bytes) {
  const std::string name = path == "-" ? "standard input" : path;
  const FileHandle file(path == "-" ? STDIN_FILENO : open_to_read(path));
  std::string bytes;
  constexpr std::size_t kChunk = 1u << 16;
  while (true) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kChunk);
    const ssize_t got = read(file.get(), bytes.data() + size, kChunk);
    if (got < 0 && errno == EINTR) {
      bytes.resize(size);
      continue;
    }
    if (got < 0) fail_to_open(name, errno);
    bytes.resize(size + static_cast<std::size_t>(got));
    if (got == 0) return bytes;
    if (bytes.size() > max_bytes)
      throw Error(fmt::format("{}: larger than {} MB; split it, as in `split -C 50M`", name, max_bytes >> 20));
  }
}

int in_memory(const std::string& bytes) {
  const int memory = memfd_create("input", MFD_CLOEXEC);
  for (std::size_t written = 0; memory >= 0 && written < bytes.size();) {
    const ssize_t done = write(memory, bytes.data() + written, bytes.size() - written);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) break;
    written += static_cast<std::size_t>(done);
    if (written == bytes.size()) lseek(memory, 0, SEEK_SET);
  }
  if (memory < 0 || lseek(memory, 0, SEEK_CUR) != 0) {
    const int error = errno;
    if (memory >= 0) close(memory);
    throw Error(fmt::format("a pipe's bytes cannot be kept: {}; give a file instead", std::strerror(error)));
  }
  return memory;
}

void make_standard_input_seekable(std::size_t max_bytes) {
  if (lseek(STDIN_FILENO, 0, SEEK_CUR) >= 0) return;
  const int memory = in_memory(read_file("-", max_bytes));
  dup2(memory, STDIN_FILENO);
  close(memory);
}

}  // namespace whowhom
