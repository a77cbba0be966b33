// How far a batch is, in one line of a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace whowhom {

/// How far a batch is.
struct BatchProgress {
  std::size_t files = 0;
  std::size_t files_done = 0;
  std::size_t pages_done = 0;  ///< pages and messages
  std::size_t bytes = 0;       ///< of all files
  std::size_t bytes_done = 0;  ///< of the files that are done
};

/// "[######----] 12 of 40 files · 310 pages · 55 pages/s · 1 min left"; `seconds` since the start. The time left is
/// told by bytes, once a twentieth of them is done.
std::string progress_line(const BatchProgress& progress, double seconds);

/// Shows progress on standard error where that is a terminal, from the second second on, a few times a second at most.
class ProgressBar {
 public:
  explicit ProgressBar(bool wanted);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// May be called from several threads, as often as one likes.
  void show(const BatchProgress& progress);

  /// Takes the line away, before something else is written on standard error.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const bool shown_;
  const Clock::time_point start_ = Clock::now();
  std::mutex mutex_;
  Clock::time_point last_ = start_;
  bool visible_ = false;
};

}  // namespace whowhom
