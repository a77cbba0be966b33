// Dates written in a sentence, as exact as the text has them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "extract/language/token.hpp"

namespace whowhom {

/// ISO 8601 date ("2018-05", "2001-01-25") nearest to the token `near`; nothing where no date with a year stands there.
/// Reads "January 25, 2001", "25 January 2001", "May 2018" and "2001-01-25"; a bare year is too vague to date an act.
std::optional<std::string> date_near(const Sentence& sentence, std::size_t near);

}  // namespace whowhom
