// Threshold accepting needs neither logarithm nor exponential, whose last digits differ between machines.
// Moves: swap two children, send one elsewhere, turn rows into columns, reverse. Judged by judge_places().
#include "render/place_pieces.hpp"

#include <algorithm>
#include <random>

#include "render/judge_places.hpp"

namespace whowhom {
namespace {

constexpr double kPatience = 180;           // pixels of penalty that a change may cost at the start
constexpr std::size_t kEffort = 3'000'000;  // pairs looked at by the judge, over all runs
constexpr std::size_t kMaxSteps = 2'500;
constexpr std::size_t kMinSteps = 200;
constexpr std::size_t kRuns = 8;

class Search {
 public:
  Search(const Diagram& diagram, double width, unsigned seed) : diagram_(diagram), width_(width), random_(seed) {}

  std::pair<double, Arrangement> search(Arrangement state, std::size_t steps) {
    std::vector<std::size_t> choices;
    for (std::size_t g = 0; g < state.groups.size(); ++g)
      for (std::size_t i = 1; i < children(state.groups[g]); ++i) choices.push_back(g);
    double now = judge(state);
    std::pair<double, Arrangement> best{now, state};
    if (choices.empty()) return best;
    for (std::size_t step = 0; step < steps; ++step) {
      const double share = static_cast<double>(step) / static_cast<double>(steps);
      const double patience = kPatience * (1 - share) * (1 - share);
      const std::size_t g = choices[below(choices.size())];
      const Group before = state.groups[g];
      change(state.groups[g]);
      const double next = judge(state);
      if (next > now + patience) {
        state.groups[g] = before;
        continue;
      }
      now = next;
      if (now < best.first) best = {now, state};
    }
    return best;
  }

  double judge(const Arrangement& arrangement) {
    const Box whole = apply_arrangement(arrangement, diagram_, 0, 0, width_);
    return judge_places(diagram_, whole, width_);
  }

 private:
  static std::size_t children(const Group& group) {
    std::size_t sum = 0;
    for (const auto& line : group.lines) sum += line.size();
    return sum;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::size_t& any_child(Group& group) {
    std::size_t at = below(children(group));
    for (auto& line : group.lines) {
      if (at < line.size()) return line[at];
      at -= line.size();
    }
    return group.lines.front().front();
  }

  void change(Group& group) {
    const std::size_t kind = below(16);
    if (kind < 6) {
      std::swap(any_child(group), any_child(group));
    } else if (kind < 13) {
      const std::size_t child = any_child(group);
      for (auto& line : group.lines) std::erase(line, child);
      std::erase_if(group.lines, [](const auto& line) { return line.empty(); });
      if (group.lines.empty() || below(4) == 0) {
        const std::size_t place = below(group.lines.size() + 1);
        group.lines.insert(group.lines.begin() + static_cast<std::ptrdiff_t>(place), {child});
      } else {
        auto& line = group.lines[below(group.lines.size())];
        line.insert(line.begin() + static_cast<std::ptrdiff_t>(below(line.size() + 1)), child);
      }
    } else if (kind == 13) {
      group.columns = !group.columns;
    } else if (kind == 14) {
      std::ranges::reverse(group.lines[below(group.lines.size())]);
    } else {
      std::swap(group.lines[below(group.lines.size())], group.lines[below(group.lines.size())]);
    }
  }

  Diagram diagram_;
  double width_;
  std::mt19937 random_;  // its numbers are fixed by the standard, those of distributions are not
};

}  // namespace

std::vector<Arrangement> search_arrangements(const Diagram& diagram, const std::vector<Arrangement>& starts,
                                             double width, std::size_t count) {
  const std::size_t pairs = (diagram.links.size() + 4) * (diagram.links.size() / 2 + diagram.pieces.size() + 8);
  const std::size_t runs = std::max(starts.size(), kRuns);
  const std::size_t steps = std::clamp(kEffort / pairs / runs, kMinSteps, kMaxSteps);
  std::vector<std::pair<double, Arrangement>> found;
  for (std::size_t run = 0; run < runs; ++run)
    found.push_back(Search(diagram, width, static_cast<unsigned>(run + 1)).search(starts[run % starts.size()], steps));
  std::ranges::stable_sort(found, {}, &std::pair<double, Arrangement>::first);
  std::vector<Arrangement> out;
  for (auto& [penalty, arrangement] : found)
    if (out.size() < count) out.push_back(std::move(arrangement));
  return out;
}

}  // namespace whowhom
