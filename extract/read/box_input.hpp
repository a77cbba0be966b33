// A file as it goes into a box: opened by who asks for it, mapped by who reads it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/read/file_descriptor.hpp"

namespace whowhom {

struct OpenInput {
  FileDescriptor file;  ///< can be read only, and be mapped
  std::size_t bytes = 0;
};

/// Opens `path` for reading; `-` is standard input. What has no size, a pipe, is taken into memory first, up to
/// `max_piped_bytes`. Throws Error, with what to do: no such file, a folder, no permission, too much in a pipe.
OpenInput open_input(const std::string& path, std::size_t max_piped_bytes);

/// The bytes of a file as memory. Pages that were read can be given back, and are read again where they are asked for.
class MappedInput {
 public:
  /// Throws Error where the system cannot map it.
  MappedInput(int file, std::size_t bytes);
  MappedInput(const MappedInput&) = delete;
  MappedInput& operator=(const MappedInput&) = delete;
  ~MappedInput();

  std::string_view bytes() const { return {static_cast<const char*>(start_), size_}; }
  /// Pages within `part` would count as memory in use to the end; a part of other memory is left alone.
  void give_back(std::string_view part) const;

 private:
  void* start_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace whowhom
