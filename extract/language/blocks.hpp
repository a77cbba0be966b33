// Paragraphs, headings, list items and mail header lines: what a sentence never reaches across.
#pragma once

#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

struct Block {
  Span span;
  std::size_t mark = 0;      ///< where its list mark starts, "1. " or "- "; `span.start` where it has none
  bool mail_header = false;  ///< "From: …" with its continuation lines
};

/// Of a table, whose places are its rows and whose cells are parted by tabs, each cell has blocks of its own.
/// Blocks in text order, disjoint, without list marks at their start. Lines of one hard-wrapped paragraph are one
/// block; a line that ended although the next word had room on it, or that is longer than a page is wide, is not.
std::vector<Block> blocks_of(const Document& document);

}  // namespace whowhom
