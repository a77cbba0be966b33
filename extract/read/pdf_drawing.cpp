// What poppler draws, letter by letter and area by area, turned into the page's own coordinates. How wide a letter is
// and where its font says it stands follows poppler's own text output, so that the words come out as pdftotext's do.
#include "extract/read/pdf_drawing.hpp"

#include <GfxFont.h>
#include <GfxState.h>
#include <goo/GooString.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "extract/read/pdf_strings.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxGlyphs = 200'000;  // a page of a newspaper has some 30,000
constexpr std::size_t kMaxPaints = 20'000;
constexpr std::size_t kMaxSavedStates = 10'000;
constexpr int kMaxPathPoints = 2'000;
constexpr std::size_t kMaxComparisons = 20'000'000;  // of parts of paths
// Areas below this size cover no letter: parts of drawings, letters drawn as outlines.
constexpr double kLeastSide = 2.0;
constexpr double kLeastArea = 12.0;

PdfColour colour_of(const GfxRGB& rgb) { return {colToDbl(rgb.r), colToDbl(rgb.g), colToDbl(rgb.b)}; }

PageBox box_of(const std::vector<double>& corners) {
  PageBox box{corners[0], corners[1], corners[0], corners[1]};
  for (std::size_t i = 0; i + 1 < corners.size(); i += 2) {
    box.left = std::min(box.left, corners[i]);
    box.right = std::max(box.right, corners[i]);
    box.top = std::min(box.top, corners[i + 1]);
    box.bottom = std::max(box.bottom, corners[i + 1]);
  }
  return box;
}

PageBox within(PageBox box, const PageBox& limit) {
  box.left = std::max(box.left, limit.left);
  box.top = std::max(box.top, limit.top);
  box.right = std::min(box.right, limit.right);
  box.bottom = std::min(box.bottom, limit.bottom);
  return box;
}

PageBox clip_of(const GfxState& state) {
  PageBox clip;
  state.getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
  return clip;
}

// Whether the corners are those of an upright rectangle, each side of which is one line or several in a row.
bool is_upright(const std::vector<double>& corners, const PageBox& box) {
  constexpr double kOff = 0.6;  // points: boxes drawn by hand are not quite straight
  const auto near = [](double a, double b) { return std::abs(a - b) <= kOff; };
  double area = 0;
  for (std::size_t i = 0; i + 1 < corners.size(); i += 2) {
    const double x = corners[i];
    const double y = corners[i + 1];
    if (!near(x, box.left) && !near(x, box.right) && !near(y, box.top) && !near(y, box.bottom)) return false;
    const std::size_t next = (i + 2) % corners.size();
    area += x * corners[next + 1] - corners[next] * y;
  }
  return std::abs(area) / 2 >= 0.9 * (box.right - box.left) * (box.bottom - box.top);
}

// Whether a part of the path is a hole in, or an island within, the part `outer`.
bool contains(const PageBox& outer, const PageBox& inner) {
  constexpr double kInside = 0.5;
  return inner.left > outer.left + kInside && inner.right < outer.right - kInside && inner.top > outer.top + kInside &&
         inner.bottom < outer.bottom - kInside;
}

// The box of the letter with this index among `count` that share the box `whole` along their line.
void take_share(PdfGlyph& glyph, const PageBox& whole, double index, double count) {
  const double from = index / count;
  const double to = (index + 1) / count;
  if (glyph.rotation % 2 == 0) {
    glyph.box.left = whole.left + from * (whole.right - whole.left);
    glyph.box.right = whole.left + to * (whole.right - whole.left);
  } else {
    glyph.box.top = whole.top + from * (whole.bottom - whole.top);
    glyph.box.bottom = whole.top + to * (whole.bottom - whole.top);
  }
}

}  // namespace

PdfPage PdfDrawing::take_page() {
  const std::size_t glyphs = page_.glyphs.size();
  PdfPage page = std::move(page_);
  page_ = {};
  page_.glyphs.reserve(glyphs);
  return page;
}

void PdfDrawing::startPage(int, GfxState* state, XRef*) {
  order_ = 0;
  comparisons_ = 0;
  fill_colour_known_ = stroke_colour_known_ = false;
  soft_mask_ = false;
  saved_soft_masks_.clear();
  in_actual_text_ = 0;
  actual_started_ = false;
  if (state == nullptr) return;
  page_.width = state->getPageWidth();
  page_.height = state->getPageHeight();
}

void PdfDrawing::saveState(GfxState*) {
  if (saved_soft_masks_.size() < kMaxSavedStates) saved_soft_masks_.push_back(soft_mask_);
}

void PdfDrawing::restoreState(GfxState* state) {
  if (!saved_soft_masks_.empty()) {
    soft_mask_ = saved_soft_masks_.back();
    saved_soft_masks_.pop_back();
  }
  updateAll(state);
}

