#include "commands/output.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

#include <doctest/doctest.h>

#include "graph/error.hpp"

namespace whowhom {
namespace {

// A folder of its own for each test, gone with it.
struct Folder {
  std::filesystem::path path;

  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "whowhom-output-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }

  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), {}));
  }
};

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a file is replaced whole and nothing is left beside it") {
  const Folder folder;
  const std::string path = (folder.path / "figure.svg").string();
  write_output(path, "a long first version");
  write_output(path, "second");
  CHECK(bytes_of(path) == "second");
  CHECK(folder.count() == 1);
}

TEST_CASE("a place that cannot be written is named, and nothing is left") {
  const Folder folder;
  CHECK_THROWS_WITH_AS(write_output((folder.path / "missing" / "figure.svg").string(), "x"),
                       doctest::Contains("cannot write: No such file or directory"), Error);
  CHECK_THROWS_WITH_AS(write_output(folder.path.string(), "x"), doctest::Contains("Is a directory"), Error);
  CHECK(folder.count() == 0);
}

TEST_CASE("a device is written to and not replaced") {
  write_output("/dev/null", "x");
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

}  // namespace whowhom
