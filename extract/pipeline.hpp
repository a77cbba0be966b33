// Documents in, findings out: the stages in their order.
#pragma once

#include <vector>

#include "extract/read/document.hpp"
#include "graph/findings.hpp"

namespace whowhom {

/// Everything the documents state. The order of `documents` does not matter: they are taken by title and content,
/// and given the ids d1, d2, … in that order. A document that stands there twice with the same bytes counts once.
Findings extract(std::vector<Document> documents);

}  // namespace whowhom
