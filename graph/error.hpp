// Failure to do the job. The message says what, where and what to do; only `main` catches it.
#pragma once

#include <stdexcept>

namespace whowhom {

/// The job could not be done (exit 1).
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The command line asked for something that does not exist or does not fit together (exit 2).
class UsageError : public Error {
 public:
  using Error::Error;
};

}  // namespace whowhom
