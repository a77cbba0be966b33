// Order of anchors, and their roles as JSON spells them.
#include "graph/evidence.hpp"

#include <algorithm>
#include <utility>

#include "graph/word_table.hpp"

namespace whowhom {
namespace {

constexpr WordTable<AnchorRole, 10> kAnchorRoles = {{
    {AnchorRole::trigger, "trigger"},
    {AnchorRole::sender, "sender"},
    {AnchorRole::receiver, "receiver"},
    {AnchorRole::party, "party"},
    {AnchorRole::negation, "negation"},
    {AnchorRole::through, "through"},
    {AnchorRole::topic, "topic"},
    {AnchorRole::time, "time"},
    {AnchorRole::source, "source"},
    {AnchorRole::unspecified, "unspecified"},
}};

}  // namespace

std::vector<Anchor> in_order(std::vector<Anchor> anchors) {
  std::ranges::sort(anchors, {}, [](const Anchor& anchor) { return std::pair(anchor.role, anchor.span); });
  std::vector<Anchor> out;
  for (const Anchor& anchor : anchors) {
    if (!out.empty() && out.back().role == anchor.role && out.back().span.overlaps(anchor.span))
      out.back().span.end = std::max(out.back().span.end, anchor.span.end);
    else
      out.push_back(anchor);
  }
  std::ranges::sort(out);
  return out;
}

std::string_view to_text(AnchorRole role) { return word_of(kAnchorRoles, role); }
std::optional<AnchorRole> parse_anchor_role(std::string_view text) { return value_of(kAnchorRoles, text); }

}  // namespace whowhom
