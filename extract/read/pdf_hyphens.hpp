// A hyphen at the end of a line: of the typesetter's making, or the word's own?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/read/pdf_furniture.hpp"

namespace whowhom {

/// How often each word stands in the document, in small letters, words that a line's end cuts left out. Only asked for
/// words, never listed: its order plays no part.
using WordCounts = std::unordered_map<std::string, std::size_t>;

WordCounts count_words(const std::vector<PdfPageRows>& pages);

enum class HyphenFate {
  no_hyphen,  ///< the line ends without one; a blank follows
  drop,       ///< "commu-" "nication"
  keep,       ///< "Franco-" "Prussian", or a dash: what follows stands close to it
};

bool ends_with_hyphen(std::string_view line);

/// Bytes of the hyphen that ends `text`; 0 where none does.
std::size_t hyphen_bytes(std::string_view text);

HyphenFate fate_of_hyphen(std::string_view line, std::string_view next, const WordCounts& words);

}  // namespace whowhom
