// Stage 1 for files that nobody vouches for: each document is read in a process of its own, with limits and walls (see
// box_walls.hpp), so that a crash, a hang or a hostile file costs that one document. docs/security.md says what this
// does and does not do.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "extract/read/reading.hpp"

namespace whowhom {

struct BoxOptions {
  ReadOptions read;
  std::size_t processes = 1;            ///< at most so many documents at the same time
  std::size_t memory_bytes = 2u << 30;  ///< of private memory that a reader may take; the mapped file does not count
  /// A reader that works for so long on its processor without a page or message read is stopped, and one that sleeps
  /// for four times that. A page of OCR takes seconds.
  std::chrono::milliseconds patience{15000};
  std::chrono::seconds longest{3600};      ///< for one file; and a second more for each 100 kB of it
  std::size_t max_piped_bytes = 1u << 30;  ///< of a file that is a pipe
  std::vector<std::string> environment;    ///< variables of the readers besides LANG, "TESSDATA_PREFIX=/opt/tessdata"
  std::vector<std::string> readable;       ///< what they may open besides data of the system, "/opt/tessdata"
  bool in_process = false;                 ///< no process and no limits: to debug a reader
  /// The program that runs as a keeper of readers: it must call run_read_worker where is_read_worker says so. The
  /// running program itself if not given.
  std::string program = "/proc/self/exe";
};

class BoxKeeper;

/// Processes that read documents. The program must ask is_read_worker() before anything else in main(): the processes
/// are the program itself, see box_worker.hpp.
class ReaderPool {
 public:
  explicit ReaderPool(BoxOptions options);
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;
  ~ReaderPool();

  /// Reads a file with the reader of its kind; `-` is standard input. Documents, diagnostics and progress go to `sink`
  /// in this thread, in the order in which the reader gives them. Throws Error where not one document is to be had of
  /// it: no such file, a folder, no permission, empty, of no kind that is read, damaged, or its reader crashed, hung or
  /// took too much memory. Where that comes after the first document, what was read stays and the rest is a diagnostic
  /// of severity error. What `sink` throws ends the reading and is thrown on. Several threads may call it; where all
  /// processes are busy it waits for one.
  void read(const std::string& path, DocumentSink& sink);

 private:
  class Lease;

  const BoxOptions options_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<BoxKeeper>> free_;
  std::size_t busy_ = 0;
  bool told_unconfined_ = false;
};

}  // namespace whowhom