void PdfDrawing::updateAll(GfxState* state) {
  fill_colour_known_ = stroke_colour_known_ = false;
  updateFont(state);
}

const PdfColour& PdfDrawing::fill_colour(GfxState* state) {
  if (!fill_colour_known_) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    fill_colour_ = colour_of(rgb);
    fill_colour_known_ = true;
  }
  return fill_colour_;
}

const PdfColour& PdfDrawing::stroke_colour(GfxState* state) {
  if (!stroke_colour_known_) {
    GfxRGB rgb;
    state->getStrokeRGB(&rgb);
    stroke_colour_ = colour_of(rgb);
    stroke_colour_known_ = true;
  }
  return stroke_colour_;
}

void PdfDrawing::updateFont(GfxState* state) {
  size_ = state->getTransformedFontSize();
  const auto font = state->getFont();
  ascent_ = 0.8;
  descent_ = -0.2;
  bold_ = false;
  if (!font) return;
  if (font->getType() == fontType3) {
    // A font of drawings has its own scale; its box says how high its letters are.
    const double* matrix = font->getFontMatrix();
    const double* box = font->getFontBBox();
    const double scale = std::abs(matrix[3]);
    const double above = std::max(box[1], box[3]) * scale;
    const double below = std::min(box[1], box[3]) * scale;
    if (above - below > 0.2 && above - below < 3.0) {
      // Its em is unknown; a box of letters is mostly 1.2 em high.
      size_ *= (above - below) / 1.2;
    } else if (scale > 0 && (scale < 0.0005 || scale > 0.002)) {
      size_ *= std::clamp(scale * 1000, 0.05, 20.0);
    }
    return;
  }
  const double ascent = font->getAscent();
  const double descent = font->getDescent();
  if (ascent > 0.3) ascent_ = std::min(ascent, 1.05);
  if (descent < 0) descent_ = std::max(descent, -0.4);
  std::string name = font->getName() ? *font->getName() : std::string();
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  bold_ = font->isBold() || font->getWeight() >= GfxFont::W600 || name.find("bold") != std::string::npos ||
          name.find("black") != std::string::npos;
}

void PdfDrawing::add(PdfGlyph glyph) {
  if (page_.glyphs.size() >= kMaxGlyphs) {
    page_.too_full = true;
    return;
  }
  if (glyph.code == 0) ++page_.unmapped;
  page_.glyphs.push_back(glyph);
}

void PdfDrawing::add(PdfPaint paint) {
  if (page_.paints.size() >= kMaxPaints) {
    page_.too_full = true;
    return;
  }
  page_.paints.push_back(std::move(paint));
}

void PdfDrawing::drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode code,
                          int bytes, const Unicode* letters, int count) {
  PdfGlyph glyph;
  glyph.order = ++order_;
  double matrix[4];
  state->getFontTransMat(&matrix[0], &matrix[1], &matrix[2], &matrix[3]);
  if (std::abs(matrix[0] * matrix[3]) > std::abs(matrix[1] * matrix[2]))
    glyph.rotation = matrix[0] > 0 || matrix[3] < 0 ? 0 : 2;
  else
    glyph.rotation = matrix[2] > 0 ? 1 : 3;
  const double along = std::max(std::abs(matrix[0]), std::abs(matrix[1]));
  const double across = std::min(std::abs(matrix[0]), std::abs(matrix[1]));
  glyph.slanted = across > 0.2 * along;

  // What the pen moves on beyond the letter is no part of it.
  double spacing = state->getCharSpace();
  if (bytes == 1 && code == 0x20) spacing += state->getWordSpace();
  double spacing_x = 0;
  double spacing_y = 0;
  state->textTransformDelta(spacing * state->getHorizScaling(), 0, &spacing_x, &spacing_y);
  double px = 0;
  double py = 0;
  double width = 0;
  double height = 0;
  state->transform(x, y, &px, &py);
  state->transformDelta(dx - spacing_x, dy - spacing_y, &width, &height);
  if (!std::isfinite(px + py + width + height + size_)) return;
  // Beyond the page nothing is seen; far beyond it the numbers mean nothing.
  if (px + width < -page_.width || px > 2 * page_.width || py < -page_.height || py > 2 * page_.height) return;

  glyph.size = size_;
  const double ascent = ascent_ * size_;
  const double descent = descent_ * size_;
  switch (glyph.rotation) {
    case 0:
      glyph.box = {std::min(px, px + width), py - ascent, std::max(px, px + width), py - descent};
      break;
    case 2:
      glyph.box = {std::min(px, px + width), py + descent, std::max(px, px + width), py + ascent};
      break;
    case 1:
      glyph.box = {px + descent, std::min(py, py + height), px + ascent, std::max(py, py + height)};
      break;
    default:
      glyph.box = {px - ascent, std::min(py, py + height), px - descent, std::max(py, py + height)};
      break;
  }
  glyph.base = glyph.rotation % 2 == 0 ? py : px;
  glyph.bold = bold_;

  const int render = state->getRender();
  glyph.invisible = (render & 3) == 3;
  glyph.colour = (render & 3) == 1 ? stroke_colour(state) : fill_colour(state);
  const double opacity = (render & 3) == 1 ? state->getStrokeOpacity() : state->getFillOpacity();
  const PageBox clip = clip_of(*state);
  const double middle_x = (glyph.box.left + glyph.box.right) / 2;
  const double middle_y = (glyph.box.top + glyph.box.bottom) / 2;
  constexpr double kOff = 1.0;
  glyph.unseen = opacity < 0.02 || middle_x < clip.left - kOff || middle_x > clip.right + kOff ||
                 middle_y < clip.top - kOff || middle_y > clip.bottom + kOff || middle_x < 0 ||
                 middle_x > page_.width || middle_y < 0 || middle_y > page_.height;

  if (in_actual_text_ > 0) {
    if (!actual_started_) {
      actual_ = glyph;
      actual_started_ = true;
    } else {
      actual_.box = {std::min(actual_.box.left, glyph.box.left), std::min(actual_.box.top, glyph.box.top),
                     std::max(actual_.box.right, glyph.box.right), std::max(actual_.box.bottom, glyph.box.bottom)};
    }
    return;
  }
  if (count <= 0) {
    add(glyph);
    return;
  }
  // A ligature stands for several letters, each of which gets its share of the width.
  const PageBox whole = glyph.box;
  for (int i = 0; i < count; ++i) {
    glyph.code = static_cast<char32_t>(letters[i]);
    take_share(glyph, whole, i, count);
    add(glyph);
  }
}

