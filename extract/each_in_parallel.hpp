// Work on many documents over several threads: each item is a task of its own, so that no result depends on the others.
#pragma once

#include <cstddef>
#include <functional>

namespace whowhom {

/// Calls work(0) … work(count - 1), each once, on up to `jobs` threads; 0 is as many as the machine has processors. The
/// calls may run in any order and must not touch what the others write. If some throw, what the lowest of them threw is
/// thrown when all threads have stopped.
void each_in_parallel(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work);

}  // namespace whowhom
