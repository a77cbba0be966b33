#include "extract/read/image_reader.hpp"

#include <doctest/doctest.h>

#include "extract/read/image_decoder.hpp"
#include "extract/read/image_orientation.hpp"
#include "extract/read/read_document.hpp"
#include "graph/error.hpp"
#include "support/pictures.hpp"

namespace whowhom {
namespace {

Picture letter() { return ImageDecoder(letter_png()).next().value(); }

class Kept : public DocumentSink {
 public:
  void take(Document document) override { documents.push_back(std::move(document)); }
  void take(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }
  void progress(std::size_t count) override { pages += count; }

  std::vector<Document> documents;
  std::vector<Diagnostic> diagnostics;
  std::size_t pages = 0;
};

// As an attachment, three times.
Kept read_as_part(const std::string& bytes, const ReadOptions& options = {}) {
  Kept kept;
  Reading reading(options, kept);
  const ReadInput whole{"a mail", "box.mbox", "", "box.mbox"};
  for (const char* part : {"1", "2", "3"}) reading.read_part(whole, part, "picture.bmp", bytes);
  return kept;
}

// A JPEG's head whose Exif says `orientation`, in both orders of bytes.
std::string exif(int orientation, bool big_endian) {
  const auto value = static_cast<char>(orientation);
  const std::string tiff =
      big_endian ? std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) + value + std::string(6, '\0')
                 : std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + value + std::string(7, '\0');
  const std::string segment = std::string("Exif\0\0", 6) + tiff;
  return "\xFF\xD8\xFF\xE0" + std::string("\0\x04xx", 4) + "\xFF\xE1" + std::string(1, '\0') +
         static_cast<char>(segment.size() + 2) + segment + "\xFF\xDA";
}

}  // namespace

TEST_CASE("a letter as PNG and as BMP is read with its page and how sure each word is") {
  if (!has_tesseract()) return;
  const Picture pixels = letter();
  for (const std::string& bytes : {letter_png(), bmp(pixels.width, pixels.height, pixels.pixels)}) {
    const ReadResult result = read_bytes(bytes, "letter.png");
    REQUIRE(result.documents.size() == 1);
    const Document& document = result.documents[0];
    CHECK(document.media_type == MediaType::image);
    CHECK(document.text.find("more information,\nand she called him back") != std::string::npos);
    CHECK(document.pages.size() == 1);
    CHECK(document.read_from_picture.size() > 40);
    CHECK(document.places.size() == 5);
  }
}

TEST_CASE("each page of a TIFF is a page, and one without words is told") {
  if (!has_tesseract()) return;
  const Picture page = letter();
  const Picture white{200, 200, 1, std::vector<unsigned char>(40'000, 255), 0};
  const ReadResult result = read_bytes(tiff({page, white, page}), "fax.tif");
  REQUIRE(result.documents.size() == 1);
  REQUIRE(result.documents[0].pages.size() == 2);
  CHECK(result.documents[0].pages[1].number == 3);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].where == "fax.tif: page 2");
  CHECK(result.diagnostics[0].message == "has no words");
}

TEST_CASE("a TIFF whose pages go round in a ring ends") {
  if (!has_tesseract()) return;
  const ReadResult result = read_bytes(tiff({letter()}, true), "ring.tif");
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].pages.size() == 1);
}

TEST_CASE("a bomb is not unpacked, and damaged bytes are told") {
  if (!has_tesseract()) return;
  CHECK_THROWS_WITH_AS(read_bytes(bmp(30'000, 30'000, {}), "bomb.bmp"),
                       doctest::Contains("bomb.bmp: is a picture that "), Error);
  CHECK_THROWS_WITH_AS(read_bytes(letter_png().substr(0, 900), "cut.png"), doctest::Contains("damaged"), Error);
}

TEST_CASE("small and empty pictures in a mail are notes, and --ocr never is obeyed") {
  if (!has_tesseract()) return;
  const std::vector<unsigned char> white(400u * 300u, 255);
  Kept small = read_as_part(bmp(60, 60, std::vector<unsigned char>(3600, 0)));
  REQUIRE(small.diagnostics.size() == 3);
  CHECK(small.diagnostics[0].severity == Severity::note);
  CHECK(small.diagnostics[0].message == "is a small picture and was not read");
  Kept empty = read_as_part(bmp(400, 300, white));
  REQUIRE(empty.diagnostics.size() == 3);
  CHECK(empty.diagnostics[0] == Diagnostic{Severity::note, "box.mbox: 1", "is a picture that has no words"});
  CHECK(empty.pages == 3);
  CHECK_THROWS_WITH_AS(read_bytes(bmp(400, 300, white), "white.bmp"), "white.bmp: is a picture that has no words",
                       Error);
  ReadOptions never;
  never.ocr = Ocr::never;
  CHECK(read_as_part(letter_png(), never).documents.empty());
  CHECK_THROWS_WITH_AS(read_bytes(letter_png(), "letter.png", never), doctest::Contains("--ocr never"), Error);
}

TEST_CASE("Exif tells how a camera was held") {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CHECK(exif_orientation(exif(orientation, true)) == orientation);
    CHECK(exif_orientation(exif(orientation, false)) == orientation);
  }
  CHECK(exif_orientation(exif(9, true)) == 1);
  CHECK(exif_orientation("\xFF\xD8") == 1);
  const std::string whole = exif(6, true);
  for (std::size_t size = 0; size < whole.size() - 10; ++size) CHECK(exif_orientation(whole.substr(0, size)) == 1);
}

}  // namespace whowhom
