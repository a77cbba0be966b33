// By the end of the name: "IG", "OIG", "inspector general".
#include "extract/resolve/inspectors.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extract/resolve/organization_key.hpp"
#include "extract/resolve/report_author.hpp"

namespace whowhom {
namespace {

bool is_alive(const Clusters& clusters, std::size_t cluster) {
  return !clusters[cluster].mentions.empty() && clusters[cluster].type == EntityType::organization;
}

bool is_inspector(const std::string& key) {
  return key.ends_with(" ig") || key.ends_with(" inspector general") || key.ends_with(" oig");
}

}  // namespace

void join_inspectors(Clusters& clusters) {
  std::optional<std::size_t> office;
  std::vector<std::size_t> inspectors;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (!is_alive(clusters, i)) continue;
    const std::string key = organization_key(clusters[i].name);
    if (key == "oig" || key == "office of inspector general" || key == "office of the inspector general") office = i;
    if (is_inspector(key)) inspectors.push_back(i);
  }
  if (!office || inspectors.empty()) return;
  const auto author = find_report_author(clusters);
  const bool reports = author && std::ranges::find(inspectors, *author) != inspectors.end();
  const std::size_t first = reports ? *author : inspectors.front();
  const bool foremost =
      reports || std::ranges::all_of(inspectors, [&](std::size_t other) {
        return other == first || (clusters[first].mentions.size() > clusters[other].mentions.size() &&
                                  clusters[first].mentions.front() < clusters[other].mentions.front());
      });
  if (foremost)
    clusters.join(first, *office, "the inspector general named here");
  else
    for (const std::size_t mention : clusters[*office].mentions)
      clusters.refuse(mention, first, "several inspectors general are named here");
}

}  // namespace whowhom
