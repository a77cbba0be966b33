// What readers do wrong costs their document, and nothing of the machine.
#include "extract/read/box.hpp"

#include <dirent.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "extract/read/box_build.hpp"
#include "extract/read/document_codec.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

namespace fs = std::filesystem;

struct Collected final : DocumentSink {
  void take(Document document) override { documents.push_back(std::move(document)); }
  void take(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }
  void progress(std::size_t count) override { pages += count; }

  std::vector<Document> documents;
  std::vector<Diagnostic> diagnostics;
  std::size_t pages = 0;
};

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "whowhom-box-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  /// A file that orders a reader about, an order a line.
  std::string file(const std::string& orders) {
    const std::string path = (path_ / ("file" + std::to_string(++count_) + ".txt")).string();
    std::ofstream(path) << orders;
    return path;
  }
  fs::path path() const { return path_; }

 private:
  fs::path path_;
  int count_ = 0;
};

BoxOptions quick() {
  BoxOptions options;
  options.program = WHOWHOM_MISBEHAVING_READER;
  options.patience = std::chrono::seconds(1);
  options.memory_bytes = 256u << 20;
  return options;
}

std::string outcome(const std::string& order) {
  Folder folder;
  ReaderPool pool(quick());
  Collected collected;
  pool.read(folder.file("document words\n" + order), collected);
  REQUIRE(collected.diagnostics.size() == 1);
  return collected.diagnostics[0].message;
}

