// The first byte chooses what something outside says of the encoding.
#include "extract/read/encodings.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_encodings(std::string_view input) {
  if (input.empty()) return;
  constexpr const char* kHints[] = {"",      "utf-8",     "utf-16",      "utf-32le",  "windows-1252", "iso-2022-jp",
                                    "utf-7", "shift_jis", "iso-8859-15", "gb18030",   "koi8-r",       "us-ascii",
                                    "hz",    "big5",      "macintosh",   "no-charset"};
  const std::string_view bytes = input.substr(1);
  const DecodedText decoded = decode_text(bytes, kHints[static_cast<unsigned char>(input[0]) % 16]);
  require(is_document_text(decoded.text), "a decoded text is UTF-8 without NUL");
  require_parts_in_order(decoded.places, decoded.text.size());
  std::size_t end = 0;
  for (const SourcePlace& place : decoded.places) {
    require(place.bytes && place.bytes->start >= end && place.bytes->end <= bytes.size(),
            "places lead to the bytes in their order");
    end = place.bytes->end;
  }
  if (decoded.same_bytes) require(decoded.text.size() == bytes.size(), "the same bytes are as many");
}

}  // namespace whowhom
