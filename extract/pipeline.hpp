// Documents in, findings out: the stages in their order.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <vector>

#include "extract/read/document.hpp"
#include "graph/findings.hpp"

namespace whowhom {

struct ExtractOptions {
  std::size_t jobs = 1;         ///< documents analysed at the same time; 0: as many as the machine has processors
  bool keep_documents = false;  ///< their texts too, for sentences around a mention
};

/// The place of a document in a batch, so that no result depends on which was read first.
struct BatchPlace {
  std::size_t file = 0;    ///< the file's number; each file has its own
  std::size_t number = 0;  ///< of the document within it, counted from 0 without gaps

  auto operator<=>(const BatchPlace&) const = default;
};

struct Extracted {
  Findings findings;
  std::map<DocumentId, Document> documents;  ///< where they are kept
  /// Documents that stood in the batch already, each with the one that counts: `second` is in findings.documents.
  std::vector<std::pair<SourceDocument, SourceDocument>> duplicates;
};

/// Everything that documents state, taken one after another. Only what was read of a document is kept of it, not its
/// text. Files are taken by title and content of their first documents, whatever their number, and their documents in
/// order; the ids d1, d2, … follow that order. A document that stands there twice counts once: files with the same
/// bytes, messages with the same text. The findings are the same for any number of jobs and any order of `add`.
class Extraction {
 public:
  explicit Extraction(const ExtractOptions& options = {});
  ~Extraction();

  /// Takes a document; may be called from several threads. Waits while too much text waits to be analysed.
  void add(Document document, BatchPlace place);

  /// All findings; to be called once, when nothing is added any more. Throws what a stage threw.
  Extracted finish();

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// The findings of `documents`, each a file of its own.
Findings extract(std::vector<Document> documents, const ExtractOptions& options = {});

}  // namespace whowhom
