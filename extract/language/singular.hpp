// The singular of a noun whose part of speech is not in question: of table entries, and of words the model calls names.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

/// "memos" → "memo", "agencies" → "agency", "men" → "man"; a singular stays what it is.
std::string noun_base(std::string_view lower);

}  // namespace whowhom
