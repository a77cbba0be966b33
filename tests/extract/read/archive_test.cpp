#include "extract/read/archive.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/read/part_name.hpp"
#include "extract/read/read_document.hpp"
#include "graph/error.hpp"
#include "support/archive_of.hpp"

namespace whowhom {
namespace {

using namespace std::string_literals;
using Names = std::vector<std::string>;

const std::vector<ArchiveFile> kFiles = {{"b.txt", "Ana Marsh told Bo."}, {"a/c.txt", "Bo Dunn left."}};

ReadResult read(const std::string& bytes, const std::string& name = "box", const ReadOptions& options = {}) {
  return read_bytes(bytes, name, options);
}

Names parts_of(const ReadResult& result) {
  Names out;
  for (const Document& document : result.documents) out.push_back(document.source.part);
  return out;
}

std::size_t count(const ReadResult& result, Severity severity, const std::string& part) {
  std::size_t found = 0;
  for (const Diagnostic& diagnostic : result.diagnostics)
    found += diagnostic.severity == severity &&
             (diagnostic.where + ": " + diagnostic.message).find(part) != std::string::npos;
  return found;
}

}  // namespace

TEST_CASE("files of an archive are read in its order, each under its name in it") {
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FORMAT_TAR_GNUTAR,
                           ARCHIVE_FORMAT_7ZIP, ARCHIVE_FORMAT_CPIO_POSIX, ARCHIVE_FORMAT_CPIO_SVR4_NOCRC}) {
    CAPTURE(format);
    const ReadResult result = read(archive_of(kFiles, {.format = format}));
    CHECK(parts_of(result) == Names{"b.txt", "a/c.txt"});
    CHECK(result.documents.at(0).text == "Ana Marsh told Bo.");
    CHECK(result.documents.at(0).source.path == "box");
    CHECK(result.documents.at(1).source.title == "c.txt");
    CHECK(result.diagnostics.empty());
  }
}

TEST_CASE("a tar may be in any stream, and a stream may be of one file") {
  for (const int filter : {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD}) {
    CAPTURE(filter);
    CHECK(parts_of(read(archive_of(kFiles, {.format = ARCHIVE_FORMAT_TAR, .filter = filter}))) ==
          Names{"b.txt", "a/c.txt"});
    const ReadResult one =
        read(archive_of({kFiles[0]}, {.format = ARCHIVE_FORMAT_RAW, .filter = filter}), "in/note.txt.packed");
    CHECK(parts_of(one) == Names{"note.txt"});
    CHECK(one.documents.at(0).text == "Ana Marsh told Bo.");
  }
}

TEST_CASE("archives in archives are read to the depth that is allowed") {
  std::string bytes = archive_of(kFiles);
  for (int i = 0; i < 3; ++i) bytes = archive_of({{"in.zip", bytes}, {"x.txt", "Bo wrote."}});
  CHECK(parts_of(read(bytes)).front() == "in.zip, in.zip, in.zip, b.txt");
  ReadOptions shallow;
  shallow.max_depth = 2;
  const ReadResult cut = read(bytes, "box", shallow);
  CHECK(parts_of(cut) == Names{"in.zip, x.txt", "x.txt"});
  CHECK(count(cut, Severity::error, "nested more than 2 deep") == 2);
}

TEST_CASE("folders are no files; links and what the system left are passed over and told") {
  const ReadResult result = read(archive_of({{"a", "", AE_IFDIR},
                                             {"link.txt", "", AE_IFLNK},
                                             {"__MACOSX/._b.txt", "x"},
                                             {"a/.DS_Store", "x"},
                                             {".Sent/cur/b.txt", "Ana Marsh told Bo."}},
                                            {.format = ARCHIVE_FORMAT_TAR_PAX_RESTRICTED}));
  CHECK(parts_of(result) == Names{".Sent/cur/b.txt"});
  CHECK(count(result, Severity::note, "2 files are of the system") == 1);
  CHECK(count(result, Severity::note, "1 entry is no file") == 1);
}

TEST_CASE("names that lead elsewhere are only names") {
  const ReadResult result = read(archive_of(
      {{"../../etc/x.txt", "Ana told Bo."}, {"/etc/y.txt", "Ana told Bo."}, {"a\x1B[31m\n.txt", "Ana told Bo."}},
      {.format = ARCHIVE_FORMAT_TAR_USTAR}));
  CHECK(parts_of(result) == Names{"../../etc/x.txt", "/etc/y.txt", "a\\x1B[31m\\x0A.txt"});
}

