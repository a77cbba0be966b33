// The figure in words: subtitle, legend, description and small print.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/claim.hpp"
#include "render/figure.hpp"

namespace whowhom {

/// "3 contacts, 2 stated silences and 1 uncertain contact"; "No contacts found" where there is none of them.
std::string count_claims(const std::vector<Claim>& claims);

/// Who is in contact, and then who is not, in two or three sentences. Names of at most eight pairs each.
std::string describe_figure(const Figure& figure);

/// One entry for each kind of line that occurs, silences first.
std::vector<LegendEntry> legend_of(const Figure& figure);

}  // namespace whowhom
