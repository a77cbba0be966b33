// Compares bytes with a file beside the tests.
#pragma once

#include <string>

namespace whowhom {

/// Empty where `actual` is what tests/render/golden/`name` holds, else the lines that differ. With ACCEPT_GOLDEN=1 in
/// the environment the file is written anew first.
std::string differs_from_golden(const std::string& name, const std::string& actual);

}  // namespace whowhom
