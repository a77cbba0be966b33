#include "commands/read_batch.hpp"

#include <doctest/doctest.h>

#include "commands/progress_bar.hpp"

namespace whowhom {
namespace {

FileOutcome outcome(const std::string& path, ReadState state, const std::string& reason = "") {
  return {path, state, state == ReadState::not_read ? 0u : 1u, {}, reason};
}

}  // namespace

TEST_CASE("the summary counts the files and tells each reason once, the commonest first") {
  std::vector<FileOutcome> outcomes = {
      outcome("a.txt", ReadState::read), outcome("b.doc", ReadState::not_read, "b.doc: is old"),
      outcome("c.bin", ReadState::not_read, "c.bin: is not text"),
      outcome("d.doc", ReadState::not_read, "d.doc: is old"), outcome("e.zip", ReadState::partly)};
  outcomes[4].diagnostics = {{Severity::note, "e.zip", "a note"}, {Severity::error, "e.zip", "a part is cut"}};
  CHECK(summary_of(outcomes) ==
        "5 files: 1 read, 1 partly read, 3 not read\n  2 × is old\n  1 × a part is cut\n  1 × is not text\n");
  CHECK(some_unread(outcomes));
  CHECK(summary_of({outcomes[0]}).empty());
  CHECK_FALSE(some_unread({outcomes[0]}));
}

TEST_CASE("the line of progress tells files, pages, rate and the time that is left by bytes") {
  CHECK(progress_line({40, 10, 3100, 1000, 250}, 10) ==
        "[#####---------------] 10 of 40 files · 3,100 pages · 310 pages/s · 30 s left");
  CHECK(progress_line({1, 0, 1, 1000, 0}, 10) == "[--------------------] 0 of 1 file · 1 page · 1 pages/s");
  CHECK(progress_line({2, 2, 0, 0, 0}, 1) == "[####################] 2 of 2 files · 0 pages");
}

}  // namespace whowhom
