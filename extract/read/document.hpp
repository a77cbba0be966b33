// A document as the readers leave it: text whose byte offsets are those of every quote, and what was set aside.
#pragma once

#include <string>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/findings.hpp"

namespace whowhom {

enum class MediaType { plain_text, markdown };

struct Page {
  int number = 1;  ///< 1-based
  Span span;
};

/// A part of the text that no later stage reads: page furniture, a link's target.
struct SetAside {
  Span span;
  std::string reason;  ///< "page furniture", for the person
};

struct Document {
  SourceDocument source;
  MediaType media_type = MediaType::plain_text;
  std::string text;         ///< UTF-8; for plain text and Markdown the file's own bytes, a byte order mark included
  std::vector<Page> pages;  ///< empty where the format has none; else in order, covering the text
  std::vector<SetAside> set_aside;  ///< in text order, disjoint
};

}  // namespace whowhom