std::string error_of(ReaderPool& pool, const std::string& path) {
  Collected collected;
  try {
    pool.read(path, collected);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::string error_of(const std::string& orders) {
  Folder folder;
  ReaderPool pool(quick());
  return error_of(pool, folder.file(orders));
}

bool kernel_has_landlock() {
  return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

/// Processes whose parent is this one, as the kernel lists them: zombies too.
std::set<int> children() {
  std::ifstream list("/proc/self/task/" + std::to_string(gettid()) + "/children");
  return {std::istream_iterator<int>(list), std::istream_iterator<int>()};
}

/// Processes in all, zombies too, of keepers and their readers.
std::size_t reading_processes() {
  std::size_t count = 0;
  const std::string name = fs::path(WHOWHOM_MISBEHAVING_READER).filename().string().substr(0, 15);
  for (const auto& entry : fs::directory_iterator("/proc")) {
    std::ifstream comm(entry.path() / "comm");
    std::string word;
    if (std::getline(comm, word) && word == name) ++count;
  }
  return count;
}

std::size_t open_descriptors() {
  const fs::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("documents, diagnostics and progress come out as a reader gives them, and as in one process") {
  Folder folder;
  const std::string path = folder.file("document Words of the first.\npart message 2\nescape\nprogress 3\n");
  Collected boxed;
  ReaderPool(quick()).read(path, boxed);
  REQUIRE(boxed.documents.size() == 2);
  CHECK(boxed.documents[0].text == "Words of the first.");
  CHECK(boxed.documents[0].source.path == path);
  CHECK(boxed.documents[1].source.part == "message 2");
  CHECK(boxed.documents[1].source.sha256.size() == 64);
  REQUIRE(boxed.diagnostics.size() == 1);
  CHECK(boxed.diagnostics[0].message == " [2Jb\uFFFD");
  CHECK(boxed.pages == 3);
}

TEST_CASE("a crash, a hang and an exit cost one document, and say what happened") {
  Folder folder;
  ReaderPool pool(quick());
  CHECK(contains(error_of(pool, folder.file("crash")), kAddressSanitizer
                                                           ? "the reader of plain text ended too early"
                                                           : "the reader of plain text crashed (signal 11"));
  CHECK(contains(error_of(pool, folder.file("hang")), "made no progress for 1 s"));
  CHECK(contains(error_of(pool, folder.file("exit 7")), "exit code 7"));
  CHECK(contains(error_of(pool, folder.file("abort")), "signal 6"));
  CHECK(contains(error_of(pool, folder.file("stack")), kAddressSanitizer ? "ended too early" : "signal 11"));
  Collected collected;
  pool.read(folder.file("document still here"), collected);
  CHECK(collected.documents.size() == 1);
}

TEST_CASE("a reader that sleeps is stopped") { CHECK(contains(error_of("sleep"), "made no progress")); }

TEST_CASE("a reader that is slow and shows signs of work is not stopped") {
  Folder folder;
  Collected collected;
  BoxOptions options = quick();
  ReaderPool(options).read(folder.file("steps 50\ndocument a"), collected);
  CHECK(collected.pages == 50);
  CHECK(collected.documents.size() == 1);
}

TEST_CASE("what was read before a crash stays, and the rest is told") {
  Folder folder;
  ReaderPool pool(quick());
  Collected collected;
  pool.read(folder.file("part message 1\npart message 2\ncrash"), collected);
  CHECK(collected.documents.size() == 2);
  REQUIRE(collected.diagnostics.size() == 1);
  CHECK(collected.diagnostics[0].severity == Severity::error);
  CHECK(contains(collected.diagnostics[0].message, "crashed"));
}

TEST_CASE("memory has a limit") {
  if (kAddressSanitizer) return;  // its shadow memory would not fit under one
  CHECK(contains(error_of("memory"), "needs more memory"));
  CHECK(contains(error_of("malloc"), "more memory than the 256 MB"));
}

TEST_CASE("errors and exceptions are the reader's words") {
  Folder folder;
  const std::string path = folder.file("fail is damaged");
  ReaderPool pool(quick());
  CHECK(error_of(pool, path) == path + ": is damaged");
  CHECK(contains(error_of("throw by mistake"), "its reader failed (by mistake)"));
}

TEST_CASE("a reader has no network, starts nothing and signals nobody") {
  for (const char* order : {"socket", "fork", "clone3", "exec", "kill", "ptrace", "connect", "memfd", "shared", "limit",
                            "bpf", "io_uring", "unshare", "chmod"}) {
    CAPTURE(order);
    const std::string got = outcome(order);
    CHECK((got == "ENOSYS" || got == "EPERM" || got == "EAGAIN"));
  }
}

TEST_CASE("a reader has threads, and nothing of the person's environment") {
  CHECK(outcome("thread") == "done");
  CHECK(outcome("environment") == "done");
}

TEST_CASE("a reader writes no file") {
  Folder folder;
  const std::string there = folder.file("there");
  for (const std::string& order : {"write " + there, "write " + there + ".new", "delete " + there, "rename " + there,
                                   std::string("write /dev/null")}) {
    CAPTURE(order);
    CHECK(outcome(order) != "done");
  }
  CHECK(fs::exists(there));
}

TEST_CASE("a reader reads data of the system, and nothing of the person's") {
  CHECK(outcome("list /usr/share") == "done");
  if (!kernel_has_landlock()) {
    MESSAGE("this kernel has no Landlock: what a reader may read is not tested");
    return;
  }
  Folder folder;
  const std::string mine = folder.file("mine");
  CHECK(outcome("read " + mine) == "EACCES");
  CHECK(outcome("read /etc/passwd") == "EACCES");
  CHECK(outcome("read /proc/self/environ") == "EACCES");
  CHECK(outcome("list /") == "EACCES");
  BoxOptions options = quick();
  options.readable = {folder.path().string()};
  Collected collected;
  ReaderPool(options).read(folder.file("document a\nread " + mine), collected);
  REQUIRE(collected.diagnostics.size() == 1);
  CHECK(collected.diagnostics[0].message == "done");
}

TEST_CASE("nothing of one document's process is there for the next") {
  Folder folder;
  ReaderPool pool(quick());
  Collected collected;
  for (int i = 0; i < 3; ++i) pool.read(folder.file("document a\nprocess"), collected);
  REQUIRE(collected.diagnostics.size() == 3);
  CHECK(collected.diagnostics[0].message != collected.diagnostics[1].message);
  CHECK(collected.diagnostics[1].message != collected.diagnostics[2].message);
}

TEST_CASE("bytes that are no frames are an error, and so are documents that do not hold") {
  CHECK(contains(error_of("forge"), "faulty or was taken over"));
  Folder folder;
  Collected collected;
  ReaderPool pool(quick());
  pool.read(folder.file("wrong-span\nwrong-text\ndocument right"), collected);
  CHECK(collected.documents.size() == 1);
  REQUIRE(collected.diagnostics.size() == 2);
  CHECK(contains(collected.diagnostics[0].message, "cuts a character"));
  CHECK(contains(collected.diagnostics[1].message, "not UTF-8"));
}

TEST_CASE("a reader that does not stop talking is stopped") {
  CHECK(contains(error_of("flood"), "more than one file may"));
}

TEST_CASE("many documents and a long one come through whole") {
  Folder folder;
  ReaderPool pool(quick());
  Collected collected;
  pool.read(folder.file("many 3000\nlong 20000000"), collected);
  REQUIRE(collected.documents.size() == 3001);
  CHECK(collected.documents[2999].text == "Message number 3000.");
  CHECK(collected.documents[3000].text.size() == 20'000'000);
  CHECK(collected.pages == 3000);
}

TEST_CASE("files that cannot be opened are told as such") {
  Folder folder;
  ReaderPool pool(quick());
  CHECK(contains(error_of(pool, (folder.path() / "none.txt").string()), "no such file"));
  CHECK(contains(error_of(pool, folder.path().string()), "is a folder"));
  if (geteuid() != 0) {
    const std::string closed = folder.file("document a");
    chmod(closed.c_str(), 0);
    CHECK(contains(error_of(pool, closed), "no permission"));
  }
}

TEST_CASE("a pipe is read, and one without an end is not") {
  Folder folder;
  BoxOptions options = quick();
  options.max_piped_bytes = 1u << 20;
  ReaderPool pool(options);
  const std::string pipe = (folder.path() / "pipe").string();
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  std::thread writer([&] { std::ofstream(pipe) << "document through a pipe"; });
  Collected collected;
  pool.read(pipe, collected);
  writer.join();
  REQUIRE(collected.documents.size() == 1);
  CHECK(collected.documents[0].text == "through a pipe");
  CHECK(contains(error_of(pool, "/dev/zero"), "more than 1 MB"));
}

TEST_CASE("what the sink throws ends the reading and comes out") {
  struct Stop {};
  struct Stopping final : DocumentSink {
    void take(Document) override { throw Stop(); }
    void take(Diagnostic) override {}
    void progress(std::size_t) override {}
  } stopping;
  Folder folder;
  ReaderPool pool(quick());
  CHECK_THROWS_AS(pool.read(folder.file("document a\nhang"), stopping), Stop);
  Collected collected;
  pool.read(folder.file("document b"), collected);
  CHECK(collected.documents.size() == 1);
}

TEST_CASE("threads share a pool, also one that ended long ago") {
  Folder folder;
  BoxOptions options = quick();
  options.processes = 2;
  ReaderPool pool(options);
  std::vector<std::string> files;
  for (int i = 0; i < 60; ++i)
    files.push_back(folder.file(i % 10 == 3 ? "crash" : "document number " + std::to_string(i)));
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> read = 0;
  std::atomic<std::size_t> failed = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      Collected collected;
      try {
        pool.read(files[i], collected);
        if (collected.documents.at(0).text == "number " + std::to_string(i)) ++read;
      } catch (const Error&) {
        ++failed;
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back(work);
  }
  CHECK(read == 54);
  CHECK(failed == 6);
  Collected collected;  // its keepers were started by threads that are no more
  pool.read(folder.file("document again"), collected);
  CHECK(collected.documents.size() == 1);
}

TEST_CASE("no process and no descriptor is left, after crashes and hangs too") {
  const std::size_t descriptors = open_descriptors();
  const std::size_t processes = reading_processes();
  {
    Folder folder;
    ReaderPool pool(quick());
    Collected collected;
    for (const char* order : {"crash", "hang", "exit 1", "forge", "document a"}) error_of(pool, folder.file(order));
    pool.read(folder.file("document a"), collected);
    CHECK(children().size() <= 1);  // the keeper; those it forks are not of this process
    CHECK(reading_processes() <= processes + 1);
  }
  CHECK(children().empty());
  CHECK(reading_processes() == processes);
  CHECK(open_descriptors() == descriptors);
}

TEST_CASE("a keeper that is killed is replaced") {
  Folder folder;
  ReaderPool pool(quick());
  Collected collected;
  pool.read(folder.file("document a"), collected);
  const std::set<int> keepers = children();
  REQUIRE(keepers.size() == 1);
  kill(*keepers.begin(), SIGKILL);
  pool.read(folder.file("document b"), collected);
  CHECK(collected.documents.size() == 2);
}

TEST_CASE("a program that is not there is told, and what to do") {
  Folder folder;
  BoxOptions options = quick();
  options.program = "/no/such/program";
  ReaderPool pool(options);
  CHECK(contains(error_of(pool, folder.file("document a")), "no process can be started"));
}

TEST_CASE("a document comes out of its bytes as it went in, and no cut or changed byte is taken for one") {
  constexpr std::size_t kEnough = 1u << 20;
  Document document;
  document.source = {{"d1"}, "a.pdf", "A", std::string(64, '0'), "part 2"};
  document.media_type = MediaType::pdf;
  document.text = "Ann told Bo. Café.";
  document.pages = {{3, {0, 13}}, {4, {13, 19}}};
  document.set_aside = {{{1, 2}, "markup"}};
  document.places = {{{0, 5}, Span{7, 9}, PageBox{1.5, 2, 3, 4}, "row 4"}, {{5, 9}, std::nullopt, std::nullopt, ""}};
  document.read_from_picture = {{{0, 3}, 0.25}};
  document.mail = MailHead{"id", {"a", "b"}, {{"Ann", "a@x"}}, {}, {{"", "c@x"}}, {}, "2001-05-04", "Subject"};
  document.created = "2001-05-04";
  const std::string bytes = encode_document(document);
  CHECK(encode_document(decode_document(bytes, kEnough)) == bytes);
  CHECK_THROWS_AS(decode_document(bytes, 300), Error);
  CHECK(decode_document(bytes, kEnough).mail->references == document.mail->references);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_THROWS_AS(decode_document(bytes.substr(0, size), kEnough), Error);
  CHECK_THROWS_AS(decode_document(bytes + "x", kEnough), Error);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0xFF);
    try {
      decode_document(changed, kEnough);  // may be another document, must not be undefined
    } catch (const Error&) {
    }
  }
}

}  // namespace whowhom
