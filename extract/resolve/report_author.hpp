// Whose report a text is about.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/resolve/clusters.hpp"

namespace whowhom {

/// The one organization that the text says released, published or wrote a document; nothing where there are two.
/// Needs organizations to be resolved, documents only found.
/// `of_this_text`: "publishes this report", which only the text itself can be.
std::optional<std::size_t> find_report_author(const Clusters& clusters, bool of_this_text = false);

}  // namespace whowhom
