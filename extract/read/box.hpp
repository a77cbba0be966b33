// Documents are read in processes of their own: a crash, a hang or a break-in costs one document.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "extract/read/reading.hpp"

namespace whowhom {

struct BoxOptions {
  ReadOptions read;
  std::size_t processes = 1;  ///< at most so many at the same time
  /// A reader that says nothing for so long is stopped. A page of OCR takes seconds.
  std::chrono::milliseconds patience{15000};
  bool in_process = false;  ///< no process and no limits: to debug a reader
  /// The program that runs as a reader's process: it must call run_read_worker where its only argument is
  /// kReadWorkerArgument. The running program itself if not given.
  std::string program = "/proc/self/exe";
};

/// Memory that a reader's process may have for itself, in bytes; the mapped file does not count.
inline constexpr std::size_t kWorkerMemory = 2u << 30;

/// Processes that read documents, each used for many and replaced when it ends, hangs or grows.
class ReaderPool {
 public:
  explicit ReaderPool(BoxOptions options);
  ~ReaderPool();
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  /// Reads the file at `path` (- is standard input, a pipe is taken into memory first) and hands what is read to
  /// `sink`, in this thread. May be called from several threads; waits for a free process. Throws Error where there is
  /// nothing to be had: no such file, a folder, no permission, or what the reader says. Where a reader ends or hangs
  /// after it has given documents, they stay, and a diagnostic says that the rest is missing.
  void read(const std::string& path, DocumentSink& sink);

 private:
  class Worker;
  std::unique_ptr<Worker> take_worker();
  void give_back(std::unique_ptr<Worker> worker);

  class State;
  const BoxOptions options_;
  std::unique_ptr<State> state_;
};

}  // namespace whowhom
