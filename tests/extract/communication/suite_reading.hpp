// What was found in a text of the suite against what a reader finds in it.
#pragma once

#include <string>

#include "extract/communication/suite_file.hpp"
#include "graph/findings.hpp"

namespace whowhom {

/// Empty where the findings are the entry's: each contact there with its polarity and every given detail, and no other
/// pair of parties with a polarity of its own; the same of documents where the entry speaks of them. Else lines for a
/// person: what is missing, what is false, what was found and by which rule.
std::string differs_from_expected(const SuiteEntry& entry, const Findings& findings);

}  // namespace whowhom
