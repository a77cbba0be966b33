// The only file that knows Graphviz. It lays out boxes without words and reads back where they went.
#include "render/graphviz_order.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <numeric>
#include <string>

#include <fmt/format.h>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

namespace whowhom {
namespace {

constexpr double kPointsPerInch = 72;

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};

// Graphviz complains on standard error; a library does not, and a layout that failed is simply not used.
int swallow(char*) { return 0; }

class QuietGraphviz {
 public:
  QuietGraphviz() : before_(agseterrf(swallow)), level_(agseterr(AGMAX)) {}
  ~QuietGraphviz() {
    agseterr(level_);
    agseterrf(before_);
  }
  QuietGraphviz(const QuietGraphviz&) = delete;
  QuietGraphviz& operator=(const QuietGraphviz&) = delete;

 private:
  agusererrf before_;
  agerrlevel_t level_;
};

// Graphviz takes the address of a name for its id and walks through subgraphs in the order of ids: what the heap looks
// like would decide the drawing. Here ids are numbers in the order in which names came.
class NumberedNames {
 public:
  static Agdisc_t* discipline() {
    static Agiddisc_t ids = {open, map, alloc, free, print, close, idregister};
    static Agdisc_t all = {&AgMemDisc, &ids, &AgIoDisc};
    return &all;
  }

 private:
  static NumberedNames& names_of(void* state) { return *static_cast<NumberedNames*>(state); }

  static void* open(Agraph_t*, Agdisc_t*) { return std::make_unique<NumberedNames>().release(); }
  static void close(void* state) { std::unique_ptr<NumberedNames>(static_cast<NumberedNames*>(state)).reset(); }

  // Names have even ids from 2, things without a name odd ones.
  static long map(void* state, int, char* name, IDTYPE* id, int create) {
    NumberedNames& names = names_of(state);
    if (name == nullptr) {
      *id = names.next_nameless_;
      names.next_nameless_ += 2;
      return 1;
    }
    const auto found = names.ids_.find(name);
    if (found == names.ids_.end() && create == 0) return 0;
    if (found != names.ids_.end()) {
      *id = found->second;
      return 1;
    }
    names.names_.emplace_back(name);
    *id = 2 * names.names_.size();
    names.ids_.emplace(name, *id);
    return 1;
  }

  static char* print(void* state, int, IDTYPE id) {
    return id % 2 == 0 ? names_of(state).names_[id / 2 - 1].data() : nullptr;
  }

  static long alloc(void*, int, IDTYPE) { return 0; }
  static void free(void*, int, IDTYPE) {}
  static void idregister(void*, int, void*) {}

  std::deque<std::string> names_;
  std::map<std::string, IDTYPE> ids_;
  IDTYPE next_nameless_ = 1;
};

char* raw(std::string& text) { return text.data(); }

void set(void* object, std::string name, std::string value, std::string fallback = "") {
  agsafeset(object, raw(name), raw(value), raw(fallback));
}

class DotRun {
 public:
  explicit DotRun(const Diagram& diagram) : diagram_(diagram), nodes_(diagram.pieces.size()) {
    std::string name = "g";
    graph_.reset(agopen(raw(name), Agdirected, NumberedNames::discipline()));
    set(graph_.get(), "rankdir", "LR");
    set(graph_.get(), "newrank", "true");
    set(graph_.get(), "splines", "false");
    set(graph_.get(), "nodesep", "0.5");
    set(graph_.get(), "ranksep", "1");
    add_children(graph_.get(), diagram.pieces.size());
    for (const Link& link : diagram.links) {
      if (nodes_[link.source] == nodes_[link.target]) continue;
      Agedge_t* edge = agedge(graph_.get(), nodes_[link.source], nodes_[link.target], nullptr, 1);
      if (link.is_silence) set(edge, "weight", "3", "1");
    }
  }

