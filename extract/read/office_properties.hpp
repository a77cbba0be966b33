// What office files say of themselves.
#pragma once

#include <string>
#include <string_view>

#include "extract/read/document.hpp"

namespace whowhom {

/// Title and day of creation from docProps/core.xml (ECMA-376 part 2, 11) or meta.xml (ODF 1.3 part 3, 4.3) into
/// `document`. A title that is a file's name or a program's placeholder is left out.
void read_properties(std::string_view xml, Document& document);

}  // namespace whowhom
