// What a reader in a box says to who waits for it: frames, one after another on a stream socket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whowhom {

enum class FrameKind : std::uint8_t {
  begin,       ///< BoxBegin: the box is closed, and what kind of file it is
  document,    ///< encode_document
  diagnostic,  ///< encode_diagnostic
  progress,    ///< std::uint64_t: pages or messages since the last
  done,        ///< nothing more comes, and all went well
  failed,      ///< nothing more comes; the words of the Error
  not_closed,  ///< the box could not be closed, nothing was read; why
};

struct Frame {
  FrameKind kind = FrameKind::done;
  std::string bytes;
};

/// Parts a stream of bytes, as they come in, into frames. The bytes may be made to harm.
class FrameBuffer {
 public:
  /// `max_bytes`: of one document; other frames are small.
  explicit FrameBuffer(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  void append(std::string_view bytes);

  /// The next frame, where all of it has come. Throws Error where the bytes are no frame or it is too large.
  std::optional<Frame> next();

 private:
  std::size_t max_bytes_;
  std::string bytes_;
  std::size_t done_ = 0;  // bytes of `bytes_` that were given out
};

/// Sends a frame, waiting for the other side as long as it takes. False where there is nobody any more.
bool send_frame(int descriptor, FrameKind kind, std::string_view bytes = {});

}  // namespace whowhom
