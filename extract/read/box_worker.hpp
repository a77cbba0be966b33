// The process in which a document is read.
#pragma once

#include <cstddef>
#include <string_view>

#include "extract/read/reading.hpp"

namespace whowhom {

/// The argument with which a program runs as a reader's process, and nothing else.
inline constexpr std::string_view kReadWorkerArgument = "--read-worker";

/// Descriptors of a reader's process: requests and answers, and the end of a pipe whose other end dies with the parent.
inline constexpr int kWorkerSocket = 3;
inline constexpr int kWorkerLifeline = 4;

/// The kinds of frames a reader's process sends: one byte, eight bytes of length (little-endian), the bytes.
enum class FrameKind : unsigned char {
  document = 1,
  diagnostic = 2,
  progress = 3,  ///< eight bytes: pages since the last one
  done = 4,      ///< one byte: 1 where the process asks to be replaced, because it has grown
  failed = 5,    ///< a message: there is nothing to be had
};

/// What reads an input; the readers' own way in. Tests give one that misbehaves.
using ReadInputFunction = void (*)(const ReadInput& input, const ReadOptions& options, DocumentSink& sink);

/// Reads requests until there are no more; returns the exit code. For main(), where the only argument is
/// kReadWorkerArgument.
int run_read_worker(std::size_t memory_bytes, ReadInputFunction read = nullptr);

}  // namespace whowhom