void PdfDrawing::beginActualText(GfxState*, const GooString* text) {
  if (in_actual_text_++ > 0 || text == nullptr) return;
  actual_text_ = decoded_pdf_string({text->c_str(), static_cast<std::size_t>(text->getLength())});
  actual_started_ = false;
}

void PdfDrawing::endActualText(GfxState*) {
  if (in_actual_text_ == 0 || --in_actual_text_ > 0 || !actual_started_) return;
  const PageBox whole = actual_.box;
  const double count = static_cast<double>(actual_text_.size());
  for (std::size_t i = 0; i < actual_text_.size(); ++i) {
    PdfGlyph glyph = actual_;
    glyph.code = actual_text_[i];
    take_share(glyph, whole, static_cast<double>(i), count);
    add(glyph);
  }
}

namespace {

// Whether what is below cannot be read any more. Black ink that is laid over the page multiplied hides it as well.
bool hides(double opacity, GfxBlendMode mode, const PdfColour& colour) {
  if (opacity < 0.9) return false;
  const bool dark = std::max({colour.red, colour.green, colour.blue}) < 0.15;
  return mode == gfxBlendNormal || (dark && (mode == gfxBlendMultiply || mode == gfxBlendDarken));
}

}  // namespace

void PdfDrawing::fill_path(GfxState* state) {
  ++order_;
  const GfxPath* path = state->getPath();
  if (path == nullptr) return;
  const PageBox clip = clip_of(*state);
  std::vector<PdfPaint> parts;
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* part = path->getSubpath(i);
    const int count = part->getNumPoints();
    if (count < 3 || count > kMaxPathPoints) continue;
    PdfPaint paint;
    for (int j = 0; j < count; ++j) {
      // The points that bend a curve stand near it: good enough for what an area covers.
      double x = 0;
      double y = 0;
      state->transform(part->getX(j), part->getY(j), &x, &y);
      if (!std::isfinite(x + y)) return;
      paint.corners.push_back(x);
      paint.corners.push_back(y);
    }
    const PageBox whole = box_of(paint.corners);
    const bool upright = is_upright(paint.corners, whole);
    paint.box = within(whole, clip);
    const double width = paint.box.right - paint.box.left;
    const double height = paint.box.bottom - paint.box.top;
    // A thin line parts footnotes from the text or the cells of a table.
    const bool line = upright && std::max(width, height) > 20 && std::min(width, height) >= 0;
    if (!line && (width < kLeastSide || height < kLeastSide || width * height < kLeastArea)) continue;
    if (upright) paint.corners.clear();
    paint.colour = fill_colour(state);
    paint.opaque = !soft_mask_ && hides(state->getFillOpacity(), state->getBlendMode(), paint.colour);
    paint.order = order_;
    parts.push_back(std::move(paint));
    if (page_.paints.size() + parts.size() > kMaxPaints) break;
  }
  // Of parts within each other one may be a hole in the other.
  std::vector<bool> unsure(parts.size());
  for (std::size_t i = 0; i < parts.size() && comparisons_ < kMaxComparisons; ++i) {
    comparisons_ += parts.size();
    for (std::size_t j = 0; j < parts.size(); ++j)
      if (contains(parts[i].box, parts[j].box)) unsure[i] = unsure[j] = true;
  }
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (unsure[i]) parts[i].opaque = false;
  for (PdfPaint& paint : parts) add(std::move(paint));
}

