// A letter is judged by its middle, where its ink is: boxes drawn by hand cut the tops and tails of the lines around.
// What lies above it hides it if it is opaque; what lies below it tells whether its colour can be told from it.
#include "extract/read/pdf_hidden.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kBands = 128;                  // of the page's height, to look among few areas
constexpr std::size_t kMaxComparisons = 60'000'000;  // of letters with areas
constexpr double kSameColour = 0.06;                 // of a channel's range
constexpr double kPagePicture = 0.4;                 // of the page: the picture of a page, in one piece or in strips

double width_of(const PageBox& box) { return std::max(0.0, box.right - box.left); }
double height_of(const PageBox& box) { return std::max(0.0, box.bottom - box.top); }

// Where the ink of small letters is.
PageBox ink_of(const PdfGlyph& glyph) {
  const double size = glyph.size;
  PageBox ink = glyph.box;
  const double side_x = 0.25 * width_of(glyph.box);
  const double side_y = 0.25 * height_of(glyph.box);
  switch (glyph.rotation) {
    case 0:
      ink = {glyph.box.left + side_x, glyph.base - 0.42 * size, glyph.box.right - side_x, glyph.base - 0.08 * size};
      break;
    case 2:
      ink = {glyph.box.left + side_x, glyph.base + 0.08 * size, glyph.box.right - side_x, glyph.base + 0.42 * size};
      break;
    case 1:
      ink = {glyph.base + 0.08 * size, glyph.box.top + side_y, glyph.base + 0.42 * size, glyph.box.bottom - side_y};
      break;
    default:
      ink = {glyph.base - 0.42 * size, glyph.box.top + side_y, glyph.base - 0.08 * size, glyph.box.bottom - side_y};
      break;
  }
  return ink;
}

bool holds(const std::vector<double>& corners, double x, double y) {
  bool inside = false;
  const std::size_t count = corners.size() / 2;
  for (std::size_t i = 0, j = count - 1; i < count; j = i++) {
    const double xi = corners[2 * i], yi = corners[2 * i + 1], xj = corners[2 * j], yj = corners[2 * j + 1];
    if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

bool covers(const PdfPaint& paint, const PageBox& ink) {
  constexpr double kOff = 0.3;
  if (ink.left < paint.box.left - kOff || ink.right > paint.box.right + kOff || ink.top < paint.box.top - kOff ||
      ink.bottom > paint.box.bottom + kOff)
    return false;
  if (paint.corners.empty()) return true;
  return holds(paint.corners, ink.left, ink.top) && holds(paint.corners, ink.right, ink.top) &&
         holds(paint.corners, ink.left, ink.bottom) && holds(paint.corners, ink.right, ink.bottom);
}

bool alike(const PdfColour& a, const PdfColour& b) {
  return std::abs(a.red - b.red) < kSameColour && std::abs(a.green - b.green) < kSameColour &&
         std::abs(a.blue - b.blue) < kSameColour;
}

enum class Sight { seen, unsure, covered, of_background, off_page };

struct Sheet {
  const PdfPage& page;
  bool scanned = false;
  std::array<std::vector<std::size_t>, kBands> bands;  // paints, in order of drawing
  std::size_t comparisons = 0;

  std::size_t band_of(double y) const {
    const double band = y / std::max(page.height, 1.0) * static_cast<double>(kBands);
    return static_cast<std::size_t>(std::clamp(band, 0.0, static_cast<double>(kBands - 1)));
  }
};

Sight sight_of(const PdfGlyph& glyph, Sheet& where) {
  if (glyph.unseen) return Sight::off_page;
  const PageBox ink = ink_of(glyph);
  const PdfPaint* below = nullptr;  // the last opaque area that the letter is drawn on
  bool unknown_below = false;       // something on it whose colours are not known
  const PdfPaint* top = nullptr;    // the last opaque area at the place at all
  bool pictured = false;
  bool unknown_above = false;  // something over it that may or may not hide it
  const std::vector<std::size_t>& band = where.bands[where.band_of((ink.top + ink.bottom) / 2)];
  where.comparisons += band.size();
  for (const std::size_t i : band) {
    const PdfPaint& paint = where.page.paints[i];
    if (!covers(paint, ink)) continue;
    if (paint.kind == PdfPaintKind::redaction) return Sight::covered;
    const bool picture = paint.kind == PdfPaintKind::image || paint.kind == PdfPaintKind::pattern;
    pictured = pictured || picture;
    if (paint.opaque || picture) top = &paint;
    if (paint.order < glyph.order) {
      if (paint.opaque) {
        below = &paint;
        unknown_below = paint.kind != PdfPaintKind::fill;
      } else {
        unknown_below = true;
      }
    } else if (paint.opaque && !glyph.invisible && !(paint.kind == PdfPaintKind::image && where.scanned)) {
      return Sight::covered;
    } else if (picture) {
      unknown_above = true;
    }
  }
  if (glyph.invisible) {
    // Recognised text is seen where the picture is seen.
    if (!pictured) return Sight::off_page;
    return top != nullptr && top->kind == PdfPaintKind::fill ? Sight::covered : Sight::unsure;
  }
  if (unknown_above) return Sight::unsure;
  if (unknown_below || (where.scanned && pictured)) return Sight::seen;
  const PdfColour paper = below == nullptr ? PdfColour{1, 1, 1} : below->colour;
  return alike(glyph.colour, paper) ? Sight::of_background : Sight::seen;
}

}  // namespace

double picture_share(const PdfPage& page) {
  double area = 0;
  for (const PdfPaint& paint : page.paints)
    if (paint.kind == PdfPaintKind::image || paint.kind == PdfPaintKind::pattern)
      area += width_of(paint.box) * height_of(paint.box);
  const double whole = page.width * page.height;
  return whole > 0 ? std::min(1.0, area / whole) : 0.0;
}

PdfHidden find_hidden(const PdfPage& page) {
  PdfHidden out;
  Sheet where{page, picture_share(page) >= kPagePicture, {}, 0};
  for (std::size_t i = 0; i < page.paints.size(); ++i) {
    const PdfPaint& paint = page.paints[i];
    if (paint.kind != PdfPaintKind::redaction && std::min(width_of(paint.box), height_of(paint.box)) < 2) continue;
    for (std::size_t band = where.band_of(paint.box.top); band <= where.band_of(paint.box.bottom); ++band)
      where.bands[band].push_back(i);
  }
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    // A page made to keep us busy: what cannot be judged is not shown.
    const Sight sight = where.comparisons > kMaxComparisons ? Sight::covered : sight_of(page.glyphs[i], where);
    if (sight == Sight::seen) continue;
    if (sight == Sight::unsure) {
      if (out.unsure.empty()) out.unsure.resize(page.glyphs.size());
      out.unsure[i] = true;
      continue;
    }
    if (out.glyphs.empty()) out.glyphs.resize(page.glyphs.size());
    out.glyphs[i] = true;
    const char32_t code = page.glyphs[i].code;
    if (!is_letter(code) && !is_digit(code)) continue;
    ++(sight == Sight::covered ? out.covered : sight == Sight::of_background ? out.of_background : out.off_page);
  }
  return out;
}

