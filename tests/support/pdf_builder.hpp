// Pages of a PDF for tests: as plain values, and as the bytes of a small file.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/read/pdf_page.hpp"

namespace whowhom {

/// A page of US Letter whose letters are half as wide as their size.
class PageBuilder {
 public:
  PageBuilder() {
    page_.width = 612;
    page_.height = 792;
  }

  /// Writes a line of ASCII from `left`, its line of writing at `base` from the top.
  PageBuilder& line(double left, double base, std::string_view text, double size = 10, PdfColour colour = {}) {
    for (const char c : text) {
      PdfGlyph glyph;
      glyph.code = static_cast<char32_t>(static_cast<unsigned char>(c));
      glyph.box = {left, base - 0.8 * size, left + 0.5 * size, base + 0.2 * size};
      glyph.base = base;
      glyph.size = size;
      glyph.colour = colour;
      glyph.order = ++order_;
      page_.glyphs.push_back(glyph);
      left += 0.5 * size;
    }
    return *this;
  }

  PageBuilder& box(PageBox box, PdfColour colour = {}, bool opaque = true, PdfPaintKind kind = PdfPaintKind::fill) {
    PdfPaint paint;
    paint.kind = kind;
    paint.box = box;
    paint.colour = colour;
    paint.opaque = opaque;
    paint.order = ++order_;
    page_.paints.push_back(paint);
    return *this;
  }

  const PdfPage& page() const { return page_; }
  PdfPage& page() { return page_; }

 private:
  PdfPage page_;
  std::uint32_t order_ = 0;
};

/// A file with a page for each of the contents (operators of ISO 32000-1), which may use the fonts /F (Times) and /B
/// (Times bold). Without a table of references: readers must find the objects.
inline std::string pdf_of(const std::vector<std::string>& contents, std::string_view info = {},
                          std::string_view annotations = {}) {
  std::string out = "%PDF-1.4\n";
  std::string kids;
  for (std::size_t i = 0; i < contents.size(); ++i) kids += fmt::format("{} 0 R ", 10 + 2 * i);
  out += "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n";
  out += fmt::format("2 0 obj\n<< /Type /Pages /Count {} /Kids [{}] >>\nendobj\n", contents.size(), kids);
  out += "3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>\nendobj\n";
  out += "4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>\nendobj\n";
  out += fmt::format("5 0 obj\n<< {} >>\nendobj\n", info);
  for (std::size_t i = 0; i < contents.size(); ++i) {
    out += fmt::format(
        "{} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R /B 4 0 R >> >> "
        "/Contents {} 0 R {} >>\nendobj\n",
        10 + 2 * i, 11 + 2 * i, annotations);
    out += fmt::format("{} 0 obj\n<< /Length {} >>\nstream\n{}\nendstream\nendobj\n", 11 + 2 * i, contents[i].size(),
                       contents[i]);
  }
  out += "trailer\n<< /Root 1 0 R /Info 5 0 R >>\n%%EOF\n";
  return out;
}

/// Operators that write a line in /F, its line of writing at `base` from the foot.
inline std::string pdf_line(double left, double base, std::string_view text, double size = 12) {
  return fmt::format("BT /F {} Tf {} {} Td ({}) Tj ET\n", size, left, base, text);
}

}  // namespace whowhom
