#include "extract/read/box_wire.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <unistd.h>

#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxRequest = 1u << 20;

// False at the end of the stream before all bytes were there.
bool receive_all(int socket, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t got = recv(socket, bytes, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

std::string little_endian(std::uint64_t value) {
  std::string out;
  for (int i = 0; i < 8; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

std::uint64_t from_little_endian(std::string_view eight_bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 8; i-- > 0;) value = value << 8 | static_cast<unsigned char>(eight_bytes[i]);
  return value;
}

std::string frame_head(unsigned char kind, std::size_t size) {
  return std::string(1, static_cast<char>(kind)) + little_endian(size);
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool send_request(int socket, std::string_view bytes, int file) {
  const std::string head = little_endian(bytes.size());
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  iovec part{const_cast<char*>(head.data()), head.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* rights = CMSG_FIRSTHDR(&message);
  rights->cmsg_level = SOL_SOCKET;
  rights->cmsg_type = SCM_RIGHTS;
  rights->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(rights), &file, sizeof file);
  ssize_t sent = -1;
  do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  if (sent < 0) return false;
  return send_all(socket, std::string_view(head).substr(static_cast<std::size_t>(sent))) && send_all(socket, bytes);
}

std::optional<ReceivedRequest> receive_request(int socket) {
  ReceivedRequest request;
  std::array<char, 8> head{};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  iovec part{head.data(), head.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t got = -1;
  do got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  if (got <= 0) return std::nullopt;
  if (const cmsghdr* rights = CMSG_FIRSTHDR(&message); rights != nullptr && rights->cmsg_type == SCM_RIGHTS)
    std::memcpy(&request.file, CMSG_DATA(rights), sizeof request.file);
  const auto there = static_cast<std::size_t>(got);
  if (!receive_all(socket, head.data() + there, head.size() - there)) return std::nullopt;
  const std::uint64_t size = from_little_endian({head.data(), head.size()});
  if (size > kMaxRequest || request.file < 0) throw Error("no request for a reader");
  request.bytes.resize(size);
  if (!receive_all(socket, request.bytes.data(), request.bytes.size())) return std::nullopt;
  return request;
}

}  // namespace whowhom
