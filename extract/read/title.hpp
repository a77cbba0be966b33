// What a document calls itself.
#pragma once

#include <string>

#include "extract/read/document.hpp"

namespace whowhom {

/// The first Markdown heading, else the first Subject: or TITLE: line among the first forty, else the last part
/// of `name`, which is the file's or that of the file in an archive. Needs `text`, `media_type` and `set_aside`.
std::string find_title(const Document& document, const std::string& name);

}  // namespace whowhom