void PdfDrawing::stroke(GfxState* state) {
  ++order_;
  // Lines as thick as a line of text black it out; thin ones part footnotes from the text.
  const GfxPath* path = state->getPath();
  if (path == nullptr) return;
  const double half = state->getTransformedLineWidth() / 2;
  if (!std::isfinite(half)) return;
  const PageBox clip = clip_of(*state);
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* part = path->getSubpath(i);
    if (part->getNumPoints() > kMaxPathPoints) continue;
    for (int j = 0; j + 1 < part->getNumPoints(); ++j) {
      double x1 = 0;
      double y1 = 0;
      double x2 = 0;
      double y2 = 0;
      state->transform(part->getX(j), part->getY(j), &x1, &y1);
      state->transform(part->getX(j + 1), part->getY(j + 1), &x2, &y2);
      if (!std::isfinite(x1 + y1 + x2 + y2)) return;
      const bool level = std::abs(y1 - y2) < 1;
      const bool plumb = std::abs(x1 - x2) < 1;
      if (!level && !plumb) continue;
      PdfPaint paint;
      paint.box = {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
      if (level) {
        paint.box.top -= half;
        paint.box.bottom += half;
      } else {
        paint.box.left -= half;
        paint.box.right += half;
      }
      paint.box = within(paint.box, clip);
      if (std::max(paint.box.right - paint.box.left, paint.box.bottom - paint.box.top) < 8) continue;
      paint.colour = stroke_colour(state);
      paint.opaque = !soft_mask_ && hides(state->getStrokeOpacity(), state->getBlendMode(), paint.colour);
      paint.order = order_;
      add(std::move(paint));
    }
  }
}

bool PdfDrawing::shade(GfxState* state) {
  PdfPaint paint;
  paint.kind = PdfPaintKind::pattern;
  paint.box = clip_of(*state);
  paint.opaque = false;
  paint.order = ++order_;
  add(std::move(paint));
  return true;
}

bool PdfDrawing::tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, TilingMatrix, int, int, int, int,
                                   double, double) {
  return shade(state);
}

void PdfDrawing::add_image(GfxState* state, PdfPaintKind kind, int width, int height) {
  ++order_;
  const double* matrix = state->getCTM();
  std::vector<double> corners;
  for (const auto& [x, y] : std::array<std::array<double, 2>, 4>{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}) {
    corners.push_back(matrix[0] * x + matrix[2] * y + matrix[4]);
    corners.push_back(matrix[1] * x + matrix[3] * y + matrix[5]);
  }
  for (const double value : corners)
    if (!std::isfinite(value)) return;
  PdfPaint paint;
  paint.kind = kind;
  const PageBox whole = box_of(corners);
  paint.box = within(whole, clip_of(*state));
  // Of a picture that is turned by a right angle the longer side is the longer.
  const double side = std::max(whole.right - whole.left, whole.bottom - whole.top);
  if (side > 0) paint.dots_per_inch = 72.0 * std::max(width, height) / side;
  if (paint.box.right - paint.box.left < kLeastSide || paint.box.bottom - paint.box.top < kLeastSide) return;
  paint.opaque = kind == PdfPaintKind::image && !soft_mask_ && state->getFillOpacity() >= 0.9 &&
                 state->getBlendMode() == gfxBlendNormal;
  paint.order = order_;
  add(std::move(paint));
}

void PdfDrawing::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                               bool interpolate, bool in_line) {
  add_image(state, PdfPaintKind::pattern, width, height);
  // The data of a picture within the page's drawing must be stepped over.
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, in_line);
}

void PdfDrawing::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colours, bool interpolate, const int* mask_colours, bool in_line) {
  add_image(state, mask_colours == nullptr ? PdfPaintKind::image : PdfPaintKind::pattern, width, height);
  OutputDev::drawImage(state, ref, stream, width, height, colours, interpolate, mask_colours, in_line);
}

void PdfDrawing::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool,
                                 Stream*, int, int, bool, bool) {
  add_image(state, PdfPaintKind::pattern, width, height);
}

void PdfDrawing::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool,
                                     Stream*, int, int, GfxImageColorMap*, bool) {
  add_image(state, PdfPaintKind::pattern, width, height);
}

}  // namespace whowhom
