// Where words stand in documents, for people: line, page, sentence.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/read/document.hpp"
#include "graph/entity.hpp"

namespace whowhom {

/// Where a mention stands, and the sentence around it, as far as the document is at hand.
struct Place {
  std::optional<std::size_t> line;  ///< from 1, where the text is the file's own bytes
  std::optional<int> page;          ///< from 1, where the document has pages
  std::optional<Span> sentence;
};

/// Documents with their lines and sentences, each document analysed once and only when its sentences are asked for.
class Texts {
 public:
  /// `documents` must outlive this; it is empty where only findings were given.
  explicit Texts(const std::map<DocumentId, Document>& documents) : documents_(documents) {}

  Place place_of(const EntityMention& mention);
  /// The line of a byte in the file, from 1; nothing where the document is not at hand, or its text is not the file's
  /// own bytes.
  std::optional<std::size_t> line_of(const DocumentId& id, std::size_t byte);
  /// The document must be at hand.
  std::string text_at(const DocumentId& id, Span span) const;

 private:
  const std::vector<Span>& sentences_of(const Document& document);

  const std::map<DocumentId, Document>& documents_;
  std::map<DocumentId, std::vector<Span>> sentences_;
  std::map<DocumentId, std::vector<std::size_t>> line_starts_;
};

}  // namespace whowhom
