// The drawing is librsvg's; cairo makes the bytes. C handles are owned by unique_ptr with their own deleters.
#include "render/write_raster.hpp"

#include <cmath>
#include <memory>

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <librsvg/rsvg.h>

#include "graph/error.hpp"

namespace whowhom {
namespace {

struct Release {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(GError* error) const { g_error_free(error); }
};

template <class Handle>
using Owned = std::unique_ptr<Handle, Release>;

// Any fixed moment serves; a PDF must name one.
constexpr const char* kPdfDate = "2000-01-01T00:00:00Z";
constexpr double kPointsPerPixel = 0.75;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

struct Drawing {
  Owned<RsvgHandle> handle;
  double width = 0;
  double height = 0;
};

[[noreturn]] void fail(const char* format, std::string_view reason) {
  throw Error(fmt::format("the figure could not be made a {}: {}; write it as SVG", format, reason));
}

Drawing read_svg(std::string_view svg, const char* format) {
  GError* problem = nullptr;
  Owned<RsvgHandle> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &problem));
  const Owned<GError> owned_problem(problem);
  if (!handle) fail(format, problem != nullptr ? problem->message : "the SVG does not parse");
  Drawing drawing{std::move(handle)};
  if (rsvg_handle_get_intrinsic_size_in_pixels(drawing.handle.get(), &drawing.width, &drawing.height) == FALSE)
    fail(format, "the SVG has no size");
  return drawing;
}

void draw(const Drawing& drawing, cairo_surface_t* surface, double scale, const char* format) {
  const Owned<cairo_t> context(cairo_create(surface));
  cairo_scale(context.get(), scale, scale);
  const RsvgRectangle viewport{0, 0, drawing.width, drawing.height};
  GError* problem = nullptr;
  const gboolean drawn = rsvg_handle_render_document(drawing.handle.get(), context.get(), &viewport, &problem);
  const Owned<GError> owned_problem(problem);
  if (drawn == FALSE) fail(format, problem != nullptr ? problem->message : "it does not draw");
  if (const cairo_status_t status = cairo_status(context.get()); status != CAIRO_STATUS_SUCCESS)
    fail(format, cairo_status_to_string(status));
}

}  // namespace

std::string write_png(std::string_view svg, double scale) {
  const Drawing drawing = read_svg(svg, "PNG");
  const Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
                                                                  static_cast<int>(std::ceil(drawing.width * scale)),
                                                                  static_cast<int>(std::ceil(drawing.height * scale))));
  draw(drawing, surface.get(), scale, "PNG");
  std::string bytes;
  if (const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
      status != CAIRO_STATUS_SUCCESS)
    fail("PNG", cairo_status_to_string(status));
  return bytes;
}

std::string write_pdf(std::string_view svg) {
  const Drawing drawing = read_svg(svg, "PDF");
  std::string bytes;
  const Owned<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(
      append, &bytes, drawing.width * kPointsPerPixel, drawing.height * kPointsPerPixel));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, kPdfDate);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, kPdfDate);
  draw(drawing, surface.get(), kPointsPerPixel, "PDF");
  cairo_surface_finish(surface.get());
  if (const cairo_status_t status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
    fail("PDF", cairo_status_to_string(status));
  return bytes;
}

}  // namespace whowhom
