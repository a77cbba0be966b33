// The plain-text tables under extract/language/en/, embedded when built: what the program knows of English.
#pragma once

#include <string_view>
#include <vector>

namespace whowhom {

/// The bytes of extract/language/en/<name>; the program cannot be built without them, so an unknown name is a bug.
std::string_view language_table(std::string_view name);

/// Lines of a table as tab-separated cells. Empty lines and lines that begin with # are left out.
/// The views point into the embedded bytes and live as long as the program.
std::vector<std::vector<std::string_view>> language_rows(std::string_view name);

}  // namespace whowhom
