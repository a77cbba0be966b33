// Pages of a text: a form feed, or a line such as "%%page 55%%", begins the next one.
#pragma once

#include <string_view>
#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

struct Pages {
  std::vector<Page> pages;    ///< empty where the text has no mark of a page; else covering the text
  std::vector<Span> markers;  ///< the marker lines, which are no text
};

/// A marker gives its page its number; a form feed counts on from the page before.
Pages find_pages(std::string_view text);

}  // namespace whowhom
