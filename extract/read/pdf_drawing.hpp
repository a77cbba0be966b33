// Takes down what poppler draws of a page. Part of the one place that knows poppler; include in pdf_file.cpp only.
#pragma once

#include <OutputDev.h>

#include <string>
#include <vector>

#include "extract/read/pdf_page.hpp"

class Gfx;
class GfxState;

namespace whowhom {

/// The fifth parameter of a member function: poppler has changed the type of this one between versions.
template <typename>
struct FifthParameter;
template <class R, class C, class P1, class P2, class P3, class P4, class P5, class... Rest>
struct FifthParameter<R (C::*)(P1, P2, P3, P4, P5, Rest...)> {
  using type = P5;
};
using TilingMatrix = FifthParameter<decltype(&OutputDev::tilingPatternFill)>::type;

/// An output device that keeps letters and areas and paints nothing. One serves all pages of a file: it also keeps the
/// colour profiles that poppler has worked out.
class PdfDrawing : public OutputDev {
 public:
  /// What the device has taken down since the last call.
  PdfPage take_page();

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return true; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void saveState(GfxState* state) override;
  void restoreState(GfxState* state) override;
  void updateAll(GfxState* state) override;
  void updateFillColorSpace(GfxState*) override { fill_colour_known_ = false; }
  void updateFillColor(GfxState*) override { fill_colour_known_ = false; }
  void updateStrokeColorSpace(GfxState*) override { stroke_colour_known_ = false; }
  void updateStrokeColor(GfxState*) override { stroke_colour_known_ = false; }
  void updateFont(GfxState* state) override;
  void updateTextMat(GfxState* state) override { updateFont(state); }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* letters, int count) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;

  void fill(GfxState* state) override { fill_path(state); }
  void eoFill(GfxState* state) override { fill_path(state); }
  void stroke(GfxState* state) override;

  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, TilingMatrix, int, int, int, int, double,
                         double) override;
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override { return shade(state); }
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override { return shade(state); }
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override { return shade(state); }
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override { return shade(state); }
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override { return shade(state); }

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                     bool in_line) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours,
                 bool interpolate, const int* mask_colours, bool in_line) override;
  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, bool,
                       bool) override;
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int,
                           GfxImageColorMap*, bool) override;

  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override { soft_mask_ = true; }
  void clearSoftMask(GfxState*) override { soft_mask_ = false; }

 private:
  void add(PdfGlyph glyph);
  void add(PdfPaint paint);
  void fill_path(GfxState* state);
  bool shade(GfxState* state);
  void add_image(GfxState* state, PdfPaintKind kind, int width, int height);

  // Colours are asked for when they are needed and kept: a profile makes them dear.
  const PdfColour& fill_colour(GfxState* state);
  const PdfColour& stroke_colour(GfxState* state);

  PdfPage page_;
  std::uint32_t order_ = 0;
  double size_ = 0;
  double ascent_ = 0.8;
  double descent_ = -0.2;
  bool bold_ = false;
  PdfColour fill_colour_;
  PdfColour stroke_colour_;
  bool fill_colour_known_ = false;
  bool stroke_colour_known_ = false;
  bool soft_mask_ = false;
  std::vector<bool> saved_soft_masks_;
  std::size_t comparisons_ = 0;
  int in_actual_text_ = 0;
  std::u32string actual_text_;
  bool actual_started_ = false;
  PdfGlyph actual_;
};

}  // namespace whowhom
