#include "commands/input_files.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

namespace whowhom {
namespace {

namespace fs = std::filesystem;

// A folder that goes when the test ends.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "input_files.XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    root = name;
  }
  ~Folder() { fs::remove_all(root); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void file(const std::string& name) const {
    fs::create_directories((root / name).parent_path());
    std::ofstream(root / name) << "words";
  }

  // The found paths beneath the folder, each followed by a blank.
  std::string found(const FileSelection& selection = {}) const {
    std::string out;
    for (const InputFile& file : find_input_files({root.string()}, selection).files)
      out += fs::path(file.path).lexically_relative(root).generic_string() + " ";
    return out;
  }

  fs::path root;
};

}  // namespace

TEST_CASE("folders are walked in the byte order of paths, hidden files left out") {
  const Folder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/b/c.txt", "A.txt", ".secret", ".git/x", "a.txt"}) folder.file(name);
  CHECK(folder.found() == "A.txt a.txt a/b/c.txt a/z.txt b.txt ");
}

TEST_CASE("patterns choose by name, and by path where they have a slash") {
  const Folder folder;
  for (const char* name : {"a.pdf", "sub/b.pdf", "sub/c.txt", "drafts/d.pdf"}) folder.file(name);
  CHECK(folder.found({{"*.pdf"}, {}}) == "a.pdf drafts/d.pdf sub/b.pdf ");
  CHECK(folder.found({{"*.pdf"}, {"drafts/*"}}) == "a.pdf sub/b.pdf ");
  CHECK(folder.found({{}, {"*.pdf"}}) == "sub/c.txt ");
}

TEST_CASE("the tmp of a Maildir holds messages that are not delivered yet") {
  const Folder folder;
  for (const char* name : {"box/cur/1", "box/new/2", "box/tmp/3", "other/tmp/4"}) folder.file(name);
  CHECK(folder.found() == "box/cur/1 box/new/2 other/tmp/4 ");
}

TEST_CASE("a link to a folder is not entered, so that none leads round in a circle") {
  const Folder folder;
  folder.file("sub/a.txt");
  fs::create_directory_symlink(folder.root, folder.root / "sub" / "up");
  const InputFiles found = find_input_files({folder.root.string()}, {});
  CHECK(found.files.size() == 1);
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(found.diagnostics[0].severity == Severity::note);
}

TEST_CASE("a named file is taken whatever the patterns, and one that is not there stays to be told of") {
  const InputFiles found = find_input_files({"nowhere.txt", "-"}, {{"*.pdf"}, {"*"}});
  REQUIRE(found.files.size() == 2);
  CHECK(found.files[0].path == "nowhere.txt");
  CHECK(found.files[1].path == "-");
}

}  // namespace whowhom
