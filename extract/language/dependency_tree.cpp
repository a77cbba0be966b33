// Maximum spanning arborescence: Chu and Liu 1965, Edmonds 1967, in the O(n²) form of Tarjan (1977) for dense graphs.
// A path of best heads grows backwards until it meets what is settled, and every cycle in it becomes one node. A
// penalty on each arc from the root that no sum of scores outweighs leaves exactly one of them (as in Zmigrod et al.
// 2020, who charge for a second root).
#include "extract/language/dependency_tree.hpp"

#include <algorithm>
#include <cstdint>

namespace whowhom {
namespace {

using Node = std::size_t;
constexpr Node kNone = SIZE_MAX;

/// The head of highest score for each word, and whether these heads are a tree with one word on the root.
bool best_heads(const ArcScores& scores, std::vector<Node>& heads) {
  const std::size_t words = scores.words;
  std::size_t roots = 0;
  for (Node word = 1; word <= words; ++word) {
    Node best = 0;
    for (Node head = 1; head <= words; ++head)
      if (head != word && scores(word, head) > scores(word, best)) best = head;
    heads[word] = best;
    if (best == 0) ++roots;
  }
  if (roots != 1) return false;
  std::vector<Node> seen(words + 1, 0);  // the word from which a walk to the root first came by
  for (Node word = 1; word <= words; ++word) {
    Node at = word;
    for (; at != 0 && seen[at] == 0; at = heads[at]) seen[at] = word;
    if (at != 0 && seen[at] == word) return false;
  }
  return true;
}

/// Words, and the nodes that cycles of them became. A node has for every vertex the best arc from there into it.
class Arborescence {
 public:
  explicit Arborescence(const ArcScores& scores) : words_(scores.words), heads_(words_ + 1, 0), inside_(words_ + 1) {
    double low = 0.0, high = 0.0;
    for (Node word = 1; word <= words_; ++word)
      for (Node head = 0; head <= words_; ++head) {
        if (head == word) continue;
        low = std::min(low, static_cast<double>(scores(word, head)));
        high = std::max(high, static_cast<double>(scores(word, head)));
      }
    const double penalty = (high - low + 1.0) * static_cast<double>(words_ + 1);
    nodes_.resize(words_ + 1);
    for (Node vertex = 0; vertex <= words_; ++vertex) inside_[vertex] = vertex;
    nodes_[0].settled = true;
    for (Node word = 1; word <= words_; ++word) {
      nodes_[word].weight.resize(words_ + 1);
      nodes_[word].entry.assign(words_ + 1, word);
      for (Node head = 0; head <= words_; ++head)
        nodes_[word].weight[head] = head == word ? 0.0 : scores(word, head) - (head == 0 ? penalty : 0.0);
    }
  }

  std::vector<Node> heads() {
    for (Node word = 1; word <= words_; ++word)
      if (!nodes_[inside_[word]].settled) settle(inside_[word]);
    for (Node node = 1; node < nodes_.size(); ++node)
      if (nodes_[node].parent == kNone) expand(node);
    return heads_;
  }

 private:
  struct Members {
    std::vector<double> weight;  ///< by the vertex that an arc comes from; what choosing it would add
    std::vector<Node> entry;     ///< by the same, the word of this node that the arc enters
    std::vector<Node> cycle;     ///< the nodes it was made of
    Node parent = kNone;
    Node source = kNone;   ///< where the chosen arc comes from
    Node entered = kNone;  ///< once it is part of another node: the word that the chosen arc enters
    bool settled = false;
    bool on_path = false;
  };

  void settle(Node start) {
    std::vector<Node> path;
    Node node = start;
    while (true) {
      Members& here = nodes_[node];
      here.source = kNone;
      for (Node from = 0; from <= words_; ++from)
        if (inside_[from] != node && (here.source == kNone || here.weight[from] > here.weight[here.source]))
          here.source = from;
      here.on_path = true;
      path.push_back(node);
      const Node before = inside_[here.source];
      if (nodes_[before].settled) break;
      node = nodes_[before].on_path ? contract(path, before) : before;
    }
    for (const Node settled : path) nodes_[settled].settled = true;
  }

  /// The end of the path from `first` on becomes one node, which is taken off the path.
  Node contract(std::vector<Node>& path, Node first) {
    Members merged;
    const auto start = std::find(path.begin(), path.end(), first);
    merged.cycle.assign(start, path.end());
    path.erase(start, path.end());
    const Node name = nodes_.size();
    merged.weight.assign(words_ + 1, 0.0);
    merged.entry.assign(words_ + 1, kNone);
    for (const Node node : merged.cycle) {
      Members& member = nodes_[node];
      const double chosen = member.weight[member.source];
      for (Node from = 0; from <= words_; ++from) {
        const double weight = member.weight[from] - chosen;
        if (merged.entry[from] != kNone && weight <= merged.weight[from]) continue;
        merged.weight[from] = weight;
        merged.entry[from] = member.entry[from];
      }
      member.parent = name;
      member.weight = {};
      member.entered = member.entry[member.source];
      member.entry = {};
    }
    for (Node vertex = 0; vertex <= words_; ++vertex)
      if (nodes_[inside_[vertex]].parent == name) inside_[vertex] = name;
    nodes_.push_back(std::move(merged));
    return name;
  }

  /// Heads of all words in the node: the arc into it breaks its cycle where it enters.
  void expand(Node top) {
    struct Arc {
      Node node, source, entry;
    };
    std::vector<Arc> open = {{top, nodes_[top].source, nodes_[top].entry[nodes_[top].source]}};
    while (!open.empty()) {
      const Arc arc = open.back();
      open.pop_back();
      if (arc.node <= words_) {
        heads_[arc.node] = arc.source;
        continue;
      }
      Node entered = arc.entry;
      while (nodes_[entered].parent != arc.node) entered = nodes_[entered].parent;
      for (const Node member : nodes_[arc.node].cycle)
        open.push_back(member == entered ? Arc{member, arc.source, arc.entry}
                                         : Arc{member, nodes_[member].source, nodes_[member].entered});
    }
  }

  std::size_t words_;
  std::vector<Node> heads_;
  std::vector<Node> inside_;  ///< the outermost node that holds a vertex
  std::vector<Members> nodes_;
};

}  // namespace

std::vector<std::size_t> best_tree(const ArcScores& scores) {
  std::vector<Node> heads(scores.words + 1, 0);
  if (scores.words == 0 || best_heads(scores, heads)) return heads;
  return Arborescence(scores).heads();
}

}  // namespace whowhom