namespace {

// Whether all that the picture shows in the box is of one colour: no letter stands there.
bool is_blot(const Picture& picture, const PageBox& box) {
  constexpr int kRange = 40;  // of 255: the noise of a scan
  constexpr int kDark = 90;   // black ink with specks
  constexpr double kMostDark = 0.97;
  const double scale = picture.dots_per_inch / 72;
  const int left = std::max(0, static_cast<int>(box.left * scale));
  const int right = std::min(picture.width, static_cast<int>(std::ceil(box.right * scale)));
  const int top = std::max(0, static_cast<int>(box.top * scale));
  const int bottom = std::min(picture.height, static_cast<int>(std::ceil(box.bottom * scale)));
  if (right <= left || bottom <= top) return false;
  int least = 255;
  int most = 0;
  std::size_t dark = 0;
  std::size_t count = 0;
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      const int value = picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                                       static_cast<std::size_t>(x)];
      least = std::min(least, value);
      most = std::max(most, value);
      dark += value < kDark ? 1 : 0;
      ++count;
    }
  return most - least < kRange || static_cast<double>(dark) > kMostDark * static_cast<double>(count);
}

// From the height of capitals to the line of writing.
PageBox body_of(const PdfGlyph& glyph) {
  PageBox body = glyph.box;
  switch (glyph.rotation) {
    case 0:
      body.top = glyph.base - 0.7 * glyph.size;
      body.bottom = glyph.base;
      break;
    case 2:
      body.top = glyph.base;
      body.bottom = glyph.base + 0.7 * glyph.size;
      break;
    case 1:
      body.left = glyph.base;
      body.right = glyph.base + 0.7 * glyph.size;
      break;
    default:
      body.left = glyph.base - 0.7 * glyph.size;
      body.right = glyph.base;
      break;
  }
  return body;
}

}  // namespace

void hide_blotted(const PdfPage& page, const Picture& picture, PdfHidden& hidden) {
  if (picture.pixels.empty() || hidden.unsure.empty()) return;
  for (std::size_t i = 0; i < page.glyphs.size();) {
    // A word: letters that follow each other without a blank, at one height.
    std::size_t end = i;
    std::size_t letters = 0;
    bool unsure = false;
    PageBox box = body_of(page.glyphs[i]);
    for (; end < page.glyphs.size(); ++end) {
      const PdfGlyph& glyph = page.glyphs[end];
      if (!is_letter(glyph.code) && !is_digit(glyph.code) && glyph.code < 0x21) break;
      if (end > i && std::abs(glyph.base - page.glyphs[end - 1].base) > 0.3 * glyph.size) break;
      const PageBox body = body_of(glyph);
      box = {std::min(box.left, body.left), std::min(box.top, body.top), std::max(box.right, body.right),
             std::max(box.bottom, body.bottom)};
      unsure = unsure || hidden.unsure[end];
      letters += is_letter(glyph.code) || is_digit(glyph.code) ? 1 : 0;
    }
    if (letters > 0 && unsure && is_blot(picture, box)) {
      if (hidden.glyphs.empty()) hidden.glyphs.resize(page.glyphs.size());
      for (std::size_t k = i; k < end; ++k) {
        if (!hidden.glyphs[k] && (is_letter(page.glyphs[k].code) || is_digit(page.glyphs[k].code))) ++hidden.covered;
        hidden.glyphs[k] = true;
      }
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace whowhom
