// Plain sentences over the figure's own lists: what is described is what is drawn.
#include "render/describe_figure.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "render/line_words.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kPairsInSentence = 8;

std::string sentence_of(const Figure& figure, LineKind kind) {
  std::map<EntityId, std::string> names;
  for (const FigureContainer& container : figure.containers) names[container.id] = container.name;
  for (const FigureNode& node : figure.nodes) names[node.id] = node.name;
  std::vector<std::string> parts;
  for (const FigureEdge& edge : figure.edges) {
    if (edge.kind != kind) continue;
    const std::string& source = names[edge.source];
    const std::string& target = names[edge.target];
    const bool mutual = edge.ends_at_source && edge.ends_at_target;
    const bool worded = kind == LineKind::document || (kind == LineKind::silence && !edge.label.empty());
    if (worded && mutual && kind == LineKind::silence)
      parts.push_back(fmt::format("{} and {} {}", source, target, edge.label));
    else if (worded && edge.ends_at_source && !mutual && kind == LineKind::silence)
      parts.push_back(fmt::format("{} {} {}", source, edge.label, target));
    else if (worded)
      parts.push_back(fmt::format("{} {} {}", source, edge.label, target));
    else if (kind == LineKind::uncertain || mutual)
      parts.push_back(fmt::format("{} and {}", source, target));
    else
      parts.push_back(edge.ends_at_target ? fmt::format("{} to {}", source, target)
                                          : fmt::format("{} to {}", target, source));
  }
  std::string out;
  for (std::size_t i = 0; i < std::min(parts.size(), kPairsInSentence); ++i) out += (i > 0 ? "; " : "") + parts[i];
  if (parts.size() > kPairsInSentence) out += fmt::format("; and {} more", parts.size() - kPairsInSentence);
  return out;
}

}  // namespace

std::string count_claims(const std::vector<Claim>& claims) {
  std::map<LineKind, std::size_t> counts;
  std::map<std::string, std::size_t> denied_documents;
  for (const Claim& claim : claims) {
    if (!claim.on_document)
      ++counts[claim.kind];
    else if (claim.kind == LineKind::silence)
      ++denied_documents[claim.denied];
  }
  std::vector<std::string> parts;
  if (counts[LineKind::contact] > 0) parts.push_back(count_words(counts[LineKind::contact], "contact"));
  if (counts[LineKind::silence] > 0) parts.push_back(count_words(counts[LineKind::silence], "stated silence"));
  for (const auto& [label, count] : denied_documents)
    parts.push_back(fmt::format("{} {}", count_words(count, "document"), label));
  if (counts[LineKind::uncertain] > 0) parts.push_back(count_words(counts[LineKind::uncertain], "uncertain contact"));
  return parts.empty() ? "No contacts found" : enumeration(parts, parts.size());
}

std::string describe_figure(const Figure& figure) {
  std::string out;
  const auto add = [&out](std::string_view start, const std::string& sentence) {
    if (sentence.empty()) return;
    out += fmt::format("{}{}{}.", out.empty() ? "" : " ", start, sentence);
  };
  add("The text states that these did not happen: ", sentence_of(figure, LineKind::silence));
  add("Contacts: ", sentence_of(figure, LineKind::contact));
  add("Documents: ", sentence_of(figure, LineKind::document));
  add("Uncertain: ", sentence_of(figure, LineKind::uncertain));
  return out.empty() ? "No contacts were found in the text." : out;
}

std::vector<LegendEntry> legend_of(const Figure& figure) {
  const auto occurs = [&figure](LineKind kind) {
    return std::ranges::count(figure.edges, kind, &FigureEdge::kind) > 0;
  };
  std::vector<LegendEntry> legend;
  if (occurs(LineKind::silence)) legend.push_back({LineKind::silence, "stated silence (bar: not reached)"});
  if (occurs(LineKind::contact)) {
    const bool wide = std::ranges::any_of(
        figure.edges, [](const FigureEdge& edge) { return edge.kind == LineKind::contact && edge.count > 1; });
    legend.push_back({LineKind::contact, wide ? "told; wider: more often" : "told"});
  }
  if (occurs(LineKind::document)) legend.push_back({LineKind::document, "wrote, sent, read"});
  if (occurs(LineKind::uncertain)) legend.push_back({LineKind::uncertain, "uncertain"});
  return legend;
}

}  // namespace whowhom
