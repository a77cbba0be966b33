// A reader's process for the tests of the box: it does to its process what the words of the file ask for, and delivers
// a document that says what came of it.
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "extract/read/box_worker.hpp"

namespace {

using namespace whowhom;

std::string tried(long result) { return result < 0 ? std::string("refused: ") + std::strerror(errno) : "allowed"; }

void say(DocumentSink& sink, const ReadInput& input, const std::string& text) {
  Document document;
  document.source.path = input.path;
  document.text = text;
  sink.take(std::move(document));
}

[[noreturn]] void hang() {
  while (true) std::this_thread::sleep_for(std::chrono::seconds(1));
}

void misbehave(const ReadInput& input, const ReadOptions&, DocumentSink& sink) {
  const std::string_view word = input.bytes.substr(0, input.bytes.find('\n'));
  if (word == "crash") std::abort();
  if (word == "exit") _exit(7);
  if (word == "hang") hang();
  if (word == "one then crash" || word == "one then hang") {
    say(sink, input, "the first");
    sink.progress(1);
    // What is sent late must not be lost with the process: a frame larger than the buffer goes out at once.
    say(sink, input, std::string(1 << 17, 'x'));
    if (word == "one then hang") hang();
    std::abort();
  }
  if (word == "memory") {
    std::vector<std::string> hoard;
    while (true) hoard.emplace_back(64u << 20, 'x');
  }
  if (word == "network") return say(sink, input, tried(socket(AF_INET, SOCK_STREAM, 0)));
  if (word == "write") return say(sink, input, tried(open("/tmp/written-by-a-reader", O_WRONLY | O_CREAT, 0600)));
  if (word == "remove") return say(sink, input, tried(unlink(input.path.c_str())));
  if (word == "read") return say(sink, input, tried(open(input.path.c_str(), O_RDONLY)));
  if (word == "library") return say(sink, input, tried(open("/usr/share", O_RDONLY | O_DIRECTORY)));
  if (word == "fork") {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    return say(sink, input, tried(child));
  }
  if (word == "program") return say(sink, input, tried(execl("/bin/true", "true", nullptr)));
  if (word == "thread") {
    int result = 0;
    std::thread([&result] { result = 1; }).join();
    return say(sink, input, result == 1 ? "allowed" : "refused");
  }
  if (word == "garbage") {
    const std::string frame = std::string(1, '\1') + std::string(8, '\x7F');
    send(kWorkerSocket, frame.data(), frame.size(), 0);
    hang();
  }
  if (word == "wrong span") {
    Document document;
    document.text = "short";
    document.pages.push_back({1, {0, 50}});
    sink.take(std::move(document));
    return;
  }
  say(sink, input, std::string(input.bytes));
}

}  // namespace

int main() { return run_read_worker(256u << 20, misbehave); }
