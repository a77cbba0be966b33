// The pool's side of one keeper: the program started again, asked to fork a reader for a document.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "extract/read/box_worker.hpp"
#include "extract/read/file_descriptor.hpp"

namespace whowhom {

class BoxKeeper {
 public:
  /// Starts one. Throws Error where the system gives no process.
  BoxKeeper(const std::string& program, const std::vector<std::string>& environment);
  BoxKeeper(const BoxKeeper&) = delete;
  BoxKeeper& operator=(const BoxKeeper&) = delete;
  ~BoxKeeper();  ///< ends it, and with it a reader that still runs

  /// Has a reader forked for `file`. What it says comes out of the descriptor; at its end, whatever end that is, the
  /// stream ends. Throws Error where the keeper is gone or may not fork.
  FileDescriptor start(const BoxRequest& request, int file);

  /// Processor time of the reader since its start; nothing where it has ended.
  std::optional<std::chrono::nanoseconds> used_time() const;

  void kill_reader();

  /// Waits for the reader's end, and kills it where it does not come by itself. Nothing where the keeper is gone; then
  /// this one is of no more use.
  std::optional<BoxReply> wait_for_end();

  bool usable() const { return static_cast<bool>(requests_); }

 private:
  std::optional<BoxReply> receive_reply(std::chrono::milliseconds patience);

  pid_t process_ = -1;
  pid_t reader_ = -1;
  FileDescriptor requests_;
};

}  // namespace whowhom
