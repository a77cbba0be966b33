// Where a claim stands: document, bytes and the bytes themselves. Nothing enters the graph without one.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/id.hpp"

namespace whowhom {

/// A half-open range of bytes [start, end), counted from 0, in the UTF-8 text of a document.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;

  auto operator<=>(const Span&) const = default;
  std::size_t size() const { return end - start; }
  bool empty() const { return start == end; }
  bool contains(Span other) const { return start <= other.start && other.end <= end; }
  bool overlaps(Span other) const { return start < other.end && other.start < end; }
};

/// The words of a document that carry a claim.
struct Evidence {
  DocumentId document;
  Span span;                  ///< bytes of `quote` in the document's text
  std::string quote;          ///< exactly those bytes: a sentence, or a mail's header lines
  std::optional<int> page;    ///< 1-based, where the document has pages
  std::string rule;           ///< what read it, "verb:tell", for `--explain` and for tests
  double confidence = 1.0;    ///< 0..1
  std::vector<Span> anchors;  ///< the parts of `span` that say it (parties, trigger, negation), in text order, disjoint

  auto operator<=>(const Evidence&) const = default;
};

}  // namespace whowhom
