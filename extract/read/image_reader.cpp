#include "extract/read/image_reader.hpp"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extract/read/image_decoder.hpp"
#include "extract/read/ocr.hpp"
#include "extract/read/ocr_text.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A page at 1,200 dots an inch has 140 million; more is there to fill the memory.
constexpr double kMaxPixels = 100e6;
// Logos, buttons and faces beside a signature.
constexpr int kMinSide = 120;
constexpr int kMinPixels = 40'000;

bool is_ornament(PictureSize size) {
  return size.width < kMinSide || size.height < kMinSide || size.width * size.height < kMinPixels;
}

// Reads the next picture of `decoder` into `document`; says why it has no words, or nothing where it has.
std::string read_page(ImageDecoder& decoder, PictureSize size, std::optional<OcrEngine>& engine, Document& document,
                      int page, Reading& reading) {
  if (static_cast<double>(size.width) * size.height > kMaxPixels) {
    decoder.skip();
    return fmt::format("has {} times {} pixels and is not unpacked; make it smaller", size.width, size.height);
  }
  const std::optional<Picture> picture = decoder.next();
  if (!picture) return "is damaged and cannot be unpacked; open it in a program for pictures and save it as PNG";
  if (!engine) engine.emplace();
  OcrReading read = engine->read(*picture, [&reading] { reading.progress(0); });
  append_ocr_words(document, page, read.words);
  return std::move(read.flaw);
}

}  // namespace

void read_image(const ReadInput& input, Reading& reading) {
  const std::string place = where(input);
  const bool is_part = !input.part.empty();
  // One picture among others is not worth a failure; one that the person named is.
  const auto give_up = [&](Severity severity_of_part, const std::string& why) {
    if (!is_part) throw Error(fmt::format("{}: {}", place, why));
    reading.tell(severity_of_part, place, why);
  };
  if (reading.options().ocr == Ocr::never)
    return give_up(Severity::note, "is a picture, and its words are not read because --ocr never says so");

  Document document;
  document.media_type = MediaType::image;
  std::string flaw = "is damaged and cannot be unpacked; open it in a program for pictures and save it as PNG";
  try {
    ImageDecoder decoder(input.bytes);
    std::optional<OcrEngine> engine;
    int page = 1;
    for (std::optional<PictureSize> size = decoder.next_size(); size; size = decoder.next_size(), ++page) {
      if (page == 1 && is_part && is_ornament(*size))
        return give_up(Severity::note, "is a small picture and was not read");
      if (page > 1 && !flaw.empty()) reading.tell(Severity::warning, fmt::format("{}: page {}", place, page - 1), flaw);
      flaw = read_page(decoder, *size, engine, document, page, reading);
      reading.progress();
    }
    if (page > 2 && !flaw.empty() && !document.text.empty())
      reading.tell(Severity::warning, fmt::format("{}: page {}", place, page - 1), flaw);
  } catch (const OcrMissing& missing) {
    const std::string why = fmt::format("is a picture, whose words are not read: {}", missing.what());
    if (!is_part) throw Error(fmt::format("{}: {}", place, why));
    return reading.tell_once(Severity::error, place, why);
  }
  if (document.text.empty()) return give_up(Severity::note, fmt::format("is a picture that {}", flaw));
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom
