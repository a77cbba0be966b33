// Where a claim stands: document, bytes and the bytes themselves. Nothing enters the graph without one.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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

/// What a part of a quote is to the claim.
enum class AnchorRole {
  trigger,   ///< the word that names the act: "told", "meeting"
  sender,    ///< whoever the word comes from; of a tie, whoever has it
  receiver,  ///< whoever it goes to, also where it does not arrive
  party,     ///< one of two sides without a direction
  negation,  ///< what denies the act or puts it in doubt
  through,   ///< an intermediary
  topic,
  time,
  source,       ///< who says so
  unspecified,  ///< read from JSON that names no role
};

/// A part of a quote, and what it is there for.
struct Anchor {
  Span span;  ///< bytes of the document, within the quote
  AnchorRole role = AnchorRole::unspecified;

  auto operator<=>(const Anchor&) const = default;
};

/// The words of a document that carry a claim.
struct Evidence {
  DocumentId document;
  Span span;                ///< bytes of `quote` in the document's text
  std::string quote;        ///< exactly those bytes: a sentence, or a mail's header lines
  std::optional<int> page;  ///< 1-based, where the document has pages
  std::string rule;         ///< what read it, "verb:tell", for `explain` and for tests
  double confidence = 1.0;  ///< 0..1
  /// The parts of `span` that say it, in text order. Those of one role are disjoint; a topic can hold a party.
  std::vector<Anchor> anchors;

  auto operator<=>(const Evidence&) const = default;
};

/// The anchors in text order, with those of one role that overlap made one.
std::vector<Anchor> in_order(std::vector<Anchor> anchors);

std::string_view to_text(AnchorRole role);
std::optional<AnchorRole> parse_anchor_role(std::string_view text);

}  // namespace whowhom
