// The side of a box that reads. The program starts itself again as a keeper, which never sees a byte of a document; for
// each document the keeper forks a reader, which puts up its walls, reads that one document and ends. So nothing that a
// document does to its reader reaches the next document, and a fork costs a fraction of a program's start. The keeper
// has one thread, and so may fork.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/read/box_walls.hpp"
#include "extract/read/reading.hpp"

namespace whowhom {

/// What reads an input; `Reading::read` but in tests of what a reader may do wrong.
using ReadFunction = std::function<void(const ReadInput& input, Reading& reading)>;

/// Reads all of `input`. What stood in its way, as a sentence that begins with where; empty where nothing did. Throws
/// what `sink` throws, if it is no std::exception.
std::string read_whole(const ReadInput& input, const ReadOptions& options, DocumentSink& sink,
                       const ReadFunction& read = {});

/// The one argument by which the program knows that it is a keeper.
inline constexpr const char* kReadWorkerArgument = "--read-worker";

/// Whether a command line is that of a keeper: to be asked first of all in main().
bool is_read_worker(int argc, const char* const* argv);

/// Forks a reader for each request that comes on descriptor 3, until there is nobody who could ask. The exit code.
int run_read_worker(const ReadFunction& read = {});

// What goes between the pool and a keeper; descriptors go with a request: the file, and where frames are written.

inline constexpr int kRequestDescriptor = 3;

struct BoxRequest {
  std::string path;
  std::uint64_t bytes = 0;
  ReadOptions options;
  BoxWalls walls;
};

/// A first reply says the process that reads (below zero: errno of the fork), a second how it ended. A byte from the
/// pool in between, and the keeper kills it.
struct BoxReply {
  std::int64_t process = 0;
  std::int32_t status = 0;       ///< as waitpid tells it
  std::uint64_t peak_bytes = 0;  ///< of its memory
};

struct BoxBegin {
  bool files_confined = false;
  MediaType kind = MediaType::unknown;
};

std::string encode_request(const BoxRequest& request);
std::string encode_begin(const BoxBegin& begin);
BoxBegin decode_begin(const std::string& bytes);

}  // namespace whowhom
