// Short links first, because they have least choice; later rounds mend what the first one could not foresee.
#include "render/route_links.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <queue>
#include <tuple>

#include "render/arrange_pieces.hpp"
#include "render/label_style.hpp"
#include "render/routing_grid.hpp"

namespace whowhom {
namespace {

constexpr int kRounds = 3;
constexpr std::size_t kManyLinks = 120;  // beyond, all ways are in each other's, and a second round mends little
constexpr int kStub = 2;                 // steps that a line goes straight at its ends, for heads and bars
constexpr double kNearby = 72;           // pixels around both ends in which a way is looked for first
constexpr double kBend = 5;
constexpr double kForeign = 1.2;  // a step inside of a container that is neither end's
constexpr double kOverlapPenalty = 900;
constexpr double kCrossingPenalty = 60;
constexpr double kBendPenalty = 14;
constexpr double kNoWayPenalty = 5000;

struct Step {
  double bound;
  double cost;
  std::size_t state;

  bool operator>(const Step& other) const { return std::tie(bound, state) > std::tie(other.bound, other.state); }
};

double gap(double low, double high, double low2, double high2) { return std::max({0.0, low2 - high, low - high2}); }

class Router {
 public:
  Router(const Diagram& diagram, const Box& area)
      : diagram_(diagram),
        grid_(diagram, area),
        ways_(diagram.links.size()),
        best_(grid_.size() * 4),
        from_(grid_.size() * 4),
        stamp_(grid_.size() * 4, 0) {}

  Routes run() {
    std::vector<std::size_t> order(diagram_.links.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t link) { return distance_of(diagram_.links[link]); });
    const int rounds = diagram_.links.size() > kManyLinks ? 1 : kRounds;
    for (int round = 0; round < rounds; ++round) {
      bool changed = false;
      for (const std::size_t link : order) {
        if (round > 0 && is_settled(ways_[link])) continue;
        const std::vector<GridPoint> before = ways_[link];
        grid_.occupy(before, -1);
        ways_[link] = find_way(diagram_.links[link], true);
        // What is near can be full; then the whole area is searched.
        grid_.occupy(ways_[link], 1);
        const bool bad = ways_[link].empty() || grid_.overlaps(ways_[link]) > 0;
        grid_.occupy(ways_[link], -1);
        if (bad) ways_[link] = find_way(diagram_.links[link], false);
        grid_.occupy(ways_[link], 1);
        changed |= ways_[link] != before;
      }
      if (!changed) break;
    }
    Routes routes;
    for (std::size_t link = 0; link < ways_.size(); ++link) {
      routes.paths.push_back(path_of(link));
      routes.penalty += penalty_of(link, routes.paths.back());
    }
    return routes;
  }

 private:
  double distance_of(const Link& link) const {
    const Box& a = diagram_.pieces[link.source].box;
    const Box& b = diagram_.pieces[link.target].box;
    return gap(a.x, a.right(), b.x, b.right()) + gap(a.y, a.bottom(), b.y, b.bottom());
  }

  // Straight or bent at most twice, and nothing in its way: routing it again would change nothing for the better.
  bool is_settled(const std::vector<GridPoint>& way) const {
    if (way.empty() || grid_.overlaps(way) > 0 || grid_.crossings(way) > 0) return false;
    int bends = 0;
    for (std::size_t i = 2; i < way.size(); ++i)
      bends += (way[i - 2].row == way[i - 1].row) != (way[i - 1].row == way[i].row) ? 1 : 0;
    return bends <= 2;
  }

  std::vector<GridPoint> find_way(const Link& link, bool near) {
    const Box& a = diagram_.pieces[link.source].box;
    const Box& b = diagram_.pieces[link.target].box;
    near_ = {std::min(a.x, b.x) - kNearby, std::min(a.y, b.y) - kNearby, 0, 0};
    near_.width = std::max(a.right(), b.right()) + kNearby - near_.x;
    near_.height = std::max(a.bottom(), b.bottom()) + kNearby - near_.y;
    only_near_ = near;
    const bool out_of_source = holds(diagram_, link.target, link.source);
    const bool out_of_target = holds(diagram_, link.source, link.target);
    foreign_.assign(diagram_.pieces.size(), false);
    for (std::size_t c = diagram_.node_count; c < diagram_.pieces.size(); ++c) {
      const bool around_source = holds(diagram_, c, link.source) && (c != link.source || out_of_target);
      const bool around_target = holds(diagram_, c, link.target) && (c != link.target || out_of_source);
      foreign_[c] = !around_source && !around_target;
    }
    const std::vector<Port> starts = grid_.ports(link.source, out_of_target);
    goals_.assign(grid_.size(), -1);
    const std::vector<Port> ends = grid_.ports(link.target, out_of_source);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const GridPoint stub = ends[i].point.moved(ends[i].direction, kStub);
      if (grid_.blocked(stub) || grid_.blocked(ends[i].point.moved(ends[i].direction))) continue;
      int& goal = goals_[grid_.index(stub)];
      if (goal < 0 || ends[static_cast<std::size_t>(goal)].cost > ends[i].cost) goal = static_cast<int>(i);
    }
    wide_ = link.is_silence;
    target_ = diagram_.pieces[link.target].box;
    ++now_;
    best_cost_ = std::numeric_limits<double>::infinity();
    queue_ = {};
    for (const Port& port : starts) {
      const GridPoint first = port.point.moved(port.direction);
      const GridPoint stub = port.point.moved(port.direction, kStub);
      if (grid_.blocked(first) || grid_.blocked(stub)) continue;
      const double cost = port.cost + kStub + step_cost(first, port.direction, port.direction);
      reach(stub, port.direction, cost, kNowhere);
    }
    std::size_t best_state = kNowhere;
    while (!queue_.empty()) {
      const Step step = queue_.top();
      queue_.pop();
      if (step.bound >= best_cost_) break;
      if (step.cost > best_[step.state]) continue;
      const std::size_t direction = step.state % 4;
      const GridPoint point = point_of(step.state / 4);
      if (const int goal = goals_[step.state / 4]; goal >= 0) {
        const Port& end = ends[static_cast<std::size_t>(goal)];
        const std::size_t inwards = (end.direction + 2) % 4;
        if (inwards != (direction + 2) % 4) {
          const double cost = step.cost + end.cost + kStub + (inwards == direction ? 0 : kBend) +
                              step_cost(point, direction, inwards) + step_cost(point.moved(inwards), inwards, inwards);
          if (cost < best_cost_) {
            best_cost_ = cost;
            best_state = step.state;
            best_goal_ = end;
          }
        }
      }
      for (std::size_t turn : {direction, (direction + 1) % 4, (direction + 3) % 4}) {
        const GridPoint next = point.moved(turn);
        if (grid_.blocked(next)) continue;
        reach(next, turn, step.cost + 1 + (turn == direction ? 0 : kBend) + step_cost(point, direction, turn),
              step.state);
      }
    }
    return best_state == kNowhere ? std::vector<GridPoint>{} : trace(best_state);
  }

