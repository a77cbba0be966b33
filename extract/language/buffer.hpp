// Working memory of the learned analysis: at the start of a cache line, so that no vector lies across two of them, and
// not cleared, so that a short text touches little of it.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace whowhom {

struct FreeMemory {
  void operator()(void* memory) const { std::free(memory); }
};

/// Numbers at a multiple of 64 bytes.
template <class T>
using Buffer = std::unique_ptr<T[], FreeMemory>;

/// `count` numbers, of any value.
template <class T>
Buffer<T> make_buffer(std::size_t count) {
  constexpr std::size_t kLine = 64;
  void* const memory = std::aligned_alloc(kLine, (count * sizeof(T) + kLine) / kLine * kLine);
  if (memory == nullptr) throw std::bad_alloc();
  return Buffer<T>(static_cast<T*>(memory));
}

}  // namespace whowhom
