// Dates written in a sentence, as exact as the text has them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

/// A date as it stands in a sentence: tokens [first, end), and in ISO 8601, as exact as it is written.
struct WrittenDate {
  std::size_t first = 0;
  std::size_t end = 0;
  std::string iso;
};

/// All dates with a year, in order, bare years ("2018") and the two of a range written as one word ("2010-2014")
/// among them: these have the same tokens.
std::vector<WrittenDate> dates_in(const Sentence& sentence);

/// ISO 8601 date ("2018-05", "2001-01-25") nearest to the token `near`; nothing where no date with a year stands there.
/// Reads "January 25, 2001", "25 January 2001", "May 2018" and "2001-01-25"; a bare year is too vague to date an act.
std::optional<std::string> date_near(const Sentence& sentence, std::size_t near);

}  // namespace whowhom
