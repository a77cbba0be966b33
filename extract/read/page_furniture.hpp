// What a web page wraps around its article, and a copy of it keeps: teasers of other stories, notes on cookies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

struct Furniture {
  Span span;                   ///< the heading line and what belongs to it
  std::string heading;         ///< the line that gave it away, as it stands there
  std::size_t line = 0;        ///< 1-based, of the heading
  std::size_t line_count = 0;  ///< lines with words, behind the heading
};

/// Page furniture in text order, disjoint. A heading of teasers (page_furniture.tsv) takes what follows it to the end
/// of the text, unless prose comes back to the names of the article; in the first quarter of the text only short lines.
/// Nothing is furniture by its looks alone: a known line must introduce it.
std::vector<Furniture> find_page_furniture(std::string_view text);

}  // namespace whowhom
