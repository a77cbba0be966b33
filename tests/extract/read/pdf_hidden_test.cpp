#include <doctest/doctest.h>

#include "extract/read/pdf_hidden.hpp"
#include "support/pdf_builder.hpp"

using namespace whowhom;

namespace {

constexpr PdfColour kBlack{0, 0, 0};
constexpr PdfColour kWhite{1, 1, 1};
constexpr PdfColour kYellow{1, 1, 0};
constexpr PageBox kOverLine{70, 90, 200, 104};

}  // namespace

TEST_CASE("letters under a box that is drawn after them are hidden, of whatever colour it is") {
  for (const PdfColour colour : {kBlack, kWhite, kYellow}) {
    PageBuilder page;
    page.line(72, 100, "secret").line(72, 130, "open").box(kOverLine, colour);
    const PdfHidden hidden = find_hidden(page.page());
    CHECK(hidden.covered == 6);
    REQUIRE(hidden.glyphs.size() == 10);
    CHECK(hidden.glyphs[0]);
    CHECK_FALSE(hidden.glyphs[6]);
  }
}

TEST_CASE("highlighted words and the white words of a dark heading can be seen") {
  PageBuilder page;
  page.box(kOverLine, kYellow).line(72, 100, "marked");
  page.box({70, 190, 300, 204}, kBlack).line(72, 200, "heading", 10, kWhite);
  page.line(72, 300, "glazed").box({70, 290, 200, 304}, kYellow, false);
  CHECK(find_hidden(page.page()).glyphs.empty());
}

TEST_CASE("letters of the colour of their ground are hidden") {
  PageBuilder page;
  page.line(72, 100, "white", 10, kWhite).box({70, 190, 300, 204}, kBlack).line(72, 200, "black", 10, kBlack);
  CHECK(find_hidden(page.page()).of_background == 10);
}

TEST_CASE("a box that touches the line above hides nothing of it") {
  PageBuilder page;
  page.line(72, 100, "above").box({70, 98, 200, 112}, kBlack);
  CHECK(find_hidden(page.page()).glyphs.empty());
}

TEST_CASE("recognised words behind the picture of a page can be seen in it, except under a box") {
  PageBuilder page;
  page.line(72, 100, "words").line(72, 300, "secret");
  for (PdfGlyph& glyph : page.page().glyphs) glyph.invisible = true;
  page.box({0, 0, 612, 792}, {}, true, PdfPaintKind::image).box({70, 290, 200, 304}, kBlack);
  const PdfHidden hidden = find_hidden(page.page());
  CHECK(hidden.covered == 6);
  CHECK_FALSE(hidden.glyphs[0]);
}

TEST_CASE("a picture that covers a part of the page hides what is below it") {
  PageBuilder page;
  page.line(72, 100, "secret").box(kOverLine, {}, true, PdfPaintKind::image);
  CHECK(find_hidden(page.page()).covered == 6);
}

TEST_CASE("what is marked to be blacked out is hidden already") {
  PageBuilder page;
  page.line(72, 100, "secret").box(kOverLine, {}, true, PdfPaintKind::redaction);
  CHECK(find_hidden(page.page()).covered == 6);
}

TEST_CASE("a recognised word that the scan has blackened is hidden, and its neighbours are not") {
  PageBuilder page;
  page.line(72, 100, "open").line(72, 300, "secret");
  for (PdfGlyph& glyph : page.page().glyphs) glyph.invisible = true;
  page.box({0, 0, 612, 792}, {}, true, PdfPaintKind::image);
  PdfHidden hidden = find_hidden(page.page());
  CHECK(hidden.glyphs.empty());
  Picture picture{612, 792, 1, std::vector<unsigned char>(612 * 792, 255), 72};
  const auto ink = [&](int left, int right, int top, int bottom, int step) {
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; x += step) picture.pixels[static_cast<std::size_t>(y * 612 + x)] = 5;
  };
  ink(72, 92, 93, 100, 3);    // letters
  ink(70, 104, 288, 304, 1);  // a black box
  hide_blotted(page.page(), picture, hidden);
  CHECK(hidden.covered == 6);
  REQUIRE(hidden.glyphs.size() == 10);
  CHECK_FALSE(hidden.glyphs[0]);
  CHECK(hidden.glyphs[9]);
}
