// One request after another: a message with a path and options, and the file as a descriptor beside its first byte.
#include "extract/read/box_worker.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "extract/read/box_limits.hpp"
#include "extract/read/box_wire.hpp"
#include "extract/read/document_codec.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A process that holds more than this when a document is done is replaced: what a library leaks, it leaks once.
constexpr std::size_t kGrown = 256u << 20;
constexpr auto kBetweenProgress = std::chrono::milliseconds(100);
// Frames are small beside it, so that few calls carry many.
constexpr std::size_t kSendAt = 64u << 10;

// The parent is gone: nobody waits for what this process still has to say.
struct ParentGone {};

class FrameSink final : public DocumentSink {
 public:
  void take(Document document) override { frame(FrameKind::document, encode(document)); }
  void take(Diagnostic diagnostic) override { frame(FrameKind::diagnostic, encode(diagnostic)); }
  void progress(std::size_t pages) override {
    pages_ += pages;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < kBetweenProgress) return;
    tell_pages();
    flush();
  }

  // Pages of the file that a mailbox is through with would count as memory in use to its end.
  void passed(std::string_view bytes) override {
    const auto address = [](const char* at) { return reinterpret_cast<std::uintptr_t>(at); };
    const std::uintptr_t start = address(mapped_.data());
    if (address(bytes.data()) < start || address(bytes.data()) + bytes.size() > start + mapped_.size()) return;
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const std::size_t first = (address(bytes.data()) - start + page - 1) / page * page;
    const std::size_t end = (address(bytes.data()) - start + bytes.size()) / page * page;
    if (first < end) madvise(const_cast<char*>(mapped_.data()) + first, end - first, MADV_DONTNEED);
  }

  void set_mapped(std::string_view bytes) { mapped_ = bytes; }

  void frame(FrameKind kind, std::string_view bytes) {
    out_ += frame_head(static_cast<unsigned char>(kind), bytes.size());
    out_ += bytes;
    if (out_.size() >= kSendAt) flush();
  }

  void tell_pages() {
    if (pages_ > 0) frame(FrameKind::progress, little_endian(std::exchange(pages_, 0)));
  }

  void flush() {
    last_ = std::chrono::steady_clock::now();
    if (!send_all(kWorkerSocket, out_)) throw ParentGone();
    out_.clear();
    if (out_.capacity() > 4 * kSendAt) out_.shrink_to_fit();
  }

 private:
  std::string out_;
  std::string_view mapped_;  // the file of this request
  std::size_t pages_ = 0;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

// The bytes of a file, as long as this lives.
class MappedFile {
 public:
  explicit MappedFile(int descriptor) {
    struct stat status = {};
    if (fstat(descriptor, &status) == 0 && status.st_size > 0) {
      size_ = static_cast<std::size_t>(status.st_size);
      // NOLINTNEXTLINE(performance-no-int-to-ptr)
      bytes_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    }
    close(descriptor);
    if (bytes_ != MAP_FAILED) madvise(bytes_, size_, MADV_SEQUENTIAL);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() {
    if (bytes_ != MAP_FAILED) munmap(bytes_, size_);
  }

  std::string_view bytes() const {
    return bytes_ == MAP_FAILED ? std::string_view{} : std::string_view(static_cast<const char*>(bytes_), size_);
  }

 private:
  void* bytes_ = MAP_FAILED;
  std::size_t size_ = 0;
};

void read_with_readers(const ReadInput& input, const ReadOptions& options, DocumentSink& sink) {
  Reading(options, sink).read(input);
}

bool has_grown() {
  const auto in_use = mallinfo2();
  return in_use.arena + in_use.hblkhd > kGrown;
}

void answer(const ReadRequest& request, int file, ReadInputFunction read) {
  FrameSink sink;
  std::optional<std::string> failure;
  try {
    const MappedFile mapped(file);
    sink.set_mapped(mapped.bytes());
    read({mapped.bytes(), request.path, "", request.path}, request.options, sink);
  } catch (const ParentGone&) {
    throw;
  } catch (const Error& error) {
    failure = error.what();
  } catch (const std::bad_alloc&) {
    failure = fmt::format("{}: needs more memory than a reader gets; split it", request.path);
  } catch (const std::exception& error) {
    failure = fmt::format("{}: cannot be read: {}", request.path, error.what());
  }
  sink.tell_pages();
  if (failure)
    sink.frame(FrameKind::failed, *failure);
  else
    sink.frame(FrameKind::done, std::string_view(has_grown() ? "\1" : "\0", 1));
  sink.flush();
}

// SIGIO, whose default is the end of the process, as soon as the parent's end of the pipe is closed: a reader that
// hangs would never see that nobody waits for it.
void die_with_parent() {
  fcntl(kWorkerLifeline, F_SETOWN, getpid());
  fcntl(kWorkerLifeline, F_SETFL, O_ASYNC | O_NONBLOCK);
  char byte = 0;
  if (::read(kWorkerLifeline, &byte, 1) == 0) _exit(0);  // it was closed before
}

}  // namespace

int run_read_worker(std::size_t memory_bytes, ReadInputFunction read) {
  struct stat status = {};
  if (fstat(kWorkerSocket, &status) != 0 || !S_ISSOCK(status.st_mode)) return 2;  // started by hand
  die_with_parent();
  give_up_rights(memory_bytes);
  try {
    while (auto request = receive_request(kWorkerSocket))
      answer(decode_request(request->bytes), request->file, read == nullptr ? read_with_readers : read);
  } catch (const ParentGone&) {
    return 0;
  } catch (const std::exception&) {
    return 1;  // a request that is none: the parent sees the end of the process
  }
  return 0;
}

}  // namespace whowhom
