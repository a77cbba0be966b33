// A figure before it has any geometry: what is drawn, how it is tied together and what is written beside it.
// make_figure() makes it, lay_out() places it, the writers read both; figure_json.hpp carries it byte for byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/entity.hpp"
#include "graph/id.hpp"

namespace whowhom {

enum class LineKind {
  contact,    ///< communications that happened
  silence,    ///< the text states that it did not happen: never drawn like a contact
  uncertain,  ///< the text leaves it open
  document,   ///< a party and a document that it wrote, sent, received, saw or approved
};

/// Somebody or something drawn as one shape. An organization with nobody inside is one too.
struct FigureNode {
  EntityId id;
  std::string name;
  EntityType type = EntityType::person;
  std::string role;    ///< people only; may be empty
  EntityId container;  ///< empty where it stands free
  bool muted = false;  ///< belongs to a drawn organization, but no line reaches it

  bool operator==(const FigureNode&) const = default;
};

/// An organization drawn around its people, parts and documents.
struct FigureContainer {
  EntityId id;
  std::string name;
  EntityId container;  ///< the organization it is part of; empty where it stands free

  bool operator==(const FigureContainer&) const = default;
};

/// One line. Ends name a node or a container; each two ends have at most one line of a kind.
struct FigureEdge {
  EntityId source;
  EntityId target;
  LineKind kind = LineKind::contact;
  bool ends_at_source = false;  ///< word went (or, for a silence, did not go) to the source: a head (a bar) there
  bool ends_at_target = false;  ///< the same at the target; at least one of the two is set, except for `uncertain`
  int count = 1;                ///< communications or relations behind it
  std::string label;            ///< words on the line: "did not see"; may be empty
  std::vector<int> notes;       ///< numbers of the notes shown on it, ascending

  bool operator==(const FigureEdge&) const = default;
};

/// The words that stand behind lines. One note can stand on several lines (a meeting of four).
struct FigureNote {
  int number = 0;  ///< from 1, in the order of the list
  LineKind kind = LineKind::contact;
  std::string lead;    ///< "Ann Lee to the Salt Agency, call, May 2018"
  std::string quote;   ///< verbatim words, shortened with "…"
  std::string source;  ///< title and page, as far as they say more than the figure's source line; may be empty

  bool operator==(const FigureNote&) const = default;
};

struct LegendEntry {
  LineKind kind = LineKind::contact;
  std::string text;

  bool operator==(const LegendEntry&) const = default;
};

/// Lists are in the order of the findings, so the same findings give the same figure.
struct Figure {
  std::string title;
  std::string subtitle;     ///< the counts
  std::string description;  ///< what the figure shows, for who cannot see it
  std::vector<FigureContainer> containers;
  std::vector<FigureNode> nodes;
  std::vector<FigureEdge> edges;
  std::vector<LegendEntry> legend;  ///< of what occurs
  std::vector<FigureNote> notes;
  std::vector<std::string> remarks;  ///< what was left out, a sentence each
  std::string source;
  int width_px = 720;

  bool operator==(const Figure&) const = default;
};

std::string_view to_text(LineKind kind);

}  // namespace whowhom
