// The times of a document with their days, found in one pass: what has been told so far gives years to days without
// one, and a day to "the next day".
#pragma once

#include <vector>

#include "extract/communication/dates.hpp"

namespace whowhom {

/// For each sentence the times that belong to a word of it and are in no doubt. Sentences of more than 1,000 tokens are
/// lists and tables, and have none. Linear in the document.
std::vector<std::vector<BoundTime>> tell_times(const Analysis& analysis, const std::vector<TextDay>& days,
                                               NumericOrder order);

}  // namespace whowhom
