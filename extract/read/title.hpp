// What a document calls itself.
#pragma once

#include <string>

#include "extract/read/document.hpp"

namespace whowhom {

/// The first Markdown heading, else the first Subject: or TITLE: line among the first forty, else the file's name.
/// Needs `text`, `media_type`, `set_aside` and `source.path`.
std::string find_title(const Document& document);

}  // namespace whowhom
