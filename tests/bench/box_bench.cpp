// What it costs to read each document in a process of its own: 2,000 small text files, in the box and without it.
//
//   bench_box [FILES]     prints milliseconds a document for each way, one document at a time
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/read/box.hpp"
#include "extract/read/box_worker.hpp"

namespace {

using namespace whowhom;

class Counter final : public DocumentSink {
 public:
  void take(Document document) override { bytes += document.text.size(); }
  void take(Diagnostic) override {}
  void progress(std::size_t) override {}

  std::size_t bytes = 0;
};

double milliseconds_a_file(const std::vector<std::string>& files, bool in_process) {
  BoxOptions options;
  options.in_process = in_process;
  ReaderPool pool(options);
  Counter counter;
  pool.read(files.front(), counter);  // starts what is started once
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& file : files) pool.read(file, counter);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  return took.count() / static_cast<double>(files.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (is_read_worker(argc, argv)) return run_read_worker();
  const int count = argc > 1 ? std::atoi(argv[1]) : 2000;
  std::string name = (std::filesystem::temp_directory_path() / "whowhom-bench-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(name.data());
  std::vector<std::string> files;
  for (int i = 0; i < count; ++i) {
    files.push_back((folder / fmt::format("{}.txt", i)).string());
    std::ofstream file(files.back());
    for (int line = 0; line < 40; ++line)
      file << "The clerk of harbour " << i << " wrote line " << line << " to the office on the quay.\n";
  }
  const double alone = milliseconds_a_file(files, true);
  const double boxed = milliseconds_a_file(files, false);
  fmt::print("in process {:.3f} ms, in the box {:.3f} ms, the box costs {:.3f} ms a document\n", alone, boxed,
             boxed - alone);
  std::filesystem::remove_all(folder);
}
