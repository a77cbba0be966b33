// Straight segments stand for the ways that routing will find: what crosses here mostly crosses there.
#include "render/judge_places.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/label_style.hpp"

namespace whowhom {
namespace {

constexpr double kCrossing = 110;
constexpr double kThroughNode = 130;
constexpr double kThroughContainer = 50;
constexpr double kNoRoom = 80;
constexpr double kBent = 26;
constexpr double kSilenceWeight = 1.6;  // what is missing should be short and straight
constexpr double kHeight = 0.9;
constexpr double kWidth = 0.15;
constexpr double kTooWide = 60;
constexpr double kEnds = 30;

struct Segment {
  Point a;
  Point b;
};

double cross(Point o, Point a, Point b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }

bool crosses(const Segment& s, const Segment& t) {
  return cross(s.a, s.b, t.a) * cross(s.a, s.b, t.b) < 0 && cross(t.a, t.b, s.a) * cross(t.a, t.b, s.b) < 0;
}

bool meets(const Segment& s, const Box& box) {
  if (std::max(s.a.x, s.b.x) < box.x || std::min(s.a.x, s.b.x) > box.right() || std::max(s.a.y, s.b.y) < box.y ||
      std::min(s.a.y, s.b.y) > box.bottom())
    return false;
  const double c1 = cross(s.a, s.b, {box.x, box.y});
  const double c2 = cross(s.a, s.b, {box.right(), box.y});
  const double c3 = cross(s.a, s.b, {box.x, box.bottom()});
  const double c4 = cross(s.a, s.b, {box.right(), box.bottom()});
  return !((c1 > 0 && c2 > 0 && c3 > 0 && c4 > 0) || (c1 < 0 && c2 < 0 && c3 < 0 && c4 < 0));
}

Point clipped(const Box& box, Point from, Point to) {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  double t = 1;
  if (dx != 0) t = std::min(t, box.width / 2 / std::abs(dx));
  if (dy != 0) t = std::min(t, box.height / 2 / std::abs(dy));
  return {from.x + dx * t, from.y + dy * t};
}

// Straight across where the boxes face each other, else between the centres, cut at the borders.
Segment segment_of(const Box& a, const Box& b, bool& straight) {
  const double low_y = std::max(a.y, b.y);
  const double high_y = std::min(a.bottom(), b.bottom());
  const double low_x = std::max(a.x, b.x);
  const double high_x = std::min(a.right(), b.right());
  straight = true;
  if (high_y - low_y >= 16 && high_x < low_x)
    return {{a.x < b.x ? a.right() : a.x, (low_y + high_y) / 2}, {a.x < b.x ? b.x : b.right(), (low_y + high_y) / 2}};
  if (high_x - low_x >= 16 && high_y < low_y)
    return {{(low_x + high_x) / 2, a.y < b.y ? a.bottom() : a.y}, {(low_x + high_x) / 2, a.y < b.y ? b.y : b.bottom()}};
  straight = false;
  return {clipped(a, a.centre(), b.centre()), clipped(b, b.centre(), a.centre())};
}

}  // namespace

double judge_places(const Diagram& diagram, const Box& whole, double width) {
  double penalty = whole.height * kHeight + whole.width * kWidth + std::max(0.0, whole.width - width) * kTooWide;
  std::vector<Segment> segments;
  segments.reserve(diagram.links.size());
  for (const Link& link : diagram.links) {
    const Box& a = diagram.pieces[link.source].box;
    const Box& b = diagram.pieces[link.target].box;
    // A line between a container and what it holds is short wherever it is.
    if (holds(diagram, link.source, link.target) || holds(diagram, link.target, link.source)) continue;
    bool straight = false;
    const Segment segment = segment_of(a, b, straight);
    const double dx = std::abs(segment.a.x - segment.b.x);
    const double dy = std::abs(segment.a.y - segment.b.y);
    const double weight = link.is_silence ? kSilenceWeight : 1;
    penalty += (dx + dy + (straight ? 0 : kBent)) * weight;
    if (dx < link.mark_width + kEnds && dy < 2 * kMarkRadius + kEnds) penalty += kNoRoom * weight;
    for (std::size_t p = 0; p < diagram.pieces.size(); ++p) {
      const Piece& piece = diagram.pieces[p];
      if (p == link.source || p == link.target || piece.is_frameless) continue;
      if (!meets(segment, piece.box)) continue;
      if (!piece.is_container) {
        penalty += kThroughNode * weight;
      } else {
        const bool around = holds(diagram, p, link.source) || holds(diagram, p, link.target);
        if (!around) penalty += kThroughContainer * weight;
        const Box title{piece.box.x, piece.box.y, piece.title_width + 2 * kTitleInset,
                        piece.title_height + kTitleInset};
        if (meets(segment, title)) penalty += kThroughContainer * weight;
      }
    }
    segments.push_back(segment);
  }
  for (std::size_t i = 0; i < segments.size(); ++i)
    for (std::size_t j = i + 1; j < segments.size(); ++j)
      if (crosses(segments[i], segments[j])) penalty += kCrossing;
  return penalty;
}

}  // namespace whowhom