  std::optional<std::vector<Point>> run() {
    const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
    if (!context || gvLayout(context.get(), graph_.get(), "dot") != 0) return std::nullopt;
    std::vector<Point> places(diagram_.pieces.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) places[i] = {ND_coord(nodes_[i]).x, -ND_coord(nodes_[i]).y};
    gvFreeLayout(context.get(), graph_.get());
    return places;
  }

 private:
  Agnode_t* add_node(Agraph_t* graph, std::size_t index, double width, double height) {
    std::string name = fmt::format("n{}", index);
    Agnode_t* node = agnode(graph, raw(name), 1);
    set(node, "shape", "box");
    set(node, "label", "", "\\N");
    set(node, "fixedsize", "true");
    set(node, "width", fmt::format("{:.3f}", width / kPointsPerInch));
    set(node, "height", fmt::format("{:.3f}", height / kPointsPerInch));
    return node;
  }

  // A container is a cluster with a point that stands for it where links end at its border.
  void add_children(Agraph_t* graph, std::size_t parent) {
    for (std::size_t i = 0; i < diagram_.pieces.size(); ++i) {
      const Piece& piece = diagram_.pieces[i];
      if (piece.parent.value_or(diagram_.pieces.size()) != parent) continue;
      if (!piece.is_container) {
        nodes_[i] = add_node(graph, i, piece.box.width, piece.box.height);
        continue;
      }
      std::string name = fmt::format("cluster{}", i);
      Agraph_t* cluster = agsubg(graph, raw(name), 1);
      nodes_[i] = add_node(cluster, i, 8, 8);
      add_children(cluster, i);
    }
  }

  const Diagram& diagram_;
  std::unique_ptr<Agraph_t, CloseGraph> graph_;
  std::vector<Agnode_t*> nodes_;
};

// Children of a container as columns: a new one begins where the next child stands clear to the right.
Group columns_of(const Diagram& diagram, std::vector<std::size_t> children, const std::vector<Point>& centres) {
  std::ranges::stable_sort(children, {}, [&](std::size_t child) { return centres[child].x; });
  Group group;
  double column_x = 0;
  for (const std::size_t child : children) {
    const double half = diagram.pieces[child].is_container ? 40 : diagram.pieces[child].box.width / 2;
    if (group.lines.empty() || centres[child].x - column_x > half) {
      group.lines.emplace_back();
      column_x = centres[child].x;
    }
    group.lines.back().push_back(child);
  }
  for (auto& line : group.lines)
    std::ranges::stable_sort(line, {}, [&](std::size_t child) { return centres[child].y; });
  return group;
}

}  // namespace

std::optional<Arrangement> graphviz_order(const Diagram& diagram) {
  if (diagram.pieces.empty()) return std::nullopt;
  const QuietGraphviz quiet;
  std::optional<std::vector<Point>> places = DotRun(diagram).run();
  if (!places) return std::nullopt;
  const std::size_t count = diagram.pieces.size();
  // A container stands in the middle of the nodes that it holds.
  for (std::size_t c = diagram.node_count; c < count; ++c) {
    Point sum;
    double nodes = 0;
    for (std::size_t i = 0; i < diagram.node_count; ++i) {
      if (!holds(diagram, c, i)) continue;
      sum = {sum.x + (*places)[i].x, sum.y + (*places)[i].y};
      ++nodes;
    }
    if (nodes > 0) (*places)[c] = {sum.x / nodes, sum.y / nodes};
  }
  Arrangement arrangement;
  arrangement.groups.resize(count + 1);
  for (std::size_t parent = 0; parent <= count; ++parent) {
    std::vector<std::size_t> children;
    for (std::size_t i = 0; i < count; ++i)
      if (diagram.pieces[i].parent.value_or(count) == parent) children.push_back(i);
    if (!children.empty()) arrangement.groups[parent] = columns_of(diagram, std::move(children), *places);
  }
  return arrangement;
}

}  // namespace whowhom
