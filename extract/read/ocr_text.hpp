// Words of pictures as text of a document.
#pragma once

#include <vector>

#include "extract/read/ocr.hpp"

namespace whowhom {

/// Writes the words of a page at the end of the document's text, with its page, its places (a box a line) and how sure
/// the engine was of each word. Lines end in a line feed, paragraphs in two, but for one that goes on over the page's
/// end. A word that a hyphen breaks at a line's end is joined, and stands in the line that it begins in.
void append_ocr_words(Document& document, int page, const std::vector<OcrWord>& words);

}  // namespace whowhom
