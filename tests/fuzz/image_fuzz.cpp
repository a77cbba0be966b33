// What comes before an engine: the decoder and the way a camera was held. Large pictures are left, for their time.
#include "extract/read/image_decoder.hpp"
#include "extract/read/image_orientation.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_image(std::string_view bytes) {
  const int orientation = exif_orientation(bytes);
  require(orientation >= 1 && orientation <= 8, "an orientation is 1 to 8");
  try {
    ImageDecoder decoder(bytes);
    for (int page = 0; page < 4; ++page) {
      const auto picture_size = decoder.next_size();
      if (!picture_size) break;
      if (picture_size->width > 1000 || picture_size->height > 1000) {
        decoder.skip();
      } else if (const auto picture = decoder.next()) {
        require(picture->pixels.size() ==
                    static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height),
                "a grey picture has a byte for each pixel");
      }
    }
  } catch (const OcrMissing&) {
  }
}

}  // namespace whowhom
