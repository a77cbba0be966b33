// A handle is whose name stands beside it in the head of a post, and the same everywhere in the thread; where the name
// is no party's, or two names have the handle, it is a name by itself.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/language/letters.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/post_layout.hpp"
#include "extract/resolve/resolvers.hpp"

namespace whowhom {
namespace {

std::optional<std::size_t> mention_at(const std::vector<Mention>& mentions, Span span) {
  const auto first =
      std::ranges::partition_point(mentions, [&](const Mention& m) { return m.span.start < span.start; });
  for (auto m = first; m != mentions.end() && m->span.start == span.start; ++m)
    if (m->span == span && m->kind == MentionKind::name) return static_cast<std::size_t>(m - mentions.begin());
  return std::nullopt;
}

}  // namespace

void resolve_handles(Clusters& clusters, const Document& document) {
  const std::vector<Post> posts = find_posts(document.text);
  if (posts.empty()) return;
  const std::vector<Mention>& mentions = clusters.mentions();
  const auto key = [&](Span handle) { return lower_case(slice(document.text, handle)); };
  std::map<std::string, std::optional<std::size_t>> owners;  // nothing where two have the handle
  for (const Post& post : posts) {
    const auto named = mention_at(mentions, post.name);
    const auto owner = named ? clusters.of(*named) : std::nullopt;
    if (!owner || clusters[*owner].type == EntityType::document) continue;
    const auto [found, added] = owners.emplace(key(post.handle), owner);
    if (!added && found->second != owner) found->second.reset();
  }
  std::map<std::string, std::size_t> alone;
  const auto resolve = [&](Span handle) {
    const auto mention = mention_at(mentions, handle);
    if (!mention) return;
    const std::string name = key(handle);
    const auto owner = owners.find(name);
    if (owner != owners.end() && owner->second) {
      clusters.assign(*mention, *owner->second, "handle of the name beside it");
      return;
    }
    const auto found = alone.find(name);
    const std::size_t cluster =
        found != alone.end()
            ? found->second
            : alone.emplace(name, clusters.add(EntityType::person, clusters.text_of(*mention))).first->second;
    clusters.assign(*mention, cluster, "handle");
  };
  for (const Post& post : posts) {
    resolve(post.handle);
    for (const Span handle : post.answered) resolve(handle);
  }
}

}  // namespace whowhom
