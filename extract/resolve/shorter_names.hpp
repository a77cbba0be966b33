// A body by a shorter name than its full one: "Canal Board" behind "Lower Velden Canal Board", "Acme" behind "Acme
// Canal Co.".
#pragma once

#include "extract/resolve/clusters.hpp"

namespace whowhom {

/// Joins clusters of organizations to the one longer name that fits and was there before; refuses where several fit.
void join_shorter_names(Clusters& clusters);

}  // namespace whowhom
