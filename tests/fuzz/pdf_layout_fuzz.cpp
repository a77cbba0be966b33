// Pages of letters anywhere: six bytes a letter (x, y, finer x, size and rotation, marks, what it is).
#include "extract/read/pdf_furniture.hpp"
#include "extract/read/pdf_hidden.hpp"
#include "extract/read/pdf_text.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kGlyph = 6;

PdfPageRows rows_with(PdfPage page) {
  page.width = 600;
  page.height = 800;
  PdfPageRows out;
  out.rows = rows_of(page, find_hidden(page).glyphs);
  for (const PdfPaint& paint : page.paints) out.rules.push_back(paint.box);
  take_line_numbers(out);
  return out;
}

}  // namespace

void fuzz_pdf_layout(std::string_view bytes) {
  std::vector<PdfPageRows> pages;
  PdfPage page;
  for (std::size_t at = 0; at + kGlyph <= bytes.size(); at += kGlyph) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    const double x = byte(0) * 2.4 + byte(2) / 64.0;
    const double y = byte(1) * 3.2;
    const double size = byte(3) % 32;
    const auto order = static_cast<std::uint32_t>(at);
    if (byte(4) == 0xFF) {
      PdfPaint paint;
      paint.box = {x, y, x + byte(5), y + size};
      paint.order = order;
      page.paints.push_back(paint);
      continue;
    }
    PdfGlyph glyph;
    glyph.code = byte(5);
    glyph.rotation = byte(3) >> 6;
    glyph.size = size;
    glyph.base = glyph.rotation % 2 == 0 ? y + size : x + size;
    glyph.box = {x, y, x + size / 2, y + size};
    glyph.bold = (byte(4) & 1) != 0;
    glyph.slanted = (byte(4) & 2) != 0;
    glyph.invisible = (byte(4) & 4) != 0;
    glyph.order = order;
    page.glyphs.push_back(glyph);
    if ((byte(4) & 0x88) != 0x88) continue;
    pages.push_back(rows_with(std::move(page)));
    page = {};
  }
  pages.push_back(rows_with(std::move(page)));
  set_furniture_aside(pages);
  Document document;
  document.source.sha256 = std::string(64, '0');
  write_pdf_text(std::move(pages), document);
  require_good(document);
}

}  // namespace whowhom