TEST_CASE("names outside ASCII do not need the person's locale") {
  CHECK(parts_of(read(archive_of({{"Zo\xC3\xAB.txt", "Ana told Bo."}}))) == Names{"Zoë.txt"});
  CHECK(parts_of(read(archive_of({{"Zo\xC3\xAB.txt", "Ana told Bo."}}, {.format = ARCHIVE_FORMAT_TAR_GNUTAR}))) ==
        Names{"Zoë.txt"});
  CHECK(parts_of(read(archive_of({{"Jos\xE9.txt", "Ana told Bo."}}, {.format = ARCHIVE_FORMAT_TAR_GNUTAR}))) ==
        Names{"José.txt"});
}

TEST_CASE("an encrypted file is told and the others are read") {
  const ReadResult one = read(
      archive_of({kFiles[0]}, {.options = "zip:encryption=traditional", .passphrase = "x"}) /* nothing else in it */);
  CHECK(one.documents.empty());
  CHECK(count(one, Severity::error, "box: b.txt: is encrypted") == 1);
  CHECK(count(read(archive_of(kFiles, {.options = "zip:encryption=aes256", .passphrase = "x"})), Severity::error,
              "2 files are encrypted (the first: b.txt)") == 1);
}

TEST_CASE("of a damaged archive what comes before the damage is read") {
  // libarchive gives a stream in blocks of 64 KB, and not the one that the end of the file cuts.
  std::string noise;
  unsigned state = 1;
  for (int i = 0; i < 400000; ++i)
    noise += static_cast<char>('a' + (state = state * 1103515245u + 12345u) / 65536u % 26);
  const std::vector<ArchiveFile> files = {kFiles[0], {"long.txt", "Ana told Bo. " + noise}, kFiles[1]};
  for (const auto& style : {ArchiveStyle{}, ArchiveStyle{.format = ARCHIVE_FORMAT_TAR_USTAR},
                            ArchiveStyle{.format = ARCHIVE_FORMAT_TAR_USTAR, .filter = ARCHIVE_FILTER_GZIP}}) {
    CAPTURE(style.format);
    CAPTURE(style.filter);
    const std::string whole = archive_of(files, style);
    const ReadResult cut = read(whole.substr(0, whole.size() / 2));
    REQUIRE(!cut.documents.empty());
    CHECK(cut.documents[0].source.part == "b.txt");
    CHECK(count(cut, Severity::error, "is damaged") == 1);
  }
  std::string tar = archive_of(files, {.format = ARCHIVE_FORMAT_TAR_USTAR});
  tar[1024] = 'X';  // in the second header
  const ReadResult around = read(tar);
  CHECK(parts_of(around) == Names{"b.txt", "a/c.txt"});
  CHECK(count(around, Severity::error, "box: is damaged") == 1);
  std::string wrong = archive_of(kFiles, {.options = "zip:compression=store"});
  wrong[wrong.find("Marsh")] = 'K';
  const ReadResult changed = read(wrong);
  CHECK(parts_of(changed) == Names{"b.txt", "a/c.txt"});
  CHECK(count(changed, Severity::error, "box: b.txt: is damaged") == 1);
}

TEST_CASE("what unpacks to too much is not read to its end") {
  const std::string much(3u << 20, ' ');
  ReadOptions options;
  options.max_expanded_bytes = 1u << 20;
  for (const auto& style : {ArchiveStyle{}, ArchiveStyle{.format = ARCHIVE_FORMAT_TAR, .filter = ARCHIVE_FILTER_XZ}}) {
    const ReadResult result = read(archive_of({kFiles[0], {"bomb.txt", much}, kFiles[1]}, style), "box", options);
    CHECK(parts_of(result) == Names{"b.txt"});
    CHECK(count(result, Severity::error, "unpacks to more than 1.0 MB") == 1);
  }
  // Passed over, but unpacked all the same.
  const ReadResult hidden =
      read(archive_of({{".DS_Store", much}, kFiles[0]}, {.format = ARCHIVE_FORMAT_TAR, .filter = ARCHIVE_FILTER_GZIP}),
           "box", options);
  CHECK(hidden.documents.empty());
}

TEST_CASE("an archive without files is refused") {
  CHECK_THROWS_WITH_AS(read(archive_of({})), doctest::Contains("no files"), Error);
}

TEST_CASE("a name is cut in its middle and shows what acts unseen") {
  CHECK(shown_name("a\xE2\x80\xAEtxt.exe") == "a\\u202Etxt.exe");
  const std::string cut = shown_name(std::string(5000, 'a') + "é.txt");
  CHECK(cut.size() < 520);
  CHECK(cut.ends_with("aé.txt"));
  CHECK(base_name("a/b\\c.txt") == "c.txt");
}

}  // namespace whowhom
