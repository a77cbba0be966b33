// How requests and frames travel over a socket between a reader's process and its parent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whowhom {

/// Eight bytes, the least first.
std::string little_endian(std::uint64_t value);
std::uint64_t from_little_endian(std::string_view eight_bytes);

inline constexpr std::size_t kFrameHead = 9;

/// What goes before the bytes of a frame: its kind and the number of bytes.
std::string frame_head(unsigned char kind, std::size_t size);

/// Sends all bytes, waiting where the other side is slow. False where the other side is gone.
bool send_all(int socket, std::string_view bytes);

struct ReceivedRequest {
  std::string bytes;
  int file = -1;  ///< to be closed by whoever takes it
};

/// Sends a request with the descriptor `file` beside it. False where the other side is gone.
bool send_request(int socket, std::string_view bytes, int file);

/// The next request; nothing where the other side has closed. Throws Error for what is no request.
std::optional<ReceivedRequest> receive_request(int socket);

}  // namespace whowhom
