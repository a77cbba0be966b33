// Whose report a text is about.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/resolve/clusters.hpp"

namespace whowhom {

/// The one organization that the text says released, published or wrote a document; nothing where there are two.
/// Needs organizations to be resolved, documents only found.
std::optional<std::size_t> find_report_author(const Clusters& clusters);

}  // namespace whowhom
