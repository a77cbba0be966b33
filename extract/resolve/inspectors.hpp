// "the OIG" where inspectors general of several bodies are named.
#pragma once

#include "extract/resolve/clusters.hpp"

namespace whowhom {

/// Joins the bare office to the one whose report the text is about, else to the one that is named first and most often.
void join_inspectors(Clusters& clusters);

}  // namespace whowhom
