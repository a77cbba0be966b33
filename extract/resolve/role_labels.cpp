// A transcript may name its questioner once and call him by his role from then on. find_turns says who that is; here
// the labels become mentions of him.
#include <algorithm>
#include <optional>
#include <vector>

#include "extract/resolve/resolvers.hpp"
#include "extract/resolve/turns.hpp"

namespace whowhom {

void resolve_role_labels(Clusters& clusters, const Document& document) {
  const std::vector<Mention>& mentions = clusters.mentions();
  std::vector<std::optional<std::size_t>> cluster_of(mentions.size());
  for (std::size_t i = 0; i < cluster_of.size(); ++i) cluster_of[i] = clusters.of(i);
  for (const Turn& turn : find_turns(document, mentions, cluster_of).all) {
    if (!turn.by_role || !turn.speaker) continue;
    const auto first =
        std::ranges::partition_point(mentions, [&](const Mention& m) { return m.span.start < turn.label.start; });
    for (auto m = first; m != mentions.end() && m->span.end <= turn.label.end; ++m)
      clusters.assign(static_cast<std::size_t>(m - mentions.begin()), *turn.speaker, "role of who asks here");
  }
}

}  // namespace whowhom
