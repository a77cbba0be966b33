#include "extract/each_in_parallel.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace whowhom {

TEST_CASE("each item is worked on once, with any number of jobs") {
  for (const std::size_t jobs : {0u, 1u, 2u, 3u, 50u}) {
    std::vector<int> calls(37, 0);
    each_in_parallel(calls.size(), jobs, [&](std::size_t i) { ++calls[i]; });
    CHECK(calls == std::vector<int>(37, 1));
  }
  each_in_parallel(0, 4, [](std::size_t) { FAIL("there is nothing to do"); });
}

TEST_CASE("what the first failing item threw is thrown, after the others are done") {
  for (const std::size_t jobs : {1u, 3u}) {
    std::vector<int> calls(20, 0);
    std::string message;
    try {
      each_in_parallel(calls.size(), jobs, [&](std::size_t i) {
        calls[i] = 1;
        if (i % 7 == 3) throw std::runtime_error(std::to_string(i));
      });
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    CHECK(message == "3");
    CHECK(calls == std::vector<int>(20, 1));
  }
}

}  // namespace whowhom
