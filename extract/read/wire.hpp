// Values as bytes and back, between two processes of this one program: host order, no versions. What `fields(archive,
// value)` lists of a struct goes over, in both directions from the one list; an overload for each struct.
#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "graph/error.hpp"

namespace whowhom::wire {

/// `T` is `Of`, const or not: so that one list of fields serves who writes and who reads.
template <typename T, typename Of>
concept Is = std::same_as<std::remove_cvref_t<T>, Of>;

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Encoder {
 public:
  template <Plain T>
  void operator()(const T& value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint64_t>(text.size()));
    out_ += text;
  }
  template <typename T>
  void operator()(const std::optional<T>& value) {
    (*this)(static_cast<std::uint8_t>(value.has_value()));
    if (value) (*this)(*value);
  }
  template <typename T>
  void operator()(const std::vector<T>& values) {
    (*this)(static_cast<std::uint64_t>(values.size()));
    for (const T& value : values) (*this)(value);
  }
  template <typename T>
  void operator()(const T& value) {
    fields(*this, value);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Takes bytes that may be made to harm: nothing is read outside of them, and what they decode to takes no more memory
/// than `max_memory`. Throws Error where they are cut short, go on too long or would take more.
class Decoder {
 public:
  Decoder(std::string_view bytes, std::size_t max_memory) : rest_(bytes), memory_(max_memory) {}

  template <Plain T>
  void operator()(T& value) {
    const std::string_view bytes = next(sizeof value);
    if constexpr (std::is_enum_v<T>) {
      std::underlying_type_t<T> number;
      static_assert(sizeof number == sizeof value);
      std::memcpy(&number, bytes.data(), sizeof number);
      value = static_cast<T>(number);
    } else {
      std::memcpy(&value, bytes.data(), sizeof value);
    }
  }
  void operator()(bool& value) { value = flag(); }
  void operator()(std::string& text) {
    const std::size_t size = count();
    use(size);
    text = next(size);
  }
  template <typename T>
  void operator()(std::optional<T>& value) {
    value.reset();
    if (flag()) (*this)(value.emplace());
  }
  template <typename T>
  void operator()(std::vector<T>& values) {
    const std::size_t size = count();
    if (size > rest_.size()) fail();  // each takes a byte at least
    values.clear();
    for (std::size_t i = 0; i < size; ++i) {
      use(2 * sizeof(T));  // a vector that grows is up to twice as large as what it holds
      (*this)(values.emplace_back());
    }
  }
  template <typename T>
  void operator()(T& value) {
    fields(*this, value);
  }
  void end() const {
    if (!rest_.empty()) fail();
  }

 private:
  [[noreturn]] static void fail() { throw Error("bytes that are not what they should be"); }
  bool flag() {
    std::uint8_t byte = 0;
    (*this)(byte);
    if (byte > 1) fail();
    return byte == 1;
  }
  std::size_t count() {
    std::uint64_t size = 0;
    (*this)(size);
    if (size > memory_) fail();
    return static_cast<std::size_t>(size);
  }
  void use(std::size_t bytes) {
    if (bytes > memory_) fail();
    memory_ -= bytes;
  }
  std::string_view next(std::size_t size) {
    if (size > rest_.size()) fail();
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

  std::string_view rest_;
  std::size_t memory_;
};

template <typename T>
std::string encode(const T& value) {
  Encoder encoder;
  encoder(value);
  return encoder.take();
}

template <typename T>
T decode(std::string_view bytes, std::size_t max_memory) {
  Decoder decoder(bytes, max_memory);
  T value{};
  decoder(value);
  decoder.end();
  return value;
}

}  // namespace whowhom::wire