  double step_cost(GridPoint point, std::size_t in, std::size_t out) const {
    double cost = grid_.cost_at(point, in, out, wide_);
    if (const auto container = grid_.container_at(point); container && foreign_[*container]) cost += kForeign;
    return cost;
  }

  void reach(GridPoint point, std::size_t direction, double cost, std::size_t from) {
    const std::size_t state = grid_.index(point) * 4 + direction;
    if (stamp_[state] == now_ && best_[state] <= cost) return;
    stamp_[state] = now_;
    best_[state] = cost;
    from_[state] = from;
    const Point place = grid_.place(point);
    if (only_near_ && (place.x < near_.x || place.x > near_.right() || place.y < near_.y || place.y > near_.bottom()))
      return;
    const double left =
        (gap(place.x, place.x, target_.x, target_.right()) + gap(place.y, place.y, target_.y, target_.bottom())) /
        kGrid;
    if (cost + left < best_cost_) queue_.push({cost + left, cost, state});
  }

  GridPoint point_of(std::size_t index) const {
    const auto columns = static_cast<std::size_t>(grid_.columns());
    return {static_cast<int>(index % columns), static_cast<int>(index / columns)};
  }

  // All points from border to border.
  std::vector<GridPoint> trace(std::size_t state) const {
    std::vector<GridPoint> points = {best_goal_.point, best_goal_.point.moved(best_goal_.direction)};
    std::size_t first = state;
    for (std::size_t at = state; at != kNowhere; at = from_[at]) {
      points.push_back(point_of(at / 4));
      first = at;
    }
    const std::size_t back = (first % 4 + 2) % 4;
    points.push_back(point_of(first / 4).moved(back));
    points.push_back(point_of(first / 4).moved(back, kStub));
    std::ranges::reverse(points);
    return points;
  }

  std::vector<Point> path_of(std::size_t link) const {
    const std::vector<GridPoint>& way = ways_[link];
    const Piece& source = diagram_.pieces[diagram_.links[link].source];
    const Piece& target = diagram_.pieces[diagram_.links[link].target];
    if (way.empty()) return {source.box.centre(), target.box.centre()};
    std::vector<Point> path;
    for (std::size_t i = 0; i < way.size(); ++i) {
      const bool corner =
          i == 0 || i + 1 == way.size() || (way[i - 1].row == way[i].row) != (way[i].row == way[i + 1].row);
      if (corner) path.push_back(grid_.place(way[i]));
    }
    meet_round_end(source, path.front());
    meet_round_end(target, path.back());
    return path;
  }

  // On a half circle the border lies inside of the box.
  static void meet_round_end(const Piece& piece, Point& end) {
    if (!piece.is_round) return;
    const Box& box = piece.box;
    const double radius = std::min(box.height / 2, kRoundRadius);
    const double off = std::max(0.0, std::abs(end.y - box.centre().y) - (box.height / 2 - radius));
    const double inset = radius - std::sqrt(std::max(0.0, radius * radius - off * off));
    if (end.x == box.x) end.x += inset;
    if (end.x == box.right()) end.x -= inset;
  }

  double penalty_of(std::size_t link, const std::vector<Point>& path) const {
    if (ways_[link].empty()) return kNoWayPenalty;
    double penalty = static_cast<double>(path.size() - 2) * kBendPenalty +
                     grid_.overlaps(ways_[link]) * kOverlapPenalty +
                     grid_.crossings(ways_[link]) * kCrossingPenalty / 2;
    for (std::size_t i = 1; i < path.size(); ++i)
      penalty += std::abs(path[i].x - path[i - 1].x) + std::abs(path[i].y - path[i - 1].y);
    return penalty * (diagram_.links[link].is_silence ? 1.5 : 1.0);
  }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  const Diagram& diagram_;
  RoutingGrid grid_;
  std::vector<std::vector<GridPoint>> ways_;
  std::vector<double> best_;
  std::vector<std::size_t> from_;
  std::vector<unsigned> stamp_;
  unsigned now_ = 0;
  std::vector<bool> foreign_;
  std::vector<int> goals_;
  Box target_;
  double best_cost_ = 0;
  Box near_;
  bool only_near_ = false;
  bool wide_ = false;
  Port best_goal_;
  std::priority_queue<Step, std::vector<Step>, std::greater<>> queue_;
};

}  // namespace

Routes route_links(const Diagram& diagram, const Box& area) { return Router(diagram, area).run(); }

}  // namespace whowhom
