// Documents in, findings out: the stages in their order.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/read/document.hpp"
#include "graph/findings.hpp"

namespace whowhom {

struct ExtractOptions {
  std::size_t jobs = 1;  ///< documents read at the same time; 0: as many as the machine has processors
};

/// Everything the documents state. The order of `documents` does not matter: they are taken by title and content,
/// and given the ids d1, d2, … in that order. A document that stands there twice with the same bytes counts once. The
/// findings are the same for any number of jobs.
Findings extract(std::vector<Document> documents, const ExtractOptions& options = {});

}  // namespace whowhom
