#include "extract/read/box.hpp"

#include <filesystem>
#include <fstream>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "extract/read/box_limits.hpp"
#include "extract/read/document_codec.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimited = false;
#else
constexpr bool kLimited = true;
#endif

class Collector final : public DocumentSink {
 public:
  void take(Document document) override { documents.push_back(std::move(document)); }
  void take(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }
  void progress(std::size_t count) override { pages += count; }

  std::vector<Document> documents;
  std::vector<Diagnostic> diagnostics;
  std::size_t pages = 0;
};

BoxOptions misbehaving() {
  BoxOptions options;
  options.program = WHOWHOM_MISBEHAVING_READER;
  options.patience = std::chrono::milliseconds(1500);
  return options;
}

class File {
 public:
  explicit File(const std::string& words) {
    path = (std::filesystem::temp_directory_path() / "box_test.XXXXXX").string();
    const int file = mkstemp(path.data());
    REQUIRE(write(file, words.data(), words.size()) == static_cast<ssize_t>(words.size()));
    close(file);
  }
  ~File() { std::filesystem::remove(path); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::string path;
};

// The text a reader gives for a file of these words, or the error.
std::string read_by(ReaderPool& pool, const std::string& words) {
  const File file(words);
  Collector collector;
  try {
    pool.read(file.path, collector);
  } catch (const Error& error) {
    return error.what();
  }
  return collector.documents.empty() ? "nothing" : collector.documents.front().text;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a reader that crashes, ends or hangs costs one document, and leaves no process behind") {
  {
    ReaderPool pool(misbehaving());
    CHECK(read_by(pool, "words") == "words");
    CHECK(contains(read_by(pool, "crash"), "its reader crashed (signal 6"));
    CHECK(read_by(pool, "words") == "words");
    CHECK(contains(read_by(pool, "exit"), "ended early (exit 7)"));
    CHECK(contains(read_by(pool, "hang"), "made no progress for 1.5 s"));
    CHECK(read_by(pool, "more words") == "more words");
  }
  CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
}

TEST_CASE("what a reader gave before it crashed or hung stays, and the rest is told to be missing") {
  ReaderPool pool(misbehaving());
  for (const char* words : {"one then crash", "one then hang"}) {
    const File file(words);
    Collector collector;
    pool.read(file.path, collector);
    REQUIRE(collector.documents.size() == 2);
    CHECK(collector.documents[0].text == "the first");
    CHECK(collector.documents[0].source.path == file.path);
    REQUIRE(collector.diagnostics.size() == 1);
    CHECK(collector.diagnostics[0].severity == Severity::error);
    CHECK(contains(collector.diagnostics[0].message, "what comes after the last of 2 documents is missing"));
  }
}

TEST_CASE("a reader gets no network, no other program, no process, no file to write, and the files of nobody") {
  if (!kLimited) return;
  ReaderPool pool(misbehaving());
  CHECK(contains(read_by(pool, "network"), "refused"));
  CHECK(contains(read_by(pool, "write"), "refused"));
  CHECK_FALSE(std::filesystem::exists("/tmp/written-by-a-reader"));
  CHECK(contains(read_by(pool, "remove"), "refused"));
  CHECK(contains(read_by(pool, "fork"), "refused"));
  CHECK(contains(read_by(pool, "program"), "refused"));
  CHECK(read_by(pool, "library") == "allowed");
  CHECK(read_by(pool, "thread") == "allowed");
  if (can_forbid_files())
    CHECK(contains(read_by(pool, "read"), "refused"));
  else
    MESSAGE("skipped: this kernel has no Landlock, so that a reader can open files");
}

TEST_CASE("a reader that wants all memory is told that it cannot have it") {
  if (!kLimited) return;
  ReaderPool pool(misbehaving());
  CHECK(contains(read_by(pool, "memory"), "needs more memory than a reader gets"));
  CHECK(read_by(pool, "words") == "words");
}

TEST_CASE("what a reader's process sends is not believed") {
  ReaderPool pool(misbehaving());
  CHECK(contains(read_by(pool, "garbage"), "the reader's answer is damaged"));
  CHECK(contains(read_by(pool, "wrong span"), "the reader's answer is damaged"));
  CHECK(read_by(pool, "words") == "words");
}

TEST_CASE("several threads share the processes, and each gets its own file") {
  BoxOptions options = misbehaving();
  options.processes = 2;
  ReaderPool pool(options);
  std::vector<std::string> got(12);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < got.size(); ++i)
      threads.emplace_back([&pool, &got, i] { got[i] = read_by(pool, i % 4 == 3 ? "crash" : std::to_string(i)); });
  }
  for (std::size_t i = 0; i < got.size(); ++i)
    if (i % 4 == 3)
      CHECK(contains(got[i], "crashed"));
    else
      CHECK(got[i] == std::to_string(i));
}

TEST_CASE("files that are not there and folders are told as elsewhere, and a program that is not there is an error") {
  Collector collector;
  ReaderPool pool(misbehaving());
  CHECK_THROWS_WITH_AS(pool.read("no/such.txt", collector), doctest::Contains("no such file"), Error);
  CHECK_THROWS_WITH_AS(pool.read("/usr", collector), doctest::Contains("is a folder"), Error);
  BoxOptions options;
  options.program = "/no/such/program";
  ReaderPool nothing(options);
  CHECK(contains(read_by(nothing, "words"), "no process could be started"));
}

TEST_CASE("a document comes out of its bytes as it went in, and no cut or changed byte is taken for one") {
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
  const std::string bytes = encode(document);
  CHECK(encode(decode_document(bytes)) == bytes);
  CHECK(decode_document(bytes).mail->references == document.mail->references);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_THROWS_AS(decode_document(bytes.substr(0, size)), Error);
  CHECK_THROWS_AS(decode_document(bytes + "x"), Error);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0xFF);
    try {
      decode_document(changed);  // may be another document, must not be undefined
    } catch (const Error&) {
    }
  }
}

}  // namespace whowhom
