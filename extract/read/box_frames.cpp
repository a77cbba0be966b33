// One byte of kind, eight of length in host order, the bytes.
#include "extract/read/box_frames.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/uio.h>
#include <unistd.h>

#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kHeaderBytes = 1 + sizeof(std::uint64_t);
constexpr std::size_t kMaxOtherBytes = 1u << 20;

}  // namespace

void FrameBuffer::append(std::string_view bytes) {
  if (done_ == bytes_.size()) {
    bytes_.clear();
    done_ = 0;
  }
  bytes_ += bytes;
}

std::optional<Frame> FrameBuffer::next() {
  const std::size_t have = bytes_.size() - done_;
  if (have < kHeaderBytes) return std::nullopt;
  const char* header = bytes_.data() + done_;
  const auto number = static_cast<std::uint8_t>(header[0]);
  std::uint64_t size = 0;
  std::memcpy(&size, header + 1, sizeof size);
  if (number > static_cast<std::uint8_t>(FrameKind::not_closed)) throw Error("no frame of a known kind");
  const auto kind = static_cast<FrameKind>(number);
  if (size > (kind == FrameKind::document ? max_bytes_ : kMaxOtherBytes)) throw Error("a frame that is too large");
  if (have - kHeaderBytes < size) {
    if (done_ > 0) {  // what is long is waited for at the front, so that it is moved once
      bytes_.erase(0, done_);
      done_ = 0;
    }
    return std::nullopt;
  }
  Frame frame{kind, bytes_.substr(done_ + kHeaderBytes, size)};
  done_ += kHeaderBytes + size;
  if (size > kMaxOtherBytes) {  // gives the memory of a large document back
    bytes_ = bytes_.substr(done_);
    done_ = 0;
  }
  return frame;
}

bool send_frame(int descriptor, FrameKind kind, std::string_view bytes) {
  std::array<char, kHeaderBytes> header{static_cast<char>(kind)};
  const std::uint64_t size = bytes.size();
  std::memcpy(header.data() + 1, &size, sizeof size);
  std::array<iovec, 2> parts{iovec{header.data(), header.size()}, iovec{const_cast<char*>(bytes.data()), bytes.size()}};
  for (std::size_t first = 0; first < parts.size();) {
    const ssize_t written = writev(descriptor, parts.data() + first, static_cast<int>(parts.size() - first));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    for (auto left = static_cast<std::size_t>(written); first < parts.size();) {
      if (left < parts[first].iov_len) {
        parts[first].iov_base = static_cast<char*>(parts[first].iov_base) + left;
        parts[first].iov_len -= left;
        break;
      }
      left -= parts[first].iov_len;
      ++first;
    }
  }
  return true;
}

}  // namespace whowhom
