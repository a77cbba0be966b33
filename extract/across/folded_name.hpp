// Names in the form in which documents are compared: letters without case and marks, words without stops.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whowhom {

/// Small letters without accents (Unicode NFKD without its marks), apostrophes straight, dashes as '-', white space as
/// one blank, no stops and quotation marks: "José O’Neil" and "JOSE O'NEIL" are both "jose o'neil".
std::string fold_name(std::string_view text);

/// Parts between blanks, none of them empty.
std::vector<std::string> words_of(std::string_view text);

}  // namespace whowhom
